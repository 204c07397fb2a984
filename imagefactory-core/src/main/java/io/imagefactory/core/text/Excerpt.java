package io.imagefactory.core.text;

/** The part of a text that a message can show: one line of plain text, and not endless. */
public final class Excerpt {
    private static final int MAX_LENGTH = 200;

    private Excerpt() {}

    public static String of(String text) {
        String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
        return Printable.line(shown);
    }
}
