package io.imagefactory.core.provenance;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A package URL of an image in a registry, in the forms of BuildKit's {@code util/purl}: {@code
 * pkg:docker/<familiar name>@<tag>?digest=<digest>&platform=<platform>}, where tag and qualifiers may be absent.
 *
 * @param image with the tag {@code latest} where it has neither tag nor digest
 * @param platform where it is said
 */
record PackageUrl(ImageReference image, Optional<Platform> platform) {

    private static final String IMAGE = "pkg:docker/";

    /** What is in a registry but is no image: {@code blob}, {@code bundle}. */
    private static final String OTHER_CONTENT = "ref_type";

    /** Empty for all that is no image in a registry, such as {@code pkg:oci/}, which is a folder, and sources from Git. */
    static Optional<PackageUrl> of(String text) {
        if (!text.regionMatches(true, 0, IMAGE, 0, IMAGE.length())) {
            return Optional.empty();
        }
        try {
            String url = text.substring(IMAGE.length()).split("#", 2)[0];
            String[] parts = url.split("\\?", 2);
            Map<String, String> qualifiers = qualifiers(parts.length > 1 ? parts[1] : "");
            return qualifiers.containsKey(OTHER_CONTENT)
                    ? Optional.empty()
                    : Optional.of(new PackageUrl(
                            image(parts[0], Optional.ofNullable(qualifiers.get("digest"))),
                            Optional.ofNullable(qualifiers.get("platform")).map(Platform::of)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ImageReference image(String path, Optional<String> pin) {
        int at = path.lastIndexOf('@');
        String name = Arrays.stream((at < 0 ? path : path.substring(0, at)).split("/"))
                .map(PackageUrl::decoded)
                .collect(Collectors.joining("/"));
        String version = at < 0 ? "" : decoded(path.substring(at + 1));
        boolean digestAsVersion = version.indexOf(':') >= 0;
        String tag = version.isEmpty() || digestAsVersion ? "" : ":" + version;
        Optional<Digest> digest = pin.or(() -> Optional.of(version).filter(any -> digestAsVersion))
                .map(Digest::of);
        if (digestAsVersion && !digest.equals(Optional.of(Digest.of(version)))) {
            throw new IllegalArgumentException("it is pinned to two digests");
        }
        return ImageReference.of(name + tag + digest.map(what -> "@" + what).orElse(""));
    }

    private static Map<String, String> qualifiers(String query) {
        Map<String, String> qualifiers = new HashMap<>();
        for (String qualifier : query.split("&")) {
            String[] pair = qualifier.split("=", 2);
            if (pair.length == 2
                    && qualifiers.putIfAbsent(pair[0].toLowerCase(Locale.ROOT), decoded(pair[1])) != null) {
                throw new IllegalArgumentException("a qualifier stands there twice");
            }
        }
        return qualifiers;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
