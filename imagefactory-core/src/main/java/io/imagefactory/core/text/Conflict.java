package io.imagefactory.core.text;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a text that Git could not merge.
 *
 * @param base what both began with; absent where nothing says it
 * @param ours that of the branch that is checked out
 * @param theirs that of what is merged into it
 */
public record Conflict(Optional<String> base, String ours, String theirs) {

    private static final Pattern MARKER = Pattern.compile("(<{7,}|\\|{7,}|={7,}|>{7,})(?: .*)?");

    /** What lines belong to. */
    private enum Part {
        BOTH,
        OURS,
        BASE,
        THEIRS
    }

    /**
     * Those of a text in which Git has left its markers, as {@code merge.conflictStyle} has it: {@code merge},
     * {@code diff3} or {@code zdiff3}, of any length. Empty for a text without, and where they do not stand one after the
     * other as Git writes them.
     */
    public static Optional<Conflict> in(String text) {
        return line(text).isEmpty() ? Optional.empty() : new Reading().read(text);
    }

    /** Two versions of some lines, each with its line feed, between Git's markers. */
    public static String marked(String ours, String theirs) {
        return "<<<<<<< ours\n" + ours + "=======\n" + theirs + ">>>>>>> theirs\n";
    }

    /** The line, from 1, in which the first of Git's markers stands; empty for a text without. */
    public static OptionalInt line(String text) {
        int line = 1;
        for (int start = 0; start >= 0 && start < text.length(); line++) {
            if (text.startsWith("<<<<<<<", start)
                    && MARKER.matcher(line(text, start)).matches()) {
                return OptionalInt.of(line);
            }
            int end = text.indexOf('\n', start);
            start = end < 0 ? -1 : end + 1;
        }
        return OptionalInt.empty();
    }

    private static String line(String text, int start) {
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end).stripTrailing();
    }

    /** Takes one line after the other to the versions that have it. */
    private static final class Reading {

        private final StringBuilder base = new StringBuilder();
        private final StringBuilder ours = new StringBuilder();
        private final StringBuilder theirs = new StringBuilder();
        private Part part = Part.BOTH;
        private int length;
        private int parts;
        private int bases;

        Optional<Conflict> read(String text) {
            for (String line : text.split("(?<=\n)")) {
                Part next = begunBy(line.stripTrailing());
                if (next == null) {
                    add(line);
                } else {
                    part = next;
                }
            }
            return part == Part.BOTH
                    ? Optional.of(new Conflict(
                            Optional.of(base.toString()).filter(any -> bases == parts),
                            ours.toString(),
                            theirs.toString()))
                    : Optional.empty();
        }

        /** Null for a line that is no marker, or not of this conflict: in a base there may be longer ones of another. */
        private @Nullable Part begunBy(String line) {
            Matcher marker = MARKER.matcher(line);
            if (!marker.matches() || part != Part.BOTH && marker.group(1).length() != length) {
                return null;
            }
            char sign = line.charAt(0);
            if (part == Part.BOTH && sign == '<') {
                length = marker.group(1).length();
                parts++;
                return Part.OURS;
            }
            if (part == Part.OURS && sign == '|') {
                bases++;
                return Part.BASE;
            }
            if ((part == Part.OURS || part == Part.BASE) && sign == '=') {
                return Part.THEIRS;
            }
            return part == Part.THEIRS && sign == '>' ? Part.BOTH : null;
        }

        private void add(String line) {
            if (part == Part.BOTH || part == Part.OURS) {
                ours.append(line);
            }
            if (part == Part.BOTH || part == Part.BASE) {
                base.append(line);
            }
            if (part == Part.BOTH || part == Part.THEIRS) {
                theirs.append(line);
            }
        }
    }
}
