package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.DigestHistory;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.Observed;
import io.imagefactory.core.state.RebuildState;
import io.imagefactory.core.state.RebuildStatus;
import io.imagefactory.core.state.Release;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.Timestamp;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
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
        return changed(state, requests, RebuildMerger::asked);
    }

    /**
     * With the answers to requests that were made at that time. An image of which something else is known by now stays as
     * it is.
     */
    static State answered(State state, Instant askedAt, Map<String, RebuildAnswer> answers) {
        return changed(state, answers, (image, answer) -> {
            boolean stillAsked = image.rebuildState()
                    .request()
                    .filter(request -> request.open() && request.askedAt().equals(askedAt))
                    .isPresent();
            return stillAsked ? answered(image, askedAt, answer) : image.observed();
        });
    }

    /** With a status for images, which is for people; {@code triggered} and {@code failed} are kept for requests. */
    static State withStatus(State state, Map<String, RebuildStatus> status) {
        return changed(state, status, (image, known) -> {
            if (image.observed().isMalformed(Field.REBUILD_STATE)) {
                return image.observed();
            }
            YamlMapping before = tree(image);
            YamlMapping after = before.with(RebuildState.STATUS, YamlScalar.of(known.text()))
                    .with(RebuildState.PENDING, YamlScalar.of(known.isPending()));
            return image.observed().with(Field.REBUILD_STATE, after);
        });
    }

    /** With the release of a digest that the history of the base image has. */
    static State released(State state, String baseImage, Digest digest, Release release) {
        SortedMap<String, BaseImageState> baseImages = new TreeMap<>(state.baseImages());
        baseImages.computeIfPresent(
                baseImage,
                (name, base) -> new BaseImageState(
                        name,
                        base.image(),
                        base.dependentImages(),
                        DigestHistory.released(base.observed(), digest, release)));
        return new State(state.images(), baseImages, state.archivedImages(), state.archivedBaseImages());
    }

    private static Observed asked(ImageState image, Asked asked) {
        YamlMapping.Builder digests = YamlMapping.builder();
        YamlMapping.Builder firstSeen = YamlMapping.builder();
        asked.digests().forEach((base, seen) -> {
            digests.put(base, seen.digest().toString());
            firstSeen.put(base, Timestamp.yaml(seen.firstSeen()));
        });
        YamlMapping.Builder request = YamlMapping.builder()
                .put(RebuildState.Request.ASKED_AT, Timestamp.yaml(asked.at()))
                .put(RebuildState.Request.REASON, asked.reason())
                .put(RebuildState.Request.DIGESTS, digests.build())
                .put(RebuildState.Request.FIRST_SEEN, firstSeen.build())
                .put(RebuildState.Request.IMAGE_DIGEST, image.currentDigest().map(Digest::toString))
                .put(RebuildState.Request.PUBLISHED_DIGEST, asked.published().map(Digest::toString));
        image.lastBuilt().ifPresent(built -> request.put(RebuildState.Request.LAST_BUILT, Timestamp.yaml(built)));
        return with(image, RebuildStatus.TRIGGERED, asked.failures(), request.build());
    }

    private static Observed answered(ImageState image, Instant askedAt, RebuildAnswer answer) {
        YamlMapping request = tree(image).mapping(RebuildState.REQUEST);
        int failures = image.rebuildState().request().orElseThrow().failures();
        if (answer instanceof RebuildAnswer.Refused refused) {
            return with(
                    image,
                    RebuildStatus.FAILED,
                    refused.unavailable() ? Math.max(1, failures) : failures + 1,
                    request.with(RebuildState.Request.FAILED_AT, Timestamp.yaml(askedAt))
                            .with(RebuildState.Request.ERROR, YamlScalar.of(refused.reason())));
        }
        return answer instanceof RebuildAnswer.Begun begun && begun.run().isPresent()
                ? with(
                        image,
                        RebuildStatus.TRIGGERED,
                        failures,
                        request.with(
                                RebuildState.Request.RUN,
                                YamlScalar.of(begun.run().get().toString())))
                : image.observed();
    }

    private static Observed with(ImageState image, RebuildStatus status, int failures, YamlNode request) {
        YamlMapping before = tree(image);
        YamlMapping.Builder after = YamlMapping.builder()
                .put(RebuildState.STATUS, status.text())
                .put(RebuildState.PENDING, status.isPending())
                .put(RebuildState.BUILT_DIGEST, before.text(RebuildState.BUILT_DIGEST));
        if (failures > 0) {
            after.put(RebuildState.FAILURES, YamlScalar.of(failures));
        }
        after.put(RebuildState.REQUEST, request)
                .putAllAbsent(
                        before.filter(key -> !key.equals(RebuildState.FAILURES)).values());
        return image.observed().with(Field.REBUILD_STATE, after.build());
    }

    private static <T> State changed(State state, Map<String, T> byImage, BiFunction<ImageState, T, Observed> change) {
        SortedMap<String, ImageState> images = new TreeMap<>(state.images());
        byImage.forEach(
                (name, value) -> images.computeIfPresent(name, (any, image) -> image.with(change.apply(image, value))));
        return new State(images, state.baseImages(), state.archivedImages(), state.archivedBaseImages());
    }

    private static YamlMapping tree(ImageState image) {
        return image.observed().values().mapping(Field.REBUILD_STATE.key());
    }
}
