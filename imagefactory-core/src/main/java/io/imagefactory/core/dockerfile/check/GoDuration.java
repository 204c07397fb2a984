package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** Durations as Go's {@code time.ParseDuration} reads them: {@code 1h30m}, {@code 1.5s}, {@code 250ms}. */
final class GoDuration {
    private static final BigInteger MAX_NANOSECONDS = BigInteger.ONE.shiftLeft(63);
    private static final int MAX_LENGTH = 1000;

    private record Unit(String name, long nanoseconds) {}

    private static final List<Unit> UNITS = List.of(
            new Unit("ns", 1),
            new Unit("us", 1_000),
            new Unit(Octets.of("\u00B5s"), 1_000),
            new Unit(Octets.of("\u03BCs"), 1_000),
            new Unit("ms", 1_000_000),
            new Unit("s", 1_000_000_000),
            new Unit("m", 60_000_000_000L),
            new Unit("h", 3_600_000_000_000L));

    private GoDuration() {}

    /**
     * The duration in nanoseconds.
     *
     * @throws Fault if the text is no duration
     */
    static BigInteger nanoseconds(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return BigInteger.ZERO;
        }
        if (rest.isEmpty() || rest.length() > MAX_LENGTH) {
            throw invalid(text);
        }
        BigInteger sum = BigInteger.ZERO;
        int i = 0;
        while (i < rest.length()) {
            int endOfNumber = skip(rest, i, true);
            int endOfUnit = skip(rest, endOfNumber, false);
            sum = sum.add(nanoseconds(text, rest.substring(i, endOfNumber), rest.substring(endOfNumber, endOfUnit)));
            i = endOfUnit;
        }
        if (sum.compareTo(MAX_NANOSECONDS) > 0 || !negative && sum.equals(MAX_NANOSECONDS)) {
            throw invalid(text);
        }
        return negative ? sum.negate() : sum;
    }

    private static int skip(String text, int from, boolean number) {
        int i = from;
        while (i < text.length() && isNumberPart(text.charAt(i)) == number) {
            i++;
        }
        return i;
    }

    private static boolean isNumberPart(char c) {
        return c == '.' || c >= '0' && c <= '9';
    }

    private static BigInteger nanoseconds(String text, String number, String unitName) {
        int dot = number.indexOf('.');
        boolean valid = !number.isEmpty() && !number.equals(".") && dot == number.lastIndexOf('.');
        Unit unit = UNITS.stream()
                .filter(u -> valid && u.name().equals(unitName))
                .findFirst()
                .orElseThrow(() -> invalid(text));
        String whole = dot < 0 ? number : number.substring(0, dot);
        if (!whole.isEmpty() && new BigInteger(whole).compareTo(MAX_NANOSECONDS) > 0) {
            throw invalid(text);
        }
        String padded = "0" + number + (number.endsWith(".") ? "0" : "");
        return new BigDecimal(padded)
                .multiply(BigDecimal.valueOf(unit.nanoseconds()))
                .setScale(0, RoundingMode.DOWN)
                .toBigInteger();
    }

    private static Fault invalid(String text) {
        return new Fault(Fault.quote(text) + " is no duration; write it as 30s, 1m30s or 1.5h");
    }
}
