package io.imagefactory.kargo;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** @param objects the kinds of the documents, one for each */
    public static Manifest of(String documents, List<ObjectKind> objects) {
        SortedMap<ObjectKind, Integer> counts = new TreeMap<>(Map.of(ObjectKind.WAREHOUSE, 0));
        objects.forEach(kind -> counts.merge(kind, 1, Integer::sum));
        return new Manifest(
                HEADER + (objects.isEmpty() ? NOTHING : documents), Collections.unmodifiableSortedMap(counts));
    }

    /** The file that holds it. */
    public GeneratedFile file() {
        return new GeneratedFile(FILE_NAME, text, true);
    }
}
