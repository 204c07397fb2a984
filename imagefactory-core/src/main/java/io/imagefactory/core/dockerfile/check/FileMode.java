package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import java.util.OptionalLong;

/** Modes as {@code COPY --chmod} takes them: {@code 0755}, {@code u=rwX,go=rX} ({@code dchapes-mode}). */
public final class FileMode {
    private static final long MAX = 07777;

    private FileMode() {}

    /** @throws Fault if the text is no mode */
    public static void verify(String text) {
        if (text.isEmpty()) {
            return;
        }
        OptionalLong octal = GoNumbers.parseUnsignedInt(text, 8);
        if (octal.isPresent() ? octal.getAsLong() > MAX : !isSymbolic(text)) {
            throw new Fault(Fault.quote(text) + " is no mode; write it in octal digits up to 07777 or as u=rwX,go=rX");
        }
    }

    private static boolean isSymbolic(String text) {
        for (String clause : text.split(",", -1)) {
            int i = skip(clause, 0, "augo");
            if (i == clause.length()) {
                return false;
            }
            while (i < clause.length()) {
                if ("+-=".indexOf(clause.charAt(i)) < 0) {
                    return false;
                }
                i = skip(clause, i + 1, "rstwXxugo");
            }
        }
        return true;
    }

    private static int skip(String text, int from, String characters) {
        int i = from;
        while (i < text.length() && characters.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
