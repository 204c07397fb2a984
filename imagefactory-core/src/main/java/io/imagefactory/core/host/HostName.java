package io.imagefactory.core.host;

import java.util.Locale;

/** What a host is called in messages, and by whoever knows credentials for it. */
public final class HostName {

    private HostName() {}

    /**
     * The host, with its port where that is not the usual one. By http it always has its port: what is known for the bare
     * name was meant for https, and would be sent in the clear.
     *
     * @param port negative where the URL says none
     */
    public static String of(String scheme, String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        int usual = switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https" -> 443;
            case "http" -> 80;
            case "ssh" -> 22;
            case "git" -> 9418;
            default -> -1;
        };
        if (scheme.equalsIgnoreCase("http")) {
            return name + ":" + (port < 0 ? usual : port);
        }
        return port < 0 || port == usual ? name : name + ":" + port;
    }
}
