package io.imagefactory.core.dockerfile.check;

import java.util.regex.Pattern;

/** Sources of ADD that are fetched: URLs and Git repositories ({@code isHTTPSource} and {@code dfgitutil}). */
public final class RemoteSource {
    /** {@code https://example.com/file} or {@code git@github.com:owner/repository}. */
    private static final Pattern START = Pattern.compile("(?i:https?|git|ssh)://|[0-9A-Za-z_-]++@[0-9A-Za-z.-]++:");

    private RemoteSource() {}

    public static boolean isRemote(String source) {
        return source.indexOf(':') >= 0 && START.matcher(source).lookingAt();
    }
}
