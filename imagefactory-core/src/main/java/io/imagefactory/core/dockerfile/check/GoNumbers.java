package io.imagefactory.core.dockerfile.check;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/** Numbers as Go's {@code strconv} reads them. */
public final class GoNumbers {
    private static final int MAX_DIGITS = 400;

    private GoNumbers() {}

    /** {@code Atoi}, {@code ParseInt(text, 10, 64)}: digits behind an optional sign; empty if it does not fit. */
    public static OptionalLong parseLong(String text) {
        int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        if (start == text.length() || !isNumber(text, start, 10)) {
            return OptionalLong.empty();
        }
        BigInteger value = number(text.substring(start), 10);
        BigInteger signed = text.startsWith("-") ? value.negate() : value;
        return signed.bitLength() < Long.SIZE ? OptionalLong.of(signed.longValue()) : OptionalLong.empty();
    }

    /** {@code ParseUint(text, radix, 32)}: digits only. */
    public static OptionalLong parseUnsignedInt(String text, int radix) {
        if (text.isEmpty() || !isNumber(text, 0, radix)) {
            return OptionalLong.empty();
        }
        BigInteger value = number(text, radix);
        return value.bitLength() <= Integer.SIZE ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    private static BigInteger number(String digits, int radix) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        // Far beyond any range already; the rest of a megabyte of digits changes nothing.
        return new BigInteger(digits.substring(start, Math.min(digits.length(), start + MAX_DIGITS)), radix);
    }

    private static boolean isNumber(String text, int from, int radix) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) >= '0' + radix) {
                return false;
            }
        }
        return true;
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
