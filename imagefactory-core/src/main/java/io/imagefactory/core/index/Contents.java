package io.imagefactory.core.index;

import io.imagefactory.core.discovery.AnalysisRequest;
import io.imagefactory.core.discovery.BaseImageUse;
import io.imagefactory.core.file.FileStamp;
import io.imagefactory.core.file.KnownFile;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the index says.
 *
 * @param settings of the runs for which it holds
 * @param written when it was, in milliseconds since 1970
 * @param outcome of a run with everything as it is known here; absent where it would have something to do or to say
 * @param inputs images.yaml, or the files of the folder, by path
 * @param folders on the way to Dockerfiles, each after the one around it
 * @param dockerfiles with the files of build args beside them
 * @param state the state files, by path below their folder
 * @param images what came of the Dockerfiles of images; read when they are asked for
 */
record Contents(
        String settings,
        long written,
        Optional<Outcome> outcome,
        List<Named> inputs,
        List<Way> folders,
        List<Placed> dockerfiles,
        List<Named> state,
        Images images) {

    /** What came of the Dockerfiles of images. */
    interface Images {

        List<Image> get();
    }

    /** A file by its path. */
    record Named(String path, KnownFile file) {}

    /**
     * A folder.
     *
     * @param parent the place in the list of the one around it; -1 for the folder of images.yaml, and for one above it
     * @param passed whether there is another folder behind it
     */
    record Way(String path, FileStamp stamp, int parent, boolean passed) {}

    /**
     * A file in a folder.
     *
     * @param path as images.yaml writes it
     * @param folder the place in the list of the one in which it lies
     */
    record Placed(String path, int folder, String name, KnownFile file) {}

    /**
     * An image and what came of its Dockerfile.
     *
     * @param dockerfile as images.yaml writes it
     * @param arguments the file of build args
     */
    record Image(
            String name,
            String dockerfile,
            Optional<String> arguments,
            Optional<String> target,
            Optional<String> platform,
            Map<String, String> buildArgs,
            List<BaseImageUse> uses) {

        /** One whose Dockerfile is a local one. */
        static Image of(String name, AnalysisRequest request, List<BaseImageUse> uses) {
            return new Image(
                    name,
                    request.dockerfile().dockerfile(),
                    request.argumentsFile().map(Source::dockerfile),
                    request.target(),
                    request.platform(),
                    request.buildArgs(),
                    uses);
        }

        AnalysisRequest request() {
            return new AnalysisRequest(local(dockerfile), arguments.map(Image::local), target, platform, buildArgs);
        }

        private static Source local(String path) {
            return Source.of(Provider.LOCAL, Optional.empty(), Optional.empty(), Optional.empty(), path);
        }

        Image with(List<BaseImageUse> others) {
            return new Image(name, dockerfile, arguments, target, platform, buildArgs, others);
        }

        /** Of the files that decide what came of it. */
        List<String> paths() {
            return Stream.concat(Stream.of(dockerfile), arguments.stream()).toList();
        }
    }
}
