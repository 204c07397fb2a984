package io.imagefactory.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was probably meant by a misspelt word. */
public final class Suggestion {

    private Suggestion() {}

    /** The known word that is closest: equal but for case, or at most a third of its letters away. */
    public static Optional<String> closest(String word, Collection<String> known) {
        if (word.length() > 64) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate ->
                        distance(lower, candidate.toLowerCase(Locale.ROOT)) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt((String candidate) -> distance(lower, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code did you mean "registry"?}, or {@code known are a, b, c} where nothing is close. */
    public static String of(String word, Collection<String> known) {
        List<String> sorted = known.stream().sorted().toList();
        return closest(word, sorted)
                .map(close -> "did you mean \"" + close + "\"?")
                .orElseGet(() -> "known are " + String.join(", ", sorted));
    }

    /** How many letters must be put in, taken out or changed (Levenshtein). */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
