package io.imagefactory.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was probably meant by a misspelt word. */
public final class Suggestion {

    private static final int LONGEST_WORD = 64;

    private Suggestion() {}

    /** The known word that is closest: equal but for case, or two letters off, or a third of its letters. */
    public static Optional<String> closest(String word, Collection<String> known) {
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(2, candidate.length() / 3)
                        && distance(word, candidate) < candidate.length())
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code ; did you mean "RUN"?}, to end a sentence with, or nothing where nothing is close. */
    public static String after(String word, Collection<String> known) {
        return closest(word, known)
                .map(close -> "; did you mean \"" + close + "\"?")
                .orElse("");
    }

    /** {@code did you mean "registry"?}, or {@code known are a, b, c} where nothing is close. */
    public static String of(String word, Collection<String> known) {
        List<String> sorted = known.stream().sorted().toList();
        return closest(word, sorted)
                .map(close -> "did you mean \"" + close + "\"?")
                .orElseGet(() -> "known are " + String.join(", ", sorted));
    }

    /** How many letters must be put in, taken out or changed, whatever their case (Levenshtein). */
    private static int distance(String word, String candidate) {
        String a = word.toLowerCase(Locale.ROOT);
        String b = candidate.toLowerCase(Locale.ROOT);
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
