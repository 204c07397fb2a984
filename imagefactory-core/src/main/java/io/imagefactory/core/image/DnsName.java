package io.imagefactory.core.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that Kubernetes takes for an object and we for a file: DNS-1123 subdomains of at most 63 characters. */
public final class DnsName {
    public static final int MAX_LENGTH = 63;

    /** What Kubernetes takes. */
    private static final int MAX_SUBDOMAIN = 253;

    private static final Pattern WINDOWS_DEVICE =
            Pattern.compile("(?i)(?:con|prn|aux|nul|(?:com|lpt)\\p{Nd})(?:\\.|\\z)");

    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]++(?:(?:-++|\\.)[a-z0-9]++)*+");

    private DnsName() {}

    /**
     * Labels of {@code [a-z0-9]([-a-z0-9]*[a-z0-9])?} joined by dots, 63 characters in all.
     *
     * <p>Kubernetes would take 253; 63 is what fits into a label value.
     */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && isSubdomain(text);
    }

    /** The same with up to 253 characters: what Kubernetes takes for the name of an object. */
    public static boolean isSubdomain(String text) {
        return !text.isEmpty() && text.length() <= MAX_SUBDOMAIN && longestValidPrefix(text) == text.length();
    }

    /** One label, at most 63 characters: what Kubernetes takes for the name of a namespace. */
    public static boolean isLabel(String text) {
        return isValid(text) && text.indexOf('.') < 0;
    }

    /**
     * Whether Windows takes a file of that name, with whatever ending, for a device: {@code con}, {@code nul},
     * {@code com1.example}.
     */
    public static boolean isWindowsDevice(String text) {
        return WINDOWS_DEVICE.matcher(text).lookingAt();
    }

    /** How many characters from the start are a subdomain, whatever their number. */
    static int longestValidPrefix(String text) {
        Matcher start = SUBDOMAIN.matcher(text);
        return start.lookingAt() ? start.end() : 0;
    }
}
