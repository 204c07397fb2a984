package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go's {@code time.ParseDuration} reads them: {@code 1h30m}, {@code 1.5s}, {@code 250ms}. */
final class GoDuration {
    private static final BigInteger MAX_NANOSECONDS = BigInteger.ONE.shiftLeft(63);
    private static final int MAX_LENGTH = 1000;
    private static final Pattern PART = Pattern.compile("\\G([0-9]++\\.?[0-9]*+|\\.[0-9]++)([^0-9.]++)");

    private static final Map<String, Long> NANOSECONDS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            Octets.of("\u00B5s"),
            1_000L,
            Octets.of("\u03BCs"),
            1_000L,
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L);

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
        BigInteger sum = BigInteger.ZERO;
        int end = 0;
        Matcher part = PART.matcher(rest.length() > MAX_LENGTH ? "" : rest);
        while (part.find()) {
            BigDecimal number = new BigDecimal(part.group(1));
            Long unit = NANOSECONDS.get(part.group(2));
            if (unit == null || number.toBigInteger().compareTo(MAX_NANOSECONDS) > 0) {
                throw invalid(text);
            }
            sum = sum.add(number.multiply(BigDecimal.valueOf(unit)).toBigInteger());
            end = part.end();
        }
        if (end == 0
                || end < rest.length()
                || sum.compareTo(MAX_NANOSECONDS) > 0
                || !negative && sum.equals(MAX_NANOSECONDS)) {
            throw invalid(text);
        }
        return negative ? sum.negate() : sum;
    }

    private static Fault invalid(String text) {
        return new Fault(Fault.quote(text) + " is no duration; write it as 30s, 1m30s or 1.5h");
    }
}
