package io.imagefactory.report.tree;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.util.Optional;

/** What the terminal can show, if a person sits there. */
public final class Terminal {

    private static final String BOXES = "├└│─";

    private Terminal() {}

    /**
     * Whether boxes can be drawn: not into files, logs of CI or dumb terminals, and not where its encoding lacks them.
     *
     * @param interactive whether the program was not told that nobody is there
     * @param kind of the terminal, as {@code TERM} says it
     */
    public static boolean drawsBoxes(boolean interactive, Optional<String> kind) {
        return interactive
                && System.console() != null
                && isTerminal(System.console())
                && kind.filter("dumb"::equals).isEmpty()
                && encoding().newEncoder().canEncode(BOXES);
    }

    /** Java says since 19 how it writes to a terminal, before that only how the system does. */
    private static Charset encoding() {
        return Optional.ofNullable(System.getProperty("stdout.encoding"))
                .or(() -> Optional.ofNullable(System.getProperty("native.encoding")))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .orElseGet(Charset::defaultCharset);
    }

    /** Since Java 22 there is a console also where there is no terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
