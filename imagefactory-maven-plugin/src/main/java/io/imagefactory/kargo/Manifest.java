package io.imagefactory.kargo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/**
 * Kargo's objects as one YAML file.
 *
 * @param text the file, which begins with a comment; where there is nothing to track it holds no object at all, and
 *     {@code kubectl apply -f} says so
 * @param warehouses how many Warehouses it holds
 */
public record Manifest(String text, int warehouses) {

    /** What the file is called in its directory. */
    public static final String FILE_NAME = "kargo.yaml";

    private static final String HEADER = "# Written by imagefactory-maven-plugin; change images.yaml instead.\n";
    private static final String NOTHING = "# There is no image to track yet.\n";

    static Manifest of(String objects, int warehouses) {
        return new Manifest(HEADER + (warehouses == 0 ? NOTHING : objects), warehouses);
    }

    /**
     * Makes {@code kargo.yaml} of a directory say this, at one stroke; a file that says it already is not touched.
     *
     * @return whether the file was written
     */
    public boolean writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(FILE_NAME);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return false;
        }
        // kubectl takes no file of this ending, should the process be killed before the move.
        Path temporary = directory.resolve("." + FILE_NAME + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return true;
    }
}
