package io.imagefactory.report;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.Enrollment;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a report of a fault needs to be understood, as Markdown to be pasted: of what is enrolled and known only how many
 * there are. No name, address or path of the user's is in it, where none is in what it is given.
 */
public final class DiagnosticsText {

    private static final String HEAD =
            "Image Factory, diagnostics. Names, addresses and paths are left out; look before you paste.";

    /** A number, a version, a length of time, or a word that the goals themselves have for a choice; several by commas. */
    private static final Pattern HARMLESS = Pattern.compile("(?:W|N)(?:,(?:W|N))*"
            .replace(
                    "W",
                    "true|false|none|record|rebuild|Lexical|SemVer|NewestBuild|Digest|anonymous|personal|paid"
                            + "|github|gitlab|text|dot|mermaid|graphml|json|certain|likely|guess|https?|ssh|git|file")
            .replace("N", "P?T?\\d{1,6}(?:\\.\\d{1,6}){0,3}[A-Za-z]?"));

    private DiagnosticsText() {}

    /**
     * @param versions of what takes part, by what people call it, in that order
     * @param settings the parameters that a build sets, each with all values that it gives them. Of a value that may name
     *     something of the user's, only that there is one is told
     * @param inventory empty where it cannot be read
     */
    public static String of(
            Map<String, String> versions,
            SortedMap<String, SortedSet<String>> settings,
            Optional<Inventory> inventory) {
        return Stream.of(
                        HEAD,
                        list("Versions", versions),
                        list("Settings", told(settings)),
                        inventory
                                .map(known -> list("Counts", counts(known)))
                                .orElse("### Counts\n\nNot known: images.yaml or the state cannot be read."))
                .collect(Collectors.joining("\n\n"));
    }

    private static String list(String title, Map<String, ?> values) {
        return "### " + title + "\n\n"
                + (values.isEmpty()
                        ? "None."
                        : values.entrySet().stream()
                                .map(entry -> "- " + entry.getKey() + ": " + entry.getValue())
                                .collect(Collectors.joining("\n")));
    }

    private static Map<String, String> told(SortedMap<String, SortedSet<String>> settings) {
        Map<String, String> told = new LinkedHashMap<>();
        settings.forEach((name, values) -> told.put(
                name,
                values.stream()
                        .map(value -> HARMLESS.matcher(value).matches() ? value : "set")
                        .distinct()
                        .collect(Collectors.joining(" and "))));
        return told;
    }

    private static Map<String, Long> counts(Inventory inventory) {
        Collection<Image> images = inventory.images().values();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("images, managed", images.stream().filter(Image::isManaged).count());
        counts.put(
                "images, external",
                images.stream().filter(image -> !image.isManaged()).count());
        images.stream()
                .map(Image::enrollment)
                .map(Enrollment::build)
                .flatMap(Optional::stream)
                .map(Build::source)
                .collect(Collectors.groupingBy(source -> source.provider().text(), TreeMap::new, Collectors.counting()))
                .forEach((provider, count) -> counts.put("Dockerfiles, provider " + provider, count));
        counts.put("base images", (long) inventory.baseImages().size());
        inventory.concerns().stream()
                .collect(Collectors.groupingBy(Concern::topic, TreeMap::new, Collectors.counting()))
                .forEach((topic, count) -> counts.put(topic.title(), count));
        return counts;
    }
}
