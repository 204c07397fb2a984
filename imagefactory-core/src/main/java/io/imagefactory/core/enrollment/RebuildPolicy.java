package io.imagefactory.core.enrollment;

/**
 * When an image is rebuilt after one of its base images has moved.
 *
 * @param delay how old the base image's new digest must be
 * @param automatic whether the rebuild is started, or only reported
 * @param priority where not all that are due can be rebuilt at once, the higher goes first; from -1000 to 1000
 * @param ignoringEqualContent whether a base image whose digest has moved counts as the same where what is in it is
 */
public record RebuildPolicy(RebuildDelay delay, boolean automatic, int priority, boolean ignoringEqualContent) {

    /** Of an image that says nothing of it. */
    public static final int DEFAULT_PRIORITY = 0;

    private static final int HIGHEST = 1000;

    /**
     * Reads a priority.
     *
     * @throws IllegalArgumentException where the text is none; the message is a sentence
     */
    static int priority(String text) {
        if (text.matches("[+-]?\\d{1,4}") && Math.abs(Integer.parseInt(text)) <= HIGHEST) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no priority; write a whole number from -1000 to 1000, the higher the sooner");
    }
}
