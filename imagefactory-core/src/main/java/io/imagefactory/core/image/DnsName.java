package io.imagefactory.core.image;

import java.util.Locale;

/** Names that Kubernetes takes for an object and we for a file: DNS-1123 subdomains of at most 63 characters. */
public final class DnsName {
    public static final int MAX_LENGTH = 63;

    /** What Kubernetes takes. */
    private static final int MAX_SUBDOMAIN = 253;

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
        int dot = text.indexOf('.');
        String stem = (dot < 0 ? text : text.substring(0, dot)).toLowerCase(Locale.ROOT);
        boolean numbered = stem.length() == 4 && Character.isDigit(stem.charAt(3));
        return switch (numbered ? stem.substring(0, 3) : stem) {
            case "com", "lpt" -> numbered;
            case "con", "prn", "aux", "nul" -> !numbered;
            default -> false;
        };
    }

    /** How many characters from the start are a subdomain, whatever their number. */
    static int longestValidPrefix(String text) {
        int valid = 0;
        char previous = '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isAlphanumeric(c)) {
                valid = i + 1;
            } else if (c != '-' && c != '.' || previous == '.' || c == '.' && previous == '-') {
                return valid;
            }
            previous = c;
        }
        return valid;
    }

    static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
}
