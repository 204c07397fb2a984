package io.imagefactory.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** How messages tell of many things without being endless. */
final class Listing {

    private static final int MOST_LINES = 100;
    private static final int MOST_NAMES = 5;

    private Listing() {}

    /** A few of the names, and how many more there are. */
    static String names(List<String> names) {
        String some = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? some + " and " + (names.size() - MOST_NAMES) + " more" : some;
    }

    /** The names for which the same was said, in the order of the first of them. */
    static Map<String, List<String>> byReason(Map<String, String> reasons) {
        return reasons.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    /** Tells the first one by one; the others are counted, and told with {@code -X}. */
    static void lines(Log log, List<String> lines) {
        lines.stream().limit(MOST_LINES).forEach(log::info);
        if (lines.size() > MOST_LINES) {
            log.info("  and " + (lines.size() - MOST_LINES) + " more (-X names them)");
            lines.stream().skip(MOST_LINES).forEach(log::debug);
        }
    }
}
