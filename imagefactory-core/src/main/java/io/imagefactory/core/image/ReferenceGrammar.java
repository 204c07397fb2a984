package io.imagefactory.core.image;

import io.imagefactory.core.text.Excerpt;
import java.util.regex.Pattern;

/**
 * The rules of {@code distribution/reference}, {@code regexp.go}. What is repeated is never tried again, so that a text of
 * any length costs one pass and no stack.
 */
final class ReferenceGrammar {
    /** Host name, IPv4 address or IPv6 address in brackets, with or without a port. */
    private static final Pattern HOST =
            Pattern.compile("(?:\\[[0-9A-Fa-f:]++]|[0-9A-Za-z]++(?:(?:-++|\\.)[0-9A-Za-z]++)*+)(?::[0-9]++)?");

    /** Lower-case elements joined by slashes, with single dots, one or two underscores or any dashes inside. */
    private static final Pattern PATH = Pattern.compile("[a-z0-9]++(?:(?:[./]|__?|-++)[a-z0-9]++)*+");

    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");

    private ReferenceGrammar() {}

    /** Whether the first element of a path is taken for a registry ({@code splitDockerDomain}). */
    static boolean isReadAsRegistry(String first) {
        return first.equals("localhost")
                || first.chars().anyMatch(c -> c == '.' || c == ':' || Character.toLowerCase(c) != c);
    }

    static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }

    static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    static String problemOfPath(String path) {
        if (path.chars().anyMatch(c -> Character.toLowerCase(c) != c)) {
            return "the repository \"" + Excerpt.of(path) + "\" must be lower case";
        }
        return "\"" + Excerpt.of(path)
                + "\" is no repository, which is made of lower-case letters, digits, slashes, and between them single"
                + " dots, one or two underscores or dashes";
    }
}
