package io.imagefactory.core.host;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hosts that are spoken to by plain HTTP: this machine, and those that are named for it.
 *
 * @param named with or without port
 */
public record PlainHosts(Set<String> named) {

    /** No host but this machine. */
    public static final PlainHosts THIS_MACHINE = new PlainHosts(Set.of());

    /** Java takes URLs with larger ports, and fails only when it opens them. */
    public static final int MAX_PORT = 65535;

    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1])(:\\d+)?");

    /** @param host with its port, if it has one */
    public boolean contains(String host) {
        return LOOPBACK.matcher(host).matches()
                || Stream.of(host, host.replaceFirst(":\\d+$", "")).anyMatch(named::contains);
    }

    /** Whether a URL may be asked: any by https, one of these hosts by http, and no other. */
    public boolean allow(URI uri) {
        return uri.getHost() != null
                && uri.getPort() <= MAX_PORT
                && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && contains(uri.getAuthority()));
    }
}
