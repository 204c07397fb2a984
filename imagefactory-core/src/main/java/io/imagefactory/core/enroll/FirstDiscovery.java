package io.imagefactory.core.enroll;

import io.imagefactory.core.dockerfile.BuildArgs;
import io.imagefactory.core.dockerfile.Dockerfile;
import io.imagefactory.core.dockerfile.DockerfileParseException;
import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.image.InvalidPlatformException;
import io.imagefactory.core.image.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What {@code discover} will say of a Dockerfile that is built so.
 *
 * @param failure why it fails; empty if it does not
 * @param deciding the args whose values are not known, and without which the base images are not
 */
record FirstDiscovery(Optional<String> failure, List<String> deciding) {

    /** A value that is a tag as well as the name of an image, and no default. */
    private static final String PROBE = "imagefactory-probe";

    private static final int MAX_PROBES = 50;

    /**
     * Looks at a Dockerfile as discovery does.
     *
     * @param path what messages call it
     * @param unknown the names of args that have a value only when it is built
     */
    static FirstDiscovery of(
            DockerfileSearch.Found found,
            String path,
            Map<String, String> args,
            SortedSet<String> unknown,
            Optional<String> target,
            Platform platform) {
        if (found instanceof DockerfileSearch.Found.Absent) {
            return failed(path + " is not in the repository");
        }
        if (found instanceof DockerfileSearch.Found.Template template) {
            return failed(path + " is " + template.reason());
        }
        if (found instanceof DockerfileSearch.Found.Broken broken) {
            return failed(sentence(path, broken.fault()));
        }
        Dockerfile dockerfile = ((DockerfileSearch.Found.Readable) found).dockerfile();
        String before = images(dockerfile, path, new BuildArgs(args, target, platform), new ArrayList<>());
        List<String> deciding = new ArrayList<>();
        unknown.stream().limit(MAX_PROBES).forEach(name -> {
            Map<String, String> probed = new LinkedHashMap<>(args);
            probed.put(name, PROBE);
            if (!images(dockerfile, path, new BuildArgs(probed, target, platform), new ArrayList<>())
                    .equals(before)) {
                deciding.add(name);
            }
        });
        List<String> faults = new ArrayList<>();
        images(dockerfile, path, new BuildArgs(args, target, platform), faults);
        return new FirstDiscovery(faults.stream().findFirst(), deciding);
    }

    private static FirstDiscovery failed(String reason) {
        return new FirstDiscovery(Optional.of(reason), List.of());
    }

    /** The base images as one text, or what is wrong. */
    private static String images(Dockerfile dockerfile, String path, BuildArgs args, List<String> faults) {
        try {
            SortedSet<String> images = new TreeSet<>();
            dockerfile
                    .baseImages(args)
                    .forEach(image -> images.add(image.reference().canonical()));
            return images.toString();
        } catch (DockerfileParseException e) {
            faults.add(sentence(path, e));
            return sentence(path, e);
        }
    }

    private static String sentence(String path, DockerfileParseException fault) {
        return path + (fault.line() == 0 ? "" : ":" + fault.line()) + ": " + fault.problem();
    }

    /** The platform by which the Dockerfile is read. */
    static Platform platform(List<Platform> platforms) {
        return platforms.isEmpty() || platforms.contains(Platform.LINUX_AMD64)
                ? Platform.LINUX_AMD64
                : platforms.get(0);
    }

    /** The platforms that are known; one that is none is left out. */
    static List<Platform> platforms(List<String> written) {
        List<Platform> platforms = new ArrayList<>();
        for (String text : written) {
            try {
                if (!Unknown.isIn(text) && !text.equals("local")) {
                    platforms.add(Platform.of(text));
                }
            } catch (InvalidPlatformException e) {
                // Whoever wrote it finds out when it is built.
            }
        }
        return platforms.stream().distinct().toList();
    }
}
