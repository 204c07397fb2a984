package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.text.Suggestion;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Signals as STOPSIGNAL takes them: {@code SIGTERM}, {@code term}, {@code 15}, {@code RTMIN+3} ({@code moby/sys/signal}). */
public final class Signal {
    private static final Set<String> NAMES = Set.of(
            "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE",
            "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU",
            "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ", "RTMIN", "RTMAX");

    private static final Pattern REAL_TIME = Pattern.compile("RTMIN\\+(?:[1-9]|1[0-5])|RTMAX-(?:[1-9]|1[0-4])");

    private Signal() {}

    /** @throws Fault if there is no such signal */
    public static void verify(String text) {
        OptionalLong number = GoNumbers.parseLong(text);
        String upper = text.toUpperCase(Locale.ROOT);
        String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
        if (number.isPresent()
                ? number.getAsLong() == 0
                : !NAMES.contains(name) && !REAL_TIME.matcher(name).matches()) {
            throw new Fault("there is no signal " + Fault.quote(text) + Suggestion.after(name, NAMES));
        }
    }
}
