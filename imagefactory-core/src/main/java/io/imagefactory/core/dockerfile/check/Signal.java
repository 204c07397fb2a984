package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.text.Suggestion;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** Signals as STOPSIGNAL takes them: {@code SIGTERM}, {@code term}, {@code 15}, {@code RTMIN+3} ({@code moby/sys/signal}). */
public final class Signal {
    private static final Set<String> NAMES = Set.of(
            "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE",
            "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU",
            "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ", "RTMIN", "RTMAX");

    private Signal() {}

    /** @throws Fault if there is no such signal */
    public static void verify(String text) {
        OptionalLong number = GoNumbers.parseLong(text);
        String upper = text.toUpperCase(Locale.ROOT);
        String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
        if (number.isPresent() ? number.getAsLong() == 0 : !NAMES.contains(name) && !isRealTime(name)) {
            throw new Fault("there is no signal " + Fault.quote(text) + Suggestion.after(name, NAMES));
        }
    }

    private static boolean isRealTime(String name) {
        return offset(name, "RTMIN+", 15) || offset(name, "RTMAX-", 14);
    }

    private static boolean offset(String name, String start, int most) {
        String digits = name.startsWith(start) ? name.substring(start.length()) : "";
        OptionalLong offset = GoNumbers.parseUnsignedInt(digits, 10);
        return offset.isPresent() && offset.getAsLong() >= 1 && offset.getAsLong() <= most && digits.charAt(0) != '0';
    }
}
