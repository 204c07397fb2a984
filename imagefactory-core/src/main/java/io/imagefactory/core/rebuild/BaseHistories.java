package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.SeenDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The histories of base images as images see them. Images that see the same share one, so that it costs as many histories
 * as there are base images and, of each, different lists of platforms.
 */
final class BaseHistories {

    private final Map<String, BaseImageState> baseImages;
    private final Instant now;
    private final Map<String, List<SeenDigest>> digests = new HashMap<>();
    private final Map<String, Map<Viewpoint, BaseHistory>> histories = new HashMap<>();
    private final Map<String, Contents> contents = new HashMap<>();

    private record Contents(Digest digest, Instant youngest) {
        BaseHistory in(BaseHistory history) {
            return history.holding(digest, youngest);
        }
    }

    BaseHistories(Map<String, BaseImageState> baseImages, Instant now) {
        this.baseImages = baseImages;
        this.now = now;
    }

    /** The history of a base image whose file is there. */
    BaseHistory of(String baseImage, Viewpoint viewpoint) {
        return histories.computeIfAbsent(baseImage, any -> new HashMap<>()).computeIfAbsent(viewpoint, any -> {
            BaseHistory history = BaseHistory.of(
                    digests.computeIfAbsent(
                            baseImage, name -> baseImages.get(name).digests(now)),
                    viewpoint,
                    now);
            return contents.containsKey(baseImage) ? contents.get(baseImage).in(history) : history;
        });
    }

    /** From now on the newest of the base image, where it has that digest, is as old as what is in it. */
    void hold(String baseImage, Digest digest, Instant youngest) {
        Contents known = new Contents(digest, youngest);
        contents.put(baseImage, known);
        histories
                .computeIfAbsent(baseImage, any -> new HashMap<>())
                .replaceAll((viewpoint, history) -> known.in(history));
    }
}
