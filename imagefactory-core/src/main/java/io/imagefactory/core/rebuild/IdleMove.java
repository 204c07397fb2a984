package io.imagefactory.core.rebuild;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A base image has moved, and is to an image what it was.
 *
 * @param platforms that have moved; none where what describes the image has moved alone
 * @param equalContent whether they are those of the image, and the same is in them as before
 */
public record IdleMove(List<String> platforms, boolean equalContent) {

    private static final int MOST = 3;

    public IdleMove {
        platforms = List.copyOf(platforms);
    }

    /** {@code moved for linux/arm/v6 alone}; to follow the name. */
    String text() {
        if (platforms.isEmpty()) {
            return "moved in its attestations or annotations alone";
        }
        String names = platforms.stream().limit(MOST).collect(Collectors.joining(", "))
                + (platforms.size() > MOST ? " and " + (platforms.size() - MOST) + " more" : "");
        return equalContent
                ? "was published anew for " + names + " with the same content"
                : "moved for " + names + " alone";
    }
}
