package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ports as EXPOSE takes them: {@code 80}, {@code 53/udp}, {@code 8000-8010}, {@code [ip:]80:80} ({@code convert_expose.go}). */
public final class ExposedPort {
    private static final String RANGE = "([^:/-]*)(?:-([^:/]*))?";
    private static final Pattern FORM =
            Pattern.compile("(?s)(?:(?:.*:)?" + RANGE + ":)?" + RANGE + "(?:/(?i:tcp|udp|sctp)?)?");

    private ExposedPort() {}

    /** @throws Fault if the text is no port */
    public static void verify(String text) {
        Matcher ports = FORM.matcher(text);
        if (!ports.matches()) {
            throw invalid(text);
        }
        long inside = size(ports.group(3), ports.group(4), text);
        boolean hasHost = ports.group(1) != null && ports.start(1) < Math.max(ports.end(1), ports.end(2));
        if (hasHost && size(ports.group(1), ports.group(2), text) != inside && inside != 0) {
            throw invalid(text);
        }
    }

    private static long size(String first, @Nullable String last, String whole) {
        long size = port(last == null ? first : last, whole) - port(first, whole);
        if (size < 0) {
            throw invalid(whole);
        }
        return size;
    }

    private static long port(String text, String whole) {
        OptionalLong port = GoNumbers.parseLong(text);
        if (port.isEmpty() || port.getAsLong() < 0 || port.getAsLong() > 65535) {
            throw invalid(whole);
        }
        return port.getAsLong();
    }

    private static Fault invalid(String text) {
        return new Fault(Fault.quote(text) + " is no port; write it as 80, 53/udp or 8000-8010");
    }
}
