package io.imagefactory.core.dockerfile.shell;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Texts with one character for each byte of the file.
 *
 * <p>BuildKit works on bytes, looks at runes only here and there, and goes on with whatever is no UTF-8. Strings of
 * bytes let every rule be the same, and cost one byte a character.
 */
public final class Octets {
    static final int REPLACEMENT = 0xFFFD;
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private Octets() {}

    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public static String of(String text) {
        return isAscii(text) ? text : of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text that the octets are in UTF-8. */
    public static String text(String octets) {
        return isAscii(octets)
                ? octets
                : new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The text that Go makes of the octets rune by rune: each that is no UTF-8 is one {@link #REPLACEMENT}. */
    public static String runes(String octets) {
        if (isAscii(octets)) {
            return octets;
        }
        StringBuilder text = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i += width(octets, i)) {
            text.appendCodePoint(rune(octets, i));
        }
        return text.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    public static String withoutByteOrderMark(String octets) {
        return octets.startsWith(BYTE_ORDER_MARK) ? octets.substring(BYTE_ORDER_MARK.length()) : octets;
    }

    /** The rune at an index; {@link #REPLACEMENT} for a byte that is no UTF-8. */
    public static int rune(String octets, int index) {
        return decode(octets, index) & 0xFFFFFF;
    }

    /** How many bytes the rune at an index has; 1 for a byte that is no UTF-8. */
    public static int width(String octets, int index) {
        return decode(octets, index) >>> 24;
    }

    private static int decode(String octets, int index) {
        char first = octets.charAt(index);
        if (first < 0x80) {
            return 1 << 24 | first;
        }
        int width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        int rune = first & 0x7F >> width;
        if (first < 0xC2 || first > 0xF4 || index + width > octets.length()) {
            return 1 << 24 | REPLACEMENT;
        }
        for (int i = index + 1; i < index + width; i++) {
            char next = octets.charAt(i);
            if ((next & 0xC0) != 0x80) {
                return 1 << 24 | REPLACEMENT;
            }
            rune = rune << 6 | next & 0x3F;
        }
        boolean overlong = width == 3 && rune < 0x800 || width == 4 && rune < 0x10000;
        boolean invalid = overlong || rune >= 0xD800 && rune < 0xE000 || rune > 0x10FFFF;
        return invalid ? 1 << 24 | REPLACEMENT : width << 24 | rune;
    }

    public static void append(StringBuilder octets, int rune) {
        if (rune < 0x80) {
            octets.append((char) rune);
        } else {
            octets.append(of(Character.toString(rune)));
        }
    }

    /** White space as Go's {@code unicode.IsSpace} has it. */
    public static boolean isSpace(int rune) {
        return Character.isSpaceChar(rune) || rune >= '\t' && rune <= '\r' || rune == 0x85;
    }

    public static String trimStart(String octets) {
        int start = 0;
        while (start < octets.length() && isSpace(rune(octets, start))) {
            start += width(octets, start);
        }
        return octets.substring(start);
    }

    public static String trim(String octets) {
        String trimmed = trimStart(octets);
        int end = trimmed.length();
        while (end > 0) {
            int last = startOfLastRune(trimmed, end);
            if (!isSpace(rune(trimmed, last))) {
                break;
            }
            end = last;
        }
        return trimmed.substring(0, end);
    }

    private static int startOfLastRune(String octets, int end) {
        for (int width = 1; width <= 4 && width <= end; width++) {
            if ((octets.charAt(end - width) & 0xC0) != 0x80) {
                return width(octets, end - width) == width ? end - width : end - 1;
            }
        }
        return end - 1;
    }

    /** Lower case rune by rune, as Go does it: no rule of a language, no change of length by context. */
    public static String lower(String octets) {
        if (isAscii(octets)) {
            return octets.toLowerCase(Locale.ROOT);
        }
        StringBuilder lower = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i += width(octets, i)) {
            append(lower, Character.toLowerCase(rune(octets, i)));
        }
        return lower.toString();
    }

    /** Both texts in one case, whatever the case: Go's {@code strings.EqualFold} with an ASCII word. */
    public static boolean equalFold(String octets, String word) {
        return text(octets).equalsIgnoreCase(word);
    }
}
