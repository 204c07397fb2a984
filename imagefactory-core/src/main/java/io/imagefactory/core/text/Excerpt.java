package io.imagefactory.core.text;

/** The part of a text that a message can show: one line, not endless, and nothing that a terminal acts on. */
public final class Excerpt {
    private static final int MAX_LENGTH = 200;

    private Excerpt() {}

    public static String of(String text) {
        String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
        StringBuilder line = new StringBuilder(shown.length());
        shown.chars().forEach(c -> line.append(isVisible(c) ? (char) c : '\uFFFD'));
        return line.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
