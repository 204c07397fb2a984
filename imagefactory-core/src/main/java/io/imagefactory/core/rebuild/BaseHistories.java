package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.SeenDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The histories of base images as images see them. Images that see the same share one, so that it costs as many histories
 * as there are base images and, of each, different lists of platforms.
 */
final class BaseHistories {

    private final Map<String, BaseImageState> baseImages;
    private final Instant now;
    private final Map<String, List<SeenDigest>> digests = new HashMap<>();
    private final Map<Viewpoint, Viewpoint> viewpoints = new HashMap<>();
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

    /** How the image looks at its base images: one for all that look alike. */
    Viewpoint viewpoint(Enrollment managed) {
        return viewpoints.computeIfAbsent(Viewpoint.of(managed), Function.identity());
    }

    /**
     * The history of a base image whose file is there.
     *
     * @param viewpoint one of ours
     */
    BaseHistory of(String baseImage, Viewpoint viewpoint) {
        return seen(baseImage).computeIfAbsent(viewpoint, any -> {
            BaseHistory history = BaseHistory.of(
                    digests.computeIfAbsent(
                            baseImage, name -> baseImages.get(name).digests(now)),
                    viewpoint,
                    now);
            return contents.containsKey(baseImage) ? contents.get(baseImage).in(history) : history;
        });
    }

    /** Found by which viewpoint it is, not by what it says, which for each edge would be compared anew. */
    private Map<Viewpoint, BaseHistory> seen(String baseImage) {
        return histories.computeIfAbsent(baseImage, any -> new IdentityHashMap<>(1));
    }

    /** From now on the newest of the base image, where it has that digest, is as old as what is in it. */
    void hold(String baseImage, Digest digest, Instant youngest) {
        Contents known = new Contents(digest, youngest);
        contents.put(baseImage, known);
        seen(baseImage).replaceAll((viewpoint, history) -> known.in(history));
    }
}
