package io.imagefactory.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;

/**
 * The environment as Maven hands it to {@code ${env.X}}, so that tests can set it. A token is asked for here rather than
 * taken as a parameter, since {@code mvn -X} prints every parameter.
 */
record Environment(Properties system, Properties user) {

    private static final String PREFIX = "env.";

    static Environment of(MavenSession session) {
        return new Environment(session.getSystemProperties(), session.getUserProperties());
    }

    /** All that is set. */
    Map<String, String> variables() {
        return system.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toMap(name -> name.substring(PREFIX.length()), system::getProperty));
    }

    /** The value of a variable that is set and not blank. */
    Optional<String> get(String name) {
        String key = PREFIX + name;
        return Optional.ofNullable(user.getProperty(key, system.getProperty(key)))
                .filter(value -> !value.isBlank());
    }

    /**
     * Our folder where the user's programs keep what they can get again, by the conventions of the operating system. Who has
     * no home, as in a container that runs as just any user, has it in the temporary folder.
     */
    Path cache() {
        Path home = Path.of(System.getProperty("user.home"));
        Path macOs = home.resolve("Library/Caches");
        Path conventional = Files.isDirectory(macOs) ? macOs : home.resolve(".cache");
        return get("XDG_CACHE_HOME")
                .or(() -> get("LOCALAPPDATA"))
                .map(folder -> Path.of(folder).resolve("imagefactory"))
                .orElseGet(() -> Files.isWritable(Files.exists(conventional) ? conventional : home) && home.isAbsolute()
                        ? conventional.resolve("imagefactory")
                        : Path.of(
                                System.getProperty("java.io.tmpdir"),
                                "imagefactory-" + System.getProperty("user.name")));
    }
}
