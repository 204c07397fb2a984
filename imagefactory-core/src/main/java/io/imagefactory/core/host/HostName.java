package io.imagefactory.core.host;

import java.net.URI;
import java.util.Locale;

/** What a host is called in messages, and by whoever knows credentials for it. */
public final class HostName {

    private HostName() {}

    /** Scheme, host and port of a URL, the usual port left out. */
    public static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String port = uri.getPort() < 0 || uri.getPort() == usualPort(scheme) ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }

    /**
     * The host, with its port where that is not the usual one. By http it always has its port: what is known for the bare
     * name was meant for https, and would be sent in the clear.
     *
     * @param port negative where the URL says none
     */
    public static String of(String scheme, String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        int usual = usualPort(scheme);
        if (scheme.equalsIgnoreCase("http")) {
            return name + ":" + (port < 0 ? usual : port);
        }
        return port < 0 || port == usual ? name : name + ":" + port;
    }

    /** The port of a protocol where a URL says none; -1 for what has none. */
    public static int usualPort(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https" -> 443;
            case "http" -> 80;
            case "ssh" -> 22;
            case "git" -> 9418;
            default -> -1;
        };
    }

    /** The same of a URL. */
    public static String of(URI uri) {
        return of(uri.getScheme(), uri.getHost(), uri.getPort());
    }
}
