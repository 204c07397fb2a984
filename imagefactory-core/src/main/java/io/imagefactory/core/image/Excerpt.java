package io.imagefactory.core.image;

/** The part of a text that a message can show: one line, not endless. */
final class Excerpt {
    private static final int MAX_LENGTH = 200;

    private Excerpt() {}

    static String of(String text) {
        String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
        StringBuilder line = new StringBuilder(shown.length());
        shown.chars().forEach(c -> line.append(Character.isISOControl(c) ? '\uFFFD' : (char) c));
        return line.toString();
    }
}
