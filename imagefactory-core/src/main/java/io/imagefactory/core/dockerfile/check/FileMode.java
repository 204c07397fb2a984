package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Modes as {@code COPY --chmod} takes them: {@code 0755}, {@code u=rwX,go=rX} ({@code dchapes-mode}). */
public final class FileMode {
    private static final long MAX = 07777;
    private static final String CLAUSE = "[augo]*+(?:[-+=][rstwXxugo]*+)++";
    private static final Pattern SYMBOLIC = Pattern.compile(CLAUSE + "(?:," + CLAUSE + ")*+");

    private FileMode() {}

    /** @throws Fault if the text is no mode */
    public static void verify(String text) {
        if (text.isEmpty()) {
            return;
        }
        OptionalLong octal = GoNumbers.parseUnsignedInt(text, 8);
        if (octal.isPresent()
                ? octal.getAsLong() > MAX
                : !SYMBOLIC.matcher(text).matches()) {
            throw new Fault(Fault.quote(text) + " is no mode; write it in octal digits up to 07777 or as u=rwX,go=rX");
        }
    }
}
