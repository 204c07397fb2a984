package io.imagefactory.core.host;

/** How much of what others send may be in memory at once: half of what this run has. */
public final class Memory {

    private Memory() {}

    /**
     * How many things may be in memory at once, each of which may take so much; always one.
     *
     * @param bytes what one takes at worst
     * @param most how many are wanted
     */
    public static int atOnce(long bytes, int most) {
        return (int) Math.max(1, Math.min(most, Runtime.getRuntime().maxMemory() / 2 / bytes));
    }
}
