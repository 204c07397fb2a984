package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.RebuildState;
import io.imagefactory.core.state.SeenDigest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Merges what an image says of what it was built from into what is known of it.
 *
 * @param bases by name
 */
record OriginMerger(Map<String, BaseImageState> bases, Instant now) {

    /**
     * A rebuild that was asked for is closed by a build from what was asked for, or from newer. Of a base image of which the
     * evidence says nothing, that build took what was asked for, unless whoever built it has said otherwise. Any other build
     * leaves the rebuild open.
     */
    ImageState merge(ImageState image, Origin origin) {
        if (origin.evidence().isEmpty()) {
            return image;
        }
        SortedMap<String, Digest> asked =
                image.overtakenRequest().map(RebuildState.Request::digests).orElseGet(Collections::emptySortedMap);
        SortedMap<String, Digest> known = new TreeMap<>(origin.bases());
        known.replaceAll((name, digest) -> askedFor(name, digest, Optional.ofNullable(asked.get(name))));
        boolean fulfilled = image.overtakenRequest().isPresent()
                && known.entrySet().stream()
                        .allMatch(base ->
                                isAsNew(base.getKey(), base.getValue(), Optional.ofNullable(asked.get(base.getKey()))));
        SortedMap<String, Digest> all = new TreeMap<>();
        if (fulfilled) {
            all.putAll(asked);
        }
        if (image.rebuildState().saysOriginOf(image)) {
            all.putAll(image.builtFrom());
        }
        all.putAll(known);
        ImageState result = image.withBuiltFrom(all, origin.evidence().get());
        return fulfilled ? result.fulfilled() : result;
    }

    /** What was asked for, where the digest is of a manifest in it, which may be in other indexes too; else itself. */
    private Digest askedFor(String base, Digest digest, Optional<Digest> asked) {
        return asked.filter(wanted -> FollowedBases.entries(history(base), digest)
                        .map(SeenDigest::digest)
                        .anyMatch(wanted::equals))
                .orElse(digest);
    }

    /** Whether it came no earlier than what was asked for. */
    private boolean isAsNew(String base, Digest digest, Optional<Digest> asked) {
        if (asked.isEmpty() || asked.get().equals(digest)) {
            return true;
        }
        List<Digest> newestFirst =
                history(base).stream().map(SeenDigest::digest).toList();
        return FollowedBases.entries(history(base), digest)
                .map(seen -> newestFirst.indexOf(seen.digest()))
                .anyMatch(place -> place < newestFirst.indexOf(asked.get()));
    }

    private List<SeenDigest> history(String base) {
        return Optional.ofNullable(bases.get(base))
                .map(state -> state.digests(now))
                .orElse(List.of());
    }
}
