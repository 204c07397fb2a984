package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import java.util.Locale;

/** Sizes as {@code docker/go-units} reads them: {@code 64m}, {@code 1.5 GiB}, {@code 1024}. */
final class MemorySize {
    private MemorySize() {}

    /** @throws Fault if the text is no size */
    static void verify(String text) {
        int last = text.length() - 1;
        while (last >= 0 && "0123456789. ".indexOf(text.charAt(last)) < 0) {
            last--;
        }
        if (last < 0) {
            throw invalid(text);
        }
        String number = text.charAt(last) == ' ' ? text.substring(0, last) : text.substring(0, last + 1);
        String unit = text.substring(last + 1).toLowerCase(Locale.ROOT);
        if (!isNumber(number) || !unit.matches("b?|[kmgtp](?:i?b)?")) {
            throw invalid(text);
        }
    }

    private static boolean isNumber(String text) {
        try {
            // What Java takes beyond Go ends in a letter or has white space around it.
            return text.strip().equals(text) && Double.parseDouble(text) >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Fault invalid(String text) {
        return new Fault(Fault.quote(text) + " is no size; write it as 64m or 1g");
    }
}
