package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Fault;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** Ports as EXPOSE takes them: {@code 80}, {@code 53/udp}, {@code 8000-8010}, {@code [ip:]80:80} ({@code convert_expose.go}). */
public final class ExposedPort {
    private static final Set<String> PROTOCOLS = Set.of("", "tcp", "udp", "sctp");

    private ExposedPort() {}

    private record Range(long first, long last) {
        static Range of(String text, String whole) {
            int dash = text.indexOf('-');
            Range range = dash < 0
                    ? new Range(port(text, whole), port(text, whole))
                    : new Range(port(text.substring(0, dash), whole), port(text.substring(dash + 1), whole));
            if (range.last < range.first) {
                throw invalid(whole);
            }
            return range;
        }

        private static long port(String text, String whole) {
            OptionalLong port = GoNumbers.parseLong(text);
            if (port.isEmpty() || port.getAsLong() < 0 || port.getAsLong() > 65535) {
                throw invalid(whole);
            }
            return port.getAsLong();
        }

        long size() {
            return last - first;
        }
    }

    /** @throws Fault if the text is no port */
    public static void verify(String text) {
        int colon = text.lastIndexOf(':');
        String container = text.substring(colon + 1);
        int slash = container.indexOf('/');
        String protocol = slash < 0 ? "" : container.substring(slash + 1);
        if (!PROTOCOLS.contains(protocol.toLowerCase(Locale.ROOT))) {
            throw invalid(text);
        }
        Range inside = Range.of(slash < 0 ? container : container.substring(0, slash), text);
        String host = colon < 0 ? "" : text.substring(text.lastIndexOf(':', colon - 1) + 1, colon);
        if (!host.isEmpty()) {
            Range outside = Range.of(host, text);
            if (inside.size() != outside.size() && inside.size() != 0) {
                throw invalid(text);
            }
        }
    }

    private static Fault invalid(String text) {
        return new Fault(Fault.quote(text) + " is no port; write it as 80, 53/udp or 8000-8010");
    }
}
