package io.imagefactory.core.enroll.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of build args, a line each, as {@code --build-arg-file} of buildah and podman takes it. */
public final class BuildArgFile {

    private BuildArgFile() {}

    /**
     * The args in it: {@code NAME=value}, blank lines and comments aside.
     *
     * @param folder what the path is relative to
     * @param gaps told if there is no such file
     */
    public static Map<String, String> read(RepositoryFiles files, String folder, String path, List<String> gaps) {
        Map<String, String> args = new LinkedHashMap<>();
        Optional<String> text = RepositoryPath.resolve(folder, path).flatMap(files::text);
        if (text.isEmpty()) {
            gaps.add("the file of build args " + Unknown.shown(path) + " is not in the repository");
        }
        text.stream().flatMap(String::lines).map(String::strip).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                args.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return args;
    }
}
