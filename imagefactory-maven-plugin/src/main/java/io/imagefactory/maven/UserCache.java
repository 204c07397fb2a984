package io.imagefactory.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the user's programs keep what they can get again. */
final class UserCache {

    private static final String FOLDER = "imagefactory";

    private UserCache() {}

    /** Our folder in it, by the conventions of the operating system. */
    static Path in(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home"));
        Path macOs = home.resolve("Library/Caches");
        return Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .or(() -> Optional.ofNullable(environment.get("LOCALAPPDATA")))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElse(Files.isDirectory(macOs) ? macOs : home.resolve(".cache"))
                .resolve(FOLDER);
    }
}
