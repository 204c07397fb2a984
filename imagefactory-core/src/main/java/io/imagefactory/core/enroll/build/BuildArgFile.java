package io.imagefactory.core.enroll.build;

import io.imagefactory.core.dockerfile.BuildArgsFile;
import io.imagefactory.core.dockerfile.DockerfileParseException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A file of build args that a build of the repository is given, as {@link BuildArgsFile} has it. */
public final class BuildArgFile {

    private BuildArgFile() {}

    /**
     * The file with its args by name; empty where it cannot be read.
     *
     * @param folder what the path is relative to
     * @param gaps told if there is no such file, or one that buildah refuses
     */
    public static Optional<ImageBuild.ArgsFile> read(
            RepositoryFiles files, String folder, String path, List<String> gaps) {
        Optional<String> resolved = RepositoryPath.resolve(folder, path);
        Optional<String> text = resolved.flatMap(files::text);
        if (text.isEmpty()) {
            gaps.add("the file of build args " + Unknown.shown(path) + " is not in the repository");
            return Optional.empty();
        }
        try {
            return Optional.of(new ImageBuild.ArgsFile(
                    resolved.orElseThrow(), BuildArgsFile.parse(text.get().getBytes(StandardCharsets.UTF_8))));
        } catch (DockerfileParseException e) {
            gaps.add("the file of build args " + Unknown.shown(path) + " has a line without a name: " + e.getMessage());
            return Optional.empty();
        }
    }
}
