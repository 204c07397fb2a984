package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.RebuildState.Request;
import io.imagefactory.core.state.Versions.Merged;
import io.imagefactory.core.state.Versions.Side;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Merges what two versions of an image's file say of its rebuilds, and of what it was built from.
 *
 * @param versions of the file
 * @param digest what the image is from now on, as far as both agree
 * @param checkedLater the side that a registry has answered last
 */
record RebuildMerge(Versions versions, Optional<Digest> digest, Optional<Side> checkedLater) {

    private static final String REBUILDS = Field.REBUILD_STATE.key();
    private static final String BUILT_FROM = Field.BUILT_FROM.key();
    private static final List<String> ORIGIN = List.of(RebuildState.BUILT_DIGEST, RebuildState.EVIDENCE);
    private static final Set<String> REQUEST = Set.of(
            RebuildState.STATUS,
            RebuildState.PENDING,
            RebuildState.REQUEST,
            RebuildState.FAILURES,
            RebuildState.FAILING_SINCE,
            RebuildState.HELD);

    /** @param rest of the file, merged key by key */
    Merged merge(Merged rest) {
        if (!hasRebuilds(Side.OURS) || !hasRebuilds(Side.THEIRS)) {
            return rest;
        }
        Versions rebuilds = versions.within(REBUILDS);
        Merged unknown = rebuilds.only(key -> !REQUEST.contains(key) && !ORIGIN.contains(key))
                .merge();
        YamlMapping asked = asked(rebuilds);
        Merged origin = origin();
        return new Merged(
                with(rest.tree(), asked, unknown.tree(), origin.tree()),
                with(rest.other(), asked, unknown.other(), origin.other()));
    }

    private boolean hasRebuilds(Side side) {
        return versions.of(side).get(REBUILDS).orElse(null) instanceof YamlMapping;
    }

    private static YamlMapping with(YamlMapping rest, YamlMapping asked, YamlMapping unknown, YamlMapping origin) {
        YamlMapping.Builder rebuilds = YamlMapping.builder();
        put(rebuilds, asked, List.of(RebuildState.STATUS, RebuildState.PENDING));
        put(rebuilds, origin, ORIGIN);
        put(
                rebuilds,
                asked,
                List.of(RebuildState.FAILURES, RebuildState.FAILING_SINCE, RebuildState.REQUEST, RebuildState.HELD));
        YamlMapping merged =
                rest.with(REBUILDS, rebuilds.putAllAbsent(unknown.values()).build());
        return origin.get(BUILT_FROM)
                .map(bases -> merged.with(BUILT_FROM, bases))
                .orElse(merged);
    }

    private static void put(YamlMapping.Builder target, YamlMapping source, List<String> keys) {
        keys.forEach(key -> source.get(key).ifPresent(value -> target.put(key, value)));
    }

    /** Of one side alone: builds that are nowhere, or that two have asked for, are worse than to be told so late. */
    private YamlMapping asked(Versions rebuilds) {
        Side side = rebuilds.right(REQUEST).orElseGet(() -> later(rebuilds));
        YamlMapping asked = rebuilds.of(side).filter(REQUEST::contains);
        Optional<Request> request = RebuildState.of(asked).request();
        Side otherSide = side == Side.OURS ? Side.THEIRS : Side.OURS;
        Optional<Request> other = RebuildState.of(rebuilds.of(otherSide)).request();
        boolean same = request.isPresent()
                && other.filter(one -> one.askedAt().equals(request.get().askedAt()))
                        .isPresent();
        if (!same) {
            return asked;
        }
        YamlMapping known = YamlMapping.builder()
                .putAllAbsent(request.get().asItStands().values())
                .putAllAbsent(other.get()
                        .asItStands()
                        .filter(key -> !key.equals(RebuildState.DELIVERY))
                        .values())
                .build();
        return asked.with(RebuildState.REQUEST, known);
    }

    /** The side that has asked last; of one request, the side that has seen more of it. */
    private static Side later(Versions rebuilds) {
        RebuildState ours = RebuildState.of(rebuilds.ours());
        RebuildState theirs = RebuildState.of(rebuilds.theirs());
        if (ours.request().isEmpty() && theirs.request().isEmpty()) {
            return since(theirs).isAfter(since(ours)) ? Side.THEIRS : Side.OURS;
        }
        if (ours.request().isEmpty() || theirs.request().isEmpty()) {
            return theirs.request().isPresent() ? Side.THEIRS : Side.OURS;
        }
        int order =
                ours.request().get().askedAt().compareTo(theirs.request().get().askedAt());
        boolean oursIsLater = order == 0 ? progress(ours) >= progress(theirs) : order > 0;
        return oursIsLater ? Side.OURS : Side.THEIRS;
    }

    private static Instant since(RebuildState state) {
        return state.hold().map(Hold::since).orElse(Instant.MIN);
    }

    private static int progress(RebuildState state) {
        if (state.unsentRequest().isPresent()) {
            return 0;
        }
        if (state.openRequest().isEmpty()) {
            return 6;
        }
        if (state.failedAt().isPresent()) {
            return 5;
        }
        Request request = state.openRequest().get();
        int answered = request.run().isPresent() ? 4 : 3;
        return request.delivery()
                .map(delivery -> delivery == Delivery.CLAIMED ? 1 : 2)
                .orElse(answered);
    }

    /** {@code builtFrom}, and what {@code rebuildState} says of it. */
    private Merged origin() {
        Versions all = new Versions(
                versions.base().map(RebuildMerge::origin), origin(versions.ours()), origin(versions.theirs()));
        Set<String> keys = Set.of(BUILT_FROM, RebuildState.BUILT_DIGEST, RebuildState.EVIDENCE);
        return all.right(keys)
                .or(() -> ofDigest(all))
                .or(() -> checkedLater)
                .map(side -> Merged.agreed(all.of(side)))
                .orElseGet(all::merge);
    }

    private static YamlMapping origin(YamlMapping file) {
        YamlMapping rebuilds = file.mapping(REBUILDS);
        YamlMapping.Builder origin = YamlMapping.builder();
        put(origin, file, List.of(BUILT_FROM));
        put(origin, rebuilds, ORIGIN);
        return origin.build();
    }

    /** The side that alone speaks of the digest that the image has. */
    private Optional<Side> ofDigest(Versions origins) {
        boolean ours = speaksOfDigest(origins.ours());
        return ours == speaksOfDigest(origins.theirs())
                ? Optional.empty()
                : Optional.of(ours ? Side.OURS : Side.THEIRS);
    }

    private boolean speaksOfDigest(YamlMapping origin) {
        Optional<YamlNode> built = origin.get(RebuildState.BUILT_DIGEST);
        return digest.isPresent() && built.flatMap(Form.DIGEST::read).equals(digest);
    }
}
