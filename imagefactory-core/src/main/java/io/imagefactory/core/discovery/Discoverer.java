package io.imagefactory.core.discovery;

import io.imagefactory.core.dockerfile.BuildArgs;
import io.imagefactory.core.dockerfile.BuildArgsFile;
import io.imagefactory.core.dockerfile.Dockerfile;
import io.imagefactory.core.dockerfile.DockerfileParseException;
import io.imagefactory.core.dockerfile.ExternalImage;
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
import java.util.stream.Stream;

/**
 * Looks at the Dockerfile of every managed image, several at once. One that several images are built from is read and
 * parsed once. Build args that stand in a file beside the Dockerfile are read with it.
 */
public record Discoverer(Sources sources, Known known) {

    /** What is known without reading. */
    public interface Known {

        /** What came of the image's Dockerfile, where it would come of it again. */
        Optional<Analysis> of(String image, AnalysisRequest request);
    }

    /** One that reads every Dockerfile. */
    public Discoverer(Sources sources) {
        this(sources, (image, request) -> Optional.empty());
    }

    /** What came of each managed image; the result does not depend on the order in which files were read. */
    public Discovery discover(Enrollments enrollments) throws IOException {
        SortedMap<String, Analysis> analyses = new TreeMap<>();
        Map<String, AnalysisRequest> unknown = new LinkedHashMap<>();
        requests(enrollments)
                .forEach((image, request) -> known.of(image, request)
                        .ifPresentOrElse(analysis -> analyses.put(image, analysis), () -> unknown.put(image, request)));
        analyses.putAll(analyse(unknown));
        return new Discovery(analyses);
    }

    /** What is to be found out of the managed images, by name. */
    public static Map<String, AnalysisRequest> requests(Enrollments enrollments) {
        Map<String, AnalysisRequest> requests = new LinkedHashMap<>();
        for (Enrollment image : enrollments.managed()) {
            requests.put(image.name(), AnalysisRequest.of(image.build().orElseThrow()));
        }
        return requests;
    }

    /** What came of these, by name of the image. */
    public Map<String, Analysis> analyse(Map<String, AnalysisRequest> requests) throws IOException {
        Map<String, Analysis> analyses = new ConcurrentHashMap<>();
        Map<Source, Map<String, AnalysisRequest>> images = sources(requests);
        Map<Source, FileContent> awaited = new ConcurrentHashMap<>();
        sources.read(images.keySet(), (source, content) -> {
            Map<String, AnalysisRequest> alone = new HashMap<>();
            Map<String, AnalysisRequest> withArguments = new HashMap<>();
            images.get(source)
                    .forEach((image, request) ->
                            (request.argumentsFile().isEmpty() ? alone : withArguments).put(image, request));
            analyses.putAll(analyse(alone, source, content, request -> new Arguments(Map.of())));
            if (!withArguments.isEmpty()) {
                awaited.put(source, content);
                analyses.putAll(analyse(withArguments, awaited));
            }
        });
        return analyses;
    }

    /**
     * The images by what is to be read for them: their Dockerfiles, and the files of build args beside these, which are read
     * as they are.
     */
    public static Map<Source, Map<String, AnalysisRequest>> sources(Map<String, AnalysisRequest> requests) {
        Map<Source, Map<String, AnalysisRequest>> sources = new LinkedHashMap<>();
        requests.forEach((image, request) -> Stream.concat(
                        Stream.of(request.dockerfile()), request.argumentsFile().stream())
                .forEach(source -> sources.computeIfAbsent(source, any -> new LinkedHashMap<>())
                        .put(image, request)));
        return sources;
    }

    /** Those of the images of which Dockerfile and build args are both read: whichever came last finds the other. */
    private static Map<String, Analysis> analyse(Map<String, AnalysisRequest> requests, Map<Source, FileContent> read) {
        Map<Source, Map<String, AnalysisRequest>> complete = new HashMap<>();
        requests.forEach((image, request) -> {
            if (read.containsKey(request.dockerfile())
                    && read.containsKey(request.argumentsFile().orElseThrow())) {
                complete.computeIfAbsent(request.dockerfile(), any -> new HashMap<>())
                        .put(image, request);
            }
        });
        Map<String, Analysis> analyses = new HashMap<>();
        complete.forEach((dockerfile, built) ->
                analyses.putAll(analyse(built, dockerfile, read.get(dockerfile), request -> {
                    Source file = request.argumentsFile().orElseThrow();
                    return arguments(file, read.get(file));
                })));
        return analyses;
    }

    private static Map<String, Analysis> analyse(
            Map<String, AnalysisRequest> requests,
            Source dockerfile,
            FileContent content,
            Function<AnalysisRequest, Arguments> arguments) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        BiFunction<AnalysisRequest, Arguments, Analysis> analysis = analysis(dockerfile, content);
        Map<String, Analysis> analyses = new HashMap<>();
        requests.forEach((image, request) -> analyses.put(image, analysis.apply(request, arguments.apply(request))));
        return analyses;
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

    private static BiFunction<AnalysisRequest, Arguments, Analysis> analysis(Source source, FileContent content) {
        if (content instanceof FileContent.Found found) {
            return parsed(source, found);
        }
        Analysis none = unread(content);
        return (request, arguments) -> none;
    }

    private static Analysis unread(FileContent content) {
        if (content instanceof FileContent.Broken broken) {
            return new Analysis.Failed(broken.reason());
        }
        return content instanceof FileContent.Unreachable unreachable
                ? new Analysis.Unreachable(unreachable.reason())
                : new Analysis.Unserved(((FileContent.Unserved) content).remedy());
    }

    private static BiFunction<AnalysisRequest, Arguments, Analysis> parsed(Source source, FileContent.Found found) {
        try {
            Dockerfile dockerfile = Dockerfile.parse(found.content());
            return (request, arguments) -> arguments.fault().orElseGet(() -> analyse(request, arguments, dockerfile));
        } catch (DockerfileParseException e) {
            Analysis failed = failed(source, e);
            return (request, arguments) -> failed;
        }
    }

    private static Analysis analyse(AnalysisRequest request, Arguments arguments, Dockerfile dockerfile) {
        try {
            BuildArgs args = BuildArgs.of(arguments.before(request.buildArgs()), request.target(), request.platform());
            return new Analysis.Analysed(uses(dockerfile.baseImages(args).stream()
                    .map(ExternalImage::reference)
                    .toList()));
        } catch (DockerfileParseException e) {
            return failed(request.dockerfile(), e);
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
