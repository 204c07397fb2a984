package io.imagefactory.core.rebuild;

import io.imagefactory.core.ci.BuildRequest;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What CI is told of an image that is due. */
final class Requests {

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** What an id leaves for a name, with the time behind it. */
    private static final int LONGEST_NAME = 47;

    private static final int DIGITS = 8;

    private Requests() {}

    static BuildRequest of(PlannedImage image, Instant now) {
        SortedMap<String, Digest> baseImages = new TreeMap<>();
        image.bases()
                .forEach(base -> base.target()
                        .ifPresent(target -> base.image()
                                .map(ImageReference::familiar)
                                .ifPresent(reference -> baseImages.put(reference, target.digest()))));
        return new BuildRequest(
                id(image.name()) + "-" + BASIC.format(now),
                image.name(),
                image.enrollment().build().orElseThrow(),
                baseImages,
                SourcePolicy.onOneLine(image),
                image.decision().reason(now));
    }

    /** A name that is too long for an id, or has full stops, has a few digits of its own instead. */
    private static String id(String name) {
        if (name.length() <= LONGEST_NAME && name.indexOf('.') < 0) {
            return name;
        }
        String digits =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - DIGITS - 1))
                        .replace('.', '-') + "-" + digits.substring(0, DIGITS);
    }
}
