package io.imagefactory.kargo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Kargo's objects as one YAML file.
 *
 * @param text the file, which begins with a comment; where there is nothing to track it holds no object at all, and
 *     {@code kubectl apply -f} says so
 * @param objects how many objects of each kind it holds, in the order of the text; Warehouses also where there are none
 */
public record Manifest(String text, SortedMap<ObjectKind, Integer> objects) {

    /** What the file is called in its directory. */
    public static final String FILE_NAME = "kargo.yaml";

    private static final String HEADER = "# Written by imagefactory-maven-plugin; change images.yaml instead.\n";
    private static final String NOTHING = "# There is no image to track yet.\n";

    static Manifest of(String documents, List<KargoObject> objects) {
        SortedMap<ObjectKind, Integer> counts = new TreeMap<>(Map.of(ObjectKind.WAREHOUSE, 0));
        objects.forEach(object -> counts.merge(object.kind(), 1, Integer::sum));
        return new Manifest(
                HEADER + (objects.isEmpty() ? NOTHING : documents), Collections.unmodifiableSortedMap(counts));
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
