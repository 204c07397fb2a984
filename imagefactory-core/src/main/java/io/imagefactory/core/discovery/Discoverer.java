package io.imagefactory.core.discovery;

import io.imagefactory.core.dockerfile.BuildArgs;
import io.imagefactory.core.dockerfile.Dockerfile;
import io.imagefactory.core.dockerfile.DockerfileParseException;
import io.imagefactory.core.dockerfile.ExternalImage;
import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.InvalidPlatformException;
import io.imagefactory.core.source.Source;
import io.imagefactory.core.source.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at the Dockerfile of every managed image, several at once. One that several images are built from is read and
 * parsed once.
 */
public record Discoverer(Sources sources) {
    /** What came of each; the result does not depend on the order in which they were read. */
    public Discovery discover(Enrollments enrollments) throws IOException {
        Map<Source, List<Enrollment>> images = sources(enrollments);
        Map<String, Analysis> analyses = new ConcurrentHashMap<>();
        sources.read(
                images.keySet(),
                (source, content) -> analyses.putAll(analyse(images.get(source), analysis(source, content))));
        return new Discovery(new TreeMap<>(analyses));
    }

    /** The images by what is to be read for them. */
    public static Map<Source, List<Enrollment>> sources(Enrollments enrollments) {
        return enrollments.managed().stream()
                .collect(Collectors.groupingBy(
                        enrollment -> enrollment.build().orElseThrow().source(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static Map<String, Analysis> analyse(List<Enrollment> images, Function<Build, Analysis> analysis) {
        return images.stream()
                .collect(Collectors.toMap(
                        Enrollment::name, image -> analysis.apply(image.build().orElseThrow())));
    }

    private static Function<Build, Analysis> analysis(Source source, FileContent content) {
        if (content instanceof FileContent.Found found) {
            return parsed(source, found);
        }
        Analysis none = unread(content);
        return build -> none;
    }

    private static Analysis unread(FileContent content) {
        if (content instanceof FileContent.Broken broken) {
            return new Analysis.Failed(broken.reason());
        }
        return content instanceof FileContent.Unreachable unreachable
                ? new Analysis.Unreachable(unreachable.reason())
                : new Analysis.Unserved(((FileContent.Unserved) content).remedy());
    }

    private static Function<Build, Analysis> parsed(Source source, FileContent.Found found) {
        try {
            Dockerfile dockerfile = Dockerfile.parse(found.content());
            return build -> analyse(build, dockerfile);
        } catch (DockerfileParseException e) {
            Analysis failed = failed(source, e);
            return build -> failed;
        }
    }

    private static Analysis analyse(Build build, Dockerfile dockerfile) {
        try {
            BuildArgs args = BuildArgs.of(build.buildArgs(), build.target(), build.platform());
            return new Analysis.Analysed(uses(dockerfile.baseImages(args).stream()
                    .map(ExternalImage::reference)
                    .toList()));
        } catch (DockerfileParseException e) {
            return failed(build.source(), e);
        } catch (InvalidPlatformException e) {
            return new Analysis.Failed(e.getMessage());
        }
    }

    private static Analysis failed(Source source, DockerfileParseException e) {
        return new Analysis.Failed(place(source.dockerfile(), e) + ": " + e.problem());
    }

    private static String place(String dockerfile, DockerfileParseException e) {
        String line = e.line() == 0 ? "" : ":" + e.line();
        return dockerfile + line + (e.column().isPresent() ? ":" + e.column().getAsInt() : "");
    }

    /** The references by base image, whatever their pins. */
    static List<BaseImageUse> uses(List<ImageReference> references) {
        SortedMap<ImageReference, List<Optional<Digest>>> pins = new TreeMap<>();
        for (ImageReference reference : references) {
            boolean pinned = reference.tag().isPresent();
            pins.computeIfAbsent(reference.withoutDigest(), any -> new ArrayList<>())
                    .add(pinned ? reference.digest() : Optional.empty());
        }
        return pins.entrySet().stream()
                .map(uses -> new BaseImageUse(
                        uses.getKey(),
                        uses.getValue().stream().flatMap(Optional::stream).toList(),
                        uses.getValue().stream().anyMatch(Optional::isEmpty)))
                .toList();
    }
}
