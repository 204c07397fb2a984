package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.RebuildState;
import io.imagefactory.core.state.RebuildStatus;
import io.imagefactory.core.state.Release;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Merges what became of rebuilds into what is known: {@code rebuildState} of images, and releases in the history of base
 * images. Nothing else changes; keys of others in {@code rebuildState} are kept.
 */
final class RebuildMerger {

    private RebuildMerger() {}

    /**
     * A rebuild that is asked for.
     *
     * @param at when
     * @param reason why, in a sentence
     * @param digests by base image, what it is to be built from, and since when we know that digest
     * @param published what the image's own tag names now, where that is known
     * @param failures how many with these digests have failed before it
     */
    record Asked(Instant at, String reason, Map<String, SeenDigest> digests, Optional<Digest> published, int failures) {
        Asked {
            digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
        }
    }

    /** With requests, by image; recorded before they are made. */
    static State asked(State state, Map<String, Asked> requests) {
        return changed(state, requests, (image, asked) -> {
            RebuildState.Request request =
                    RebuildState.Request.of(image, asked.at(), asked.reason(), asked.digests(), asked.published());
            return with(image, image.rebuildState().asked(request, asked.failures()));
        });
    }

    /**
     * With the answers to requests that were made at that time. An image of which something else is known by now stays as
     * it is.
     */
    static State answered(State state, Instant askedAt, Map<String, RebuildAnswer> answers) {
        return changed(state, answers, (image, answer) -> {
            boolean stillAsked = image.rebuildState()
                    .openRequest()
                    .filter(request -> request.askedAt().equals(askedAt))
                    .isPresent();
            return stillAsked ? with(image, answered(image.rebuildState(), askedAt, answer)) : image;
        });
    }

    private static RebuildState answered(RebuildState state, Instant askedAt, RebuildAnswer answer) {
        if (answer instanceof RebuildAnswer.Refused refused) {
            return state.refused(askedAt, refused.reason(), refused.unavailable());
        }
        return answer instanceof RebuildAnswer.Begun begun && begun.run().isPresent()
                ? state.runsAt(begun.run().get().toString())
                : state;
    }

    /** With a status for images, which is for people; {@code triggered} and {@code failed} are kept for requests. */
    static State withStatus(State state, Map<String, RebuildStatus> status) {
        return changed(
                state,
                status,
                (image, known) -> image.with(image.observed()
                        .withWellFormed(
                                Field.REBUILD_STATE, image.rebuildState().withStatus(known))));
    }

    /** With the release of a digest that the history of the base image has. */
    static State released(State state, String baseImage, Digest digest, Release release) {
        SortedMap<String, BaseImageState> baseImages = new TreeMap<>(state.baseImages());
        baseImages.computeIfPresent(
                baseImage,
                (name, base) -> base.observed()
                        .get(Field.UPDATE_HISTORY)
                        .map(history -> base.with(
                                base.observed().with(Field.UPDATE_HISTORY, history.released(digest, release))))
                        .orElse(base));
        return state.with(state.images(), baseImages);
    }

    private static ImageState with(ImageState image, RebuildState state) {
        return image.with(image.observed().with(Field.REBUILD_STATE, state));
    }

    private static <T> State changed(
            State state, Map<String, T> byImage, BiFunction<ImageState, T, ImageState> change) {
        SortedMap<String, ImageState> images = new TreeMap<>(state.images());
        byImage.forEach((name, value) -> images.computeIfPresent(name, (any, image) -> change.apply(image, value)));
        return state.with(images, state.baseImages());
    }
}
