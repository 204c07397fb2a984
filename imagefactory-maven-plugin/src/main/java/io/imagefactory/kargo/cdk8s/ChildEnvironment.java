package io.imagefactory.kargo.cdk8s;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a child process may know of our environment: where programs are and what they need to start. Everything else,
 * the secrets of a CI job among it, stays here.
 */
final class ChildEnvironment {

    private static final Set<String> PASSED_ON = Set.of(
            "PATH",
            "HOME",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "LD_LIBRARY_PATH",
            // Windows
            "APPDATA",
            "COMSPEC",
            "LOCALAPPDATA",
            "PATHEXT",
            "SYSTEMDRIVE",
            "SYSTEMROOT",
            "USERPROFILE",
            "WINDIR",
            // version managers, whose `node` finds the real one by them
            "ASDF_DATA_DIR",
            "ASDF_DIR",
            "FNM_DIR",
            "MISE_DATA_DIR",
            "NODENV_ROOT",
            "NODENV_VERSION",
            "NVM_DIR",
            "VOLTA_HOME");

    private final Map<String, String> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    ChildEnvironment(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (PASSED_ON.contains(name.toUpperCase(Locale.ROOT))) {
                variables.put(name, value);
            }
        });
    }

    List<Path> searchPath() {
        return Arrays.stream(variables.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(ChildEnvironment::path)
                .toList();
    }

    private static Stream<Path> path(String folder) {
        try {
            return Stream.of(Path.of(folder).toAbsolutePath());
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /** Replaces what a process would inherit; {@code more} goes last. */
    void applyTo(Map<String, String> environment, Map<String, String> more) {
        environment.clear();
        environment.putAll(variables);
        more.forEach((name, value) -> {
            environment.keySet().removeIf(name::equalsIgnoreCase);
            environment.put(name, value);
        });
    }
}
