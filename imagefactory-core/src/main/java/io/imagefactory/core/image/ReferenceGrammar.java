package io.imagefactory.core.image;

import io.imagefactory.core.text.Excerpt;

/** The character rules of {@code distribution/reference}, {@code regexp.go}, each checked in one pass. */
final class ReferenceGrammar {
    private static final int MAX_TAG_LENGTH = 128;

    private ReferenceGrammar() {}

    /** Whether the first element of a path is taken for a registry ({@code splitDockerDomain}). */
    static boolean isReadAsRegistry(String first) {
        return first.equals("localhost")
                || first.chars().anyMatch(c -> c == '.' || c == ':' || Character.toLowerCase(c) != c);
    }

    /** Host name, IPv4 address or IPv6 address in brackets, with or without a port. */
    static boolean isHost(String text) {
        int end = text.startsWith("[") ? endOfIpv6(text) : endOfHostName(text);
        return end > 0 && (end == text.length() || isPort(text, end));
    }

    private static int endOfIpv6(String text) {
        int close = text.indexOf(']');
        for (int i = 1; i < close; i++) {
            if (!isHex(text.charAt(i)) && text.charAt(i) != ':') {
                return -1;
            }
        }
        return close > 1 ? close + 1 : -1;
    }

    private static int endOfHostName(String text) {
        int colon = text.indexOf(':');
        int end = colon < 0 ? text.length() : colon;
        char previous = '.';
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean fits = isLetterOrDigit(c) || c == '-' && previous != '.' || c == '.' && isLetterOrDigit(previous);
            if (!fits) {
                return -1;
            }
            previous = c;
        }
        return isLetterOrDigit(previous) ? end : -1;
    }

    private static boolean isPort(String text, int colon) {
        return text.charAt(colon) == ':'
                && colon + 1 < text.length()
                && text.chars().skip(colon + 1L).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Lower-case elements joined by slashes, with single dots, one or two underscores or any dashes inside. */
    static boolean isPath(String text) {
        int i = 0;
        while (true) {
            int end = skipAlphanumeric(text, i);
            if (end == i) {
                return false;
            }
            if (end == text.length()) {
                return true;
            }
            i = skipSeparator(text, end);
            if (i == end) {
                return false;
            }
        }
    }

    private static int skipAlphanumeric(String text, int from) {
        int i = from;
        while (i < text.length() && DnsName.isAlphanumeric(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int skipSeparator(String text, int from) {
        int i = from;
        switch (text.charAt(i)) {
            case '-' -> {
                while (i < text.length() && text.charAt(i) == '-') {
                    i++;
                }
                return i;
            }
            case '_' -> {
                return text.startsWith("__", i) ? i + 2 : i + 1;
            }
            case '.', '/' -> {
                return i + 1;
            }
            default -> {
                return i;
            }
        }
    }

    static String problemOfPath(String path) {
        if (path.chars().anyMatch(c -> Character.toLowerCase(c) != c)) {
            return "the repository \"" + Excerpt.of(path) + "\" must be lower case";
        }
        return "\"" + Excerpt.of(path)
                + "\" is no repository, which is made of lower-case letters, digits, slashes, and between them single"
                + " dots, one or two underscores or dashes";
    }

    static boolean isTag(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_TAG_LENGTH
                && isWord(text.charAt(0))
                && text.chars().allMatch(c -> isWord(c) || c == '.' || c == '-');
    }

    private static boolean isWord(int c) {
        return isLetterOrDigit(c) || c == '_';
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
