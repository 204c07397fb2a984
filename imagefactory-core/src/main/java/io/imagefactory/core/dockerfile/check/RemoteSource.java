package io.imagefactory.core.dockerfile.check;

import java.util.List;
import java.util.Locale;

/** Sources of ADD that are fetched: URLs and Git repositories ({@code isHTTPSource} and {@code dfgitutil}). */
public final class RemoteSource {
    private static final List<String> SCHEMES = List.of("http://", "https://", "git://", "ssh://");

    private RemoteSource() {}

    public static boolean isRemote(String source) {
        if (source.indexOf(':') < 0) {
            return false;
        }
        String lower = source.toLowerCase(Locale.ROOT);
        return SCHEMES.stream().anyMatch(lower::startsWith) || isScpLike(source);
    }

    /** {@code git@github.com:owner/repository}. */
    private static boolean isScpLike(String source) {
        int at = source.indexOf('@');
        int colon = source.indexOf(':', Math.max(at, 0));
        return at > 0
                && colon > at + 1
                && source.chars().limit(at).allMatch(c -> isNamePart(c) || c == '_')
                && source.substring(at + 1, colon).chars().allMatch(c -> isNamePart(c) || c == '.');
    }

    private static boolean isNamePart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }
}
