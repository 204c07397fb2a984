package io.imagefactory.core.dockerfile;

/** The lines of a file as they stand in it, one after the other, each shorter than 64 KiB ({@code parser.go}). */
final class PhysicalLines {
    private static final int TOO_LONG = 64 * 1024;

    private final String content;
    private int start;
    private int end;
    private int number;

    PhysicalLines(String content) {
        this.content = content;
    }

    /**
     * Goes to the next line, if there is one.
     *
     * @throws DockerfileParseException if that line is too long
     */
    boolean next() {
        if (end == content.length()) {
            return false;
        }
        start = end;
        number++;
        int feed = content.indexOf('\n', start);
        end = feed < 0 ? content.length() : feed + 1;
        if ((feed < 0 ? end : feed) - start >= TOO_LONG) {
            throw new DockerfileParseException(
                    number, "the line is longer than 65535 bytes; break it with a continuation character");
        }
        return true;
    }

    /** The number of the current line, from 1. */
    int number() {
        return number;
    }

    /** Whether the current line begins as a comment does. */
    boolean isComment() {
        return content.startsWith("#", start);
    }

    /** The current line without its end. */
    String text() {
        int last = end;
        while (last > start && (content.charAt(last - 1) == '\n' || content.charAt(last - 1) == '\r')) {
            last--;
        }
        return content.substring(start, last);
    }

    /** The current line with its end. */
    String raw() {
        return content.substring(start, end);
    }
}
