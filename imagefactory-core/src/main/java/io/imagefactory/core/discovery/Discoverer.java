package io.imagefactory.core.discovery;

import io.imagefactory.core.dockerfile.BuildArgs;
import io.imagefactory.core.dockerfile.Dockerfile;
import io.imagefactory.core.dockerfile.DockerfileParseException;
import io.imagefactory.core.dockerfile.ExternalImage;
import io.imagefactory.core.dockerfile.InvalidPlatformException;
import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.source.SourceContent;
import io.imagefactory.core.source.SourceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks at the Dockerfile of every managed image, several at once. Costs one read and one parse an image. */
public final class Discoverer {

    private final SourceReader sources;

    public Discoverer(SourceReader sources) {
        this.sources = sources;
    }

    /** What came of each; the result does not depend on the order in which they were read. */
    public Discovery discover(Enrollments enrollments) {
        return new Discovery(enrollments.managed().parallelStream()
                .collect(Collectors.toMap(
                        Enrollment::name,
                        enrollment -> analyse(enrollment.build().orElseThrow()),
                        (a, b) -> a,
                        TreeMap::new)));
    }

    private Analysis analyse(Build build) {
        SourceContent content = sources.read(build.source());
        if (content instanceof SourceContent.Found found) {
            return analyse(build, found);
        }
        return content instanceof SourceContent.Broken broken
                ? new Analysis.Failed(broken.reason())
                : new Analysis.Unserved(((SourceContent.Unserved) content).remedy());
    }

    private static Analysis analyse(Build build, SourceContent.Found found) {
        try {
            BuildArgs args = BuildArgs.of(build.buildArgs(), build.target(), build.platform());
            return new Analysis.Analysed(uses(Dockerfile.parse(found.content()).baseImages(args).stream()
                    .map(ExternalImage::reference)
                    .toList()));
        } catch (DockerfileParseException e) {
            return new Analysis.Failed(place(build.source().dockerfile(), e) + ": " + e.problem());
        } catch (InvalidPlatformException e) {
            return new Analysis.Failed(e.getMessage());
        }
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
        return pins.entrySet().stream().map(Discoverer::use).toList();
    }

    private static BaseImageUse use(Map.Entry<ImageReference, List<Optional<Digest>>> uses) {
        List<Digest> digests =
                uses.getValue().stream().flatMap(Optional::stream).toList();
        boolean floating = uses.getValue().stream().anyMatch(Optional::isEmpty);
        return new BaseImageUse(uses.getKey(), digests, floating);
    }
}
