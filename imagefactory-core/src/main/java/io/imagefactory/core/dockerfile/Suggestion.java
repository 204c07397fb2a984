package io.imagefactory.core.dockerfile;

import java.util.Collection;
import java.util.Locale;

/** What someone may have meant by a word that is almost another. */
final class Suggestion {
    private static final int TOO_FAR = 3;

    private Suggestion() {}

    /** {@code ; did you mean "RUN"?} for a word that two changes turn into an option, else nothing. */
    static String of(String word, Collection<String> options) {
        String nearest = "";
        int least = TOO_FAR;
        if (word.length() > 40) {
            return nearest;
        }
        for (String option : options) {
            int distance = distance(word.toUpperCase(Locale.ROOT), option.toUpperCase(Locale.ROOT));
            if (distance < least && distance < option.length()) {
                least = distance;
                nearest = option;
            }
        }
        return nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?";
    }

    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) >= TOO_FAR) {
            return TOO_FAR;
        }
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
