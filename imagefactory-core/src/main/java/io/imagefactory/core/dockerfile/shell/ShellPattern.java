package io.imagefactory.core.dockerfile.shell;

import java.util.Arrays;

/**
 * A pattern of {@code ?}, {@code *} and literal characters, matched as the regular expression that BuildKit makes of it
 * ({@code convertShellPatternToRegex} in {@code lex.go}): neither wildcard matches a line feed.
 */
record ShellPattern(int[] elements) {
    private static final int ANY_ONE = -1;
    private static final int ANY_MANY = -2;
    private static final int NO_MATCH = -1;

    /** @throws Fault if it escapes a character that needs none */
    static ShellPattern of(String pattern) {
        return of(runes(Octets.withoutByteOrderMark(pattern)));
    }

    /** The pattern for a text read backwards, an escape staying before its character. */
    static ShellPattern reversed(String pattern) {
        int[] runes = runes(pattern);
        int[] reversed = new int[runes.length];
        int last = runes.length - 1;
        for (int i = 0; i <= last; i++) {
            if (runes[i] == '\\' && i != last) {
                reversed[last - i - 1] = '\\';
                reversed[last - i] = runes[++i];
            } else {
                reversed[last - i] = runes[i];
            }
        }
        return of(reversed);
    }

    private static ShellPattern of(int[] runes) {
        int[] elements = new int[runes.length];
        int size = 0;
        for (int i = 0; i < runes.length; i++) {
            int next = i + 1 < runes.length ? runes[i + 1] : 0;
            if (runes[i] != '\\') {
                elements[size++] = runes[i] == '*' ? ANY_MANY : runes[i] == '?' ? ANY_ONE : runes[i];
            } else if (next == '*' || next == '?' || next == '\\') {
                elements[size++] = next;
                i++;
            } else if (next != '}' && next != '/') {
                throw new Fault("a backslash in the pattern of a substitution may stand before * ? \\ / and } only");
            }
        }
        return new ShellPattern(Arrays.copyOf(elements, size));
    }

    private static int[] runes(String octets) {
        int[] runes = new int[octets.length()];
        int size = 0;
        for (int i = 0; i < octets.length(); i += Octets.width(octets, i)) {
            runes[size++] = Octets.rune(octets, i);
        }
        return Arrays.copyOf(runes, size);
    }

    String withoutPrefix(String value, boolean longest, Budget budget) {
        int[] runes = runes(value);
        int end = match(runes, 0, longest, budget);
        return end == NO_MATCH ? value : octets(runes, end, runes.length);
    }

    /** Of a {@linkplain #reversed reversed} pattern. */
    String withoutSuffix(String value, boolean longest, Budget budget) {
        int[] runes = runes(value);
        int end = match(reverse(runes), 0, longest, budget);
        return end == NO_MATCH ? value : octets(runes, 0, runes.length - end);
    }

    private static int[] reverse(int[] runes) {
        int[] reversed = new int[runes.length];
        for (int i = 0; i < runes.length; i++) {
            reversed[runes.length - 1 - i] = runes[i];
        }
        return reversed;
    }

    String replaceFirst(String value, String replacement, Budget budget) {
        int[] runes = runes(value);
        for (int start = 0; start <= runes.length; start++) {
            int end = match(runes, start, true, budget);
            if (end != NO_MATCH) {
                return octets(runes, 0, start) + replacement + octets(runes, end, runes.length);
            }
        }
        return value;
    }

    /** Replaces every match; <code>$0</code> in the replacement is the match, any other group is empty. */
    String replaceAll(String value, String replacement, Budget budget) {
        int[] runes = runes(value);
        ReplacementTemplate template = ReplacementTemplate.of(replacement);
        StringBuilder result = new StringBuilder();
        int lastEnd = 0;
        int start = 0;
        while (start <= runes.length) {
            int end = match(runes, start, true, budget);
            if (end == NO_MATCH) {
                start++;
                continue;
            }
            append(result, runes, lastEnd, start);
            // An empty match right behind another match is none.
            if (end > lastEnd || start == 0) {
                String replaced = template.expand(octets(runes, start, end));
                budget.spend(replaced.length());
                result.append(replaced);
            }
            lastEnd = end;
            start = end > start ? end : start + 1;
        }
        append(result, runes, lastEnd, runes.length);
        return result.toString();
    }

    private static String octets(int[] runes, int from, int to) {
        StringBuilder octets = new StringBuilder(Math.max(to - from, 0));
        append(octets, runes, from, to);
        return octets.toString();
    }

    private static void append(StringBuilder octets, int[] runes, int from, int to) {
        for (int i = from; i < to; i++) {
            Octets.append(octets, runes[i]);
        }
    }

    /** Where a match that begins at the start ends. The text between two stars is searched, never tried again. */
    private int match(int[] value, int start, boolean longest, Budget budget) {
        int segment = 0;
        int at = start;
        boolean afterStar = false;
        while (true) {
            int star = segment;
            while (star < elements.length && elements[star] != ANY_MANY) {
                star++;
            }
            boolean last = star == elements.length;
            int found = afterStar
                    ? search(value, at, segment, star, last && longest, budget)
                    : matches(value, at, segment, star, budget) ? at : NO_MATCH;
            if (found == NO_MATCH || last) {
                return found == NO_MATCH ? NO_MATCH : found + star - segment;
            }
            at = found + star - segment;
            segment = star + 1;
            afterStar = true;
        }
    }

    private int search(int[] value, int from, int segment, int end, boolean lastOne, Budget budget) {
        int line = from;
        while (line < value.length && value[line] != '\n') {
            line++;
        }
        budget.spend(line - from);
        for (int i = lastOne ? line : from; i >= from && i <= line; i += lastOne ? -1 : 1) {
            if (matches(value, i, segment, end, budget)) {
                return i;
            }
        }
        return NO_MATCH;
    }

    private boolean matches(int[] value, int at, int from, int to, Budget budget) {
        for (int i = from; i < to; i++) {
            int index = at + i - from;
            budget.spend(1);
            if (index >= value.length) {
                return false;
            }
            boolean fits = elements[i] == ANY_ONE ? value[index] != '\n' : elements[i] == value[index];
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
