package io.imagefactory.core.image;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How a base image is called where only DNS names are allowed: as a file in state, as a Kubernetes object. */
final class ResourceName {
    private static final int HASH_DIGITS = 8;
    private static final int DIGEST_DIGITS = 12;

    private ResourceName() {}

    static String of(ImageReference image) {
        String name = plain(image);
        return DnsName.isValid(name) ? name : withHash(image, 0);
    }

    static String withHash(ImageReference image, int more) {
        int digits = HASH_DIGITS + more;
        String name = plain(image);
        int start = name.length() - name.replaceFirst("^[^a-z0-9]+", "").length();
        String rest = name.substring(start, Math.min(name.length(), start + DnsName.MAX_LENGTH - digits - 1));
        return rest.substring(0, DnsName.longestValidPrefix(rest)) + "-" + hash(image.canonical(), digits);
    }

    private static String plain(ImageReference image) {
        String text = place(image) + "-" + version(image);
        String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]", "-");
        return DnsName.isWindowsDevice(text) ? name.replaceFirst("\\.", "-") : name;
    }

    private static String place(ImageReference image) {
        if (!image.isOnDockerHub()) {
            return image.name();
        }
        String repository = image.repository();
        return repository.startsWith(ReferenceParser.LIBRARY)
                ? repository.substring(ReferenceParser.LIBRARY.length())
                : repository;
    }

    private static String version(ImageReference image) {
        return image.tag()
                .or(() -> image.digest()
                        .map(digest -> digest.algorithm() + "-" + digest.hex().substring(0, DIGEST_DIGITS)))
                .orElseThrow();
    }

    private static String hash(String canonical, int digits) {
        return Digest.from("sha256", canonical.getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, digits);
    }
}
