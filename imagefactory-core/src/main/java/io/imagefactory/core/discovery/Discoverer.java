package io.imagefactory.core.discovery;

import io.imagefactory.core.dockerfile.BuildArgs;
import io.imagefactory.core.dockerfile.BuildArgsFile;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at the Dockerfile of every managed image, several at once. One that several images are built from is read and
 * parsed once. Build args that stand in a file beside the Dockerfile are read with it.
 */
public record Discoverer(Sources sources, Known known) {

    /** What is known without reading. */
    public interface Known {

        /** What came of the image's Dockerfile, where it would come of it again. */
        Optional<Analysis> of(Enrollment image);
    }

    /** One that reads every Dockerfile. */
    public Discoverer(Sources sources) {
        this(sources, image -> Optional.empty());
    }

    /** What came of each; the result does not depend on the order in which they were read. */
    public Discovery discover(Enrollments enrollments) throws IOException {
        Map<String, Analysis> analyses = new ConcurrentHashMap<>();
        List<Enrollment> unknown = new ArrayList<>();
        for (Enrollment image : enrollments.managed()) {
            known.of(image).ifPresentOrElse(analysis -> analyses.put(image.name(), analysis), () -> unknown.add(image));
        }
        Map<Source, List<Enrollment>> images = sources(unknown);
        Map<Source, FileContent> awaited = new ConcurrentHashMap<>();
        sources.read(images.keySet(), (source, content) -> {
            Map<Boolean, List<Enrollment>> waiting = images.get(source).stream()
                    .collect(Collectors.partitioningBy(
                            image -> build(image).argumentsSource().isPresent()));
            analyses.putAll(analyse(waiting.get(false), source, content, build -> new Arguments(Map.of())));
            if (!waiting.get(true).isEmpty()) {
                awaited.put(source, content);
                analyses.putAll(analyse(waiting.get(true), awaited));
            }
        });
        return new Discovery(new TreeMap<>(analyses));
    }

    /**
     * The images by what is to be read for them: their Dockerfiles, and the files of build args beside these, which are read
     * as they are.
     */
    public static Map<Source, List<Enrollment>> sources(List<Enrollment> managed) {
        Map<Source, List<Enrollment>> sources = new LinkedHashMap<>();
        for (Enrollment image : managed) {
            Build build = build(image);
            Stream.concat(Stream.of(build.source()), build.argumentsSource().stream())
                    .distinct()
                    .forEach(source -> sources.computeIfAbsent(source, any -> new ArrayList<>())
                            .add(image));
        }
        return sources;
    }

    private static Build build(Enrollment image) {
        return image.build().orElseThrow();
    }

    /** Those of the images of which Dockerfile and build args are both read: whichever came last finds the other. */
    private static Map<String, Analysis> analyse(List<Enrollment> images, Map<Source, FileContent> read) {
        Map<String, Analysis> analyses = new HashMap<>();
        images.stream()
                .filter(image -> read.containsKey(build(image).source())
                        && read.containsKey(build(image).argumentsSource().orElseThrow()))
                .collect(Collectors.groupingBy(image -> build(image).source()))
                .forEach((dockerfile, built) ->
                        analyses.putAll(analyse(built, dockerfile, read.get(dockerfile), build -> {
                            Source file = build.argumentsSource().orElseThrow();
                            return arguments(file, read.get(file));
                        })));
        return analyses;
    }

    private static Map<String, Analysis> analyse(
            List<Enrollment> images, Source dockerfile, FileContent content, Function<Build, Arguments> arguments) {
        if (images.isEmpty()) {
            return Map.of();
        }
        BiFunction<Build, Arguments, Analysis> analysis = analysis(dockerfile, content);
        return images.stream()
                .collect(Collectors.toMap(
                        Enrollment::name, image -> analysis.apply(build(image), arguments.apply(build(image)))));
    }

    /** What a file of build args says, or why it cannot be used. */
    private record Arguments(Map<String, String> values, Optional<Analysis> fault) {

        Arguments(Map<String, String> values) {
            this(values, Optional.empty());
        }

        /** What the build is told itself counts before the file. */
        Map<String, String> before(Map<String, String> own) {
            Map<String, String> all = new LinkedHashMap<>(values);
            all.putAll(own);
            return all;
        }
    }

    private static Arguments arguments(Source file, FileContent content) {
        if (!(content instanceof FileContent.Found found)) {
            return new Arguments(Map.of(), Optional.of(unread(content)));
        }
        try {
            return new Arguments(BuildArgsFile.parse(found.content()));
        } catch (DockerfileParseException e) {
            return new Arguments(Map.of(), Optional.of(failed(file, e)));
        }
    }

    private static BiFunction<Build, Arguments, Analysis> analysis(Source source, FileContent content) {
        if (content instanceof FileContent.Found found) {
            return parsed(source, found);
        }
        Analysis none = unread(content);
        return (build, arguments) -> none;
    }

    private static Analysis unread(FileContent content) {
        if (content instanceof FileContent.Broken broken) {
            return new Analysis.Failed(broken.reason());
        }
        return content instanceof FileContent.Unreachable unreachable
                ? new Analysis.Unreachable(unreachable.reason())
                : new Analysis.Unserved(((FileContent.Unserved) content).remedy());
    }

    private static BiFunction<Build, Arguments, Analysis> parsed(Source source, FileContent.Found found) {
        try {
            Dockerfile dockerfile = Dockerfile.parse(found.content());
            return (build, arguments) -> arguments.fault().orElseGet(() -> analyse(build, arguments, dockerfile));
        } catch (DockerfileParseException e) {
            Analysis failed = failed(source, e);
            return (build, arguments) -> failed;
        }
    }

    private static Analysis analyse(Build build, Arguments arguments, Dockerfile dockerfile) {
        try {
            BuildArgs args = BuildArgs.of(arguments.before(build.buildArgs()), build.target(), build.platform());
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
