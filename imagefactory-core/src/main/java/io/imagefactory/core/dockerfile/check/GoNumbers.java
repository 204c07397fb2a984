package io.imagefactory.core.dockerfile.check;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers as Go's {@code strconv} reads them. */
public final class GoNumbers {
    private static final Pattern SIGNED = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern UNSIGNED = Pattern.compile("[0-9]+");

    private GoNumbers() {}

    /** {@code Atoi}, {@code ParseInt(text, 10, 64)}: digits behind an optional sign; empty if it does not fit. */
    public static OptionalLong parseLong(String text) {
        return parse(SIGNED, text, 10);
    }

    /** {@code ParseUint(text, radix, 32)}: digits only. */
    public static OptionalLong parseUnsignedInt(String text, int radix) {
        OptionalLong number = parse(UNSIGNED, text, radix);
        return number.orElse(0) >>> Integer.SIZE == 0 ? number : OptionalLong.empty();
    }

    private static OptionalLong parse(Pattern form, String text, int radix) {
        try {
            return form.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text, radix)) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** {@code ParseBool}. */
    public static Optional<Boolean> parseBool(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> Optional.of(true);
            case "0", "f", "F", "false", "FALSE", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
