package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.check.Flags.Kind;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.text.Suggestion;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The rules of HEALTHCHECK ({@code parseHealthcheck} in {@code parse.go}). */
public final class Healthcheck {
    private static final BigInteger MILLISECOND = BigInteger.valueOf(1_000_000);
    private static final List<String> DURATIONS = List.of("interval", "timeout", "start-period", "start-interval");
    private static final Map<String, Kind> FLAGS = Map.of(
            "interval", Kind.TEXT,
            "timeout", Kind.TEXT,
            "start-period", Kind.TEXT,
            "start-interval", Kind.TEXT,
            "retries", Kind.TEXT);

    private Healthcheck() {}

    /** @throws Fault if they break a rule */
    public static void verify(List<String> arguments, List<LeadingFlags.Flag> given) {
        String type = arguments.isEmpty() ? "" : arguments.get(0);
        if (Octets.equalFold(type, "NONE")) {
            if (arguments.size() > 1) {
                throw new Fault("HEALTHCHECK NONE is followed by nothing");
            }
            return;
        }
        Flags flags = Flags.of("HEALTHCHECK", given, FLAGS);
        if (!Octets.equalFold(type, "CMD")) {
            throw new Fault("HEALTHCHECK is followed by CMD or NONE, not " + Fault.quote(type)
                    + Suggestion.after(type, List.of("CMD", "NONE")));
        }
        if (arguments.size() == 1) {
            throw new Fault("HEALTHCHECK CMD needs a command");
        }
        DURATIONS.forEach(name -> flags.text(name).ifPresent(text -> verifyDuration(name, text)));
        flags.text("retries").ifPresent(Healthcheck::verifyRetries);
    }

    private static void verifyDuration(String name, String text) {
        BigInteger nanoseconds = GoDuration.nanoseconds(text);
        if (nanoseconds.signum() != 0 && nanoseconds.compareTo(MILLISECOND) < 0) {
            throw new Fault("the flag \"--" + name + "\" is at least 1ms, not " + Fault.quote(text));
        }
    }

    private static void verifyRetries(String text) {
        OptionalLong retries = GoNumbers.parseLong(text);
        if (retries.isEmpty() || retries.getAsLong() < 0 || retries.getAsLong() > Integer.MAX_VALUE) {
            throw new Fault("the flag \"--retries\" is a number from 0, not " + Fault.quote(text));
        }
    }
}
