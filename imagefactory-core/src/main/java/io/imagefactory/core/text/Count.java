package io.imagefactory.core.text;

/** How many of a thing there are. */
public final class Count {

    private Count() {}

    /**
     * {@code 1 file}, {@code 2 files}.
     *
     * @param thing one of them, whose plural ends in s
     */
    public static String of(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
