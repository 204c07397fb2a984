package io.imagefactory.core.host;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** How near to this machine an address is. Who is further away has no business with what is nearer. */
enum Nearness {
    PUBLIC("a public address"),
    /** RFC 1918, RFC 4193, and the addresses that providers share among customers (RFC 6598). */
    PRIVATE("a private address"),
    /** Where clouds tell a machine its secrets, for one. */
    LINK_LOCAL("an address of this machine's own link"),
    THIS_MACHINE("an address of this machine");

    private final String text;

    Nearness(String text) {
        this.text = text;
    }

    /** For sentences. */
    String text() {
        return text;
    }

    /** The nearest address that a host has; public for one that cannot be found from here, as behind a proxy. */
    static Nearness nearest(String host) {
        return Collections.max(all(host));
    }

    /** The furthest. */
    static Nearness furthest(String host) {
        return Collections.min(all(host));
    }

    private static List<Nearness> all(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(Nearness::of)
                    .toList();
        } catch (UnknownHostException e) {
            return List.of(PUBLIC);
        }
    }

    static Nearness of(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || isOurs(address)) {
            return THIS_MACHINE;
        }
        if (address.isLinkLocalAddress()) {
            return LINK_LOCAL;
        }
        byte[] bytes = address.getAddress();
        boolean isPrivate = address instanceof Inet6Address
                ? (bytes[0] & 0xfe) == 0xfc
                : (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        return isPrivate || address.isSiteLocalAddress() || address.isMulticastAddress() ? PRIVATE : PUBLIC;
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
