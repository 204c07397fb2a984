package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What is known of an enrolled image: {@code state/images/<name>.yaml}.
 *
 * @param name as in images.yaml
 * @param declared from images.yaml
 * @param derived from images.yaml and the Dockerfile
 * @param observed everything else
 */
public record ImageState(String name, Declared declared, Derived derived, Observed observed) {

    /**
     * What follows from images.yaml and the Dockerfile.
     *
     * @param status how far discovery has come
     * @param error why it failed
     * @param repoURL registry and repository, for external images
     * @param baseImages the names of the base images' files, sorted
     * @param pinnedDigests by base image, the digests that pin it in the Dockerfile
     */
    public record Derived(
            DiscoveryStatus status,
            Optional<String> error,
            Optional<String> repoURL,
            List<String> baseImages,
            PinnedDigests pinnedDigests) {

        /** Of an image that nobody has looked at. */
        public static final Derived NOTHING =
                new Derived(DiscoveryStatus.PENDING, Optional.empty(), Optional.empty(), List.of(), PinnedDigests.NONE);

        public Derived {
            baseImages = List.copyOf(new TreeSet<>(baseImages));
        }

        /** The same base images, of an image of ours of whose Dockerfile this is known. */
        public Derived with(DiscoveryStatus otherStatus, Optional<String> otherError) {
            return new Derived(otherStatus, otherError, Optional.empty(), baseImages, pinnedDigests);
        }
    }

    /** The digest of what was built last. */
    public Optional<Digest> currentDigest() {
        return observed.get(Field.CURRENT_DIGEST);
    }

    /** When it was last built, as CI says. */
    public Optional<Instant> lastBuilt() {
        return observed.get(Field.LAST_BUILT);
    }

    /** When its digest was seen to change. */
    public Optional<Instant> lastUpdated() {
        return observed.get(Field.LAST_UPDATED);
    }

    /** When it was first seen in images.yaml. */
    public Optional<Instant> enrolledAt() {
        return observed.get(Field.ENROLLED_AT);
    }

    /** Since when its registry has no tag that it follows, of an external image; empty where somebody has seen one since. */
    public Optional<Instant> missingSince() {
        return observed.missingSince();
    }

    /** The digests that it has had, newest first, as {@link BaseImageState#digests} has them. */
    public List<SeenDigest> digests(Instant now) {
        return DigestIntake.digests(observed, now);
    }

    /** By base image, the digest that it is said to be built from; what is no digest is left out. */
    public SortedMap<String, Digest> builtFrom() {
        return observed.get(Field.BUILT_FROM).orElseGet(Collections::emptySortedMap);
    }

    /** What is known of rebuilds; an image that was never rebuilt has the same as one whose state was lost. */
    public RebuildState rebuildState() {
        return observed.get(Field.REBUILD_STATE).orElse(RebuildState.NONE);
    }

    /** Whether a rebuild is due, or was asked for and has not ended, as {@code rebuildState} has it. */
    public boolean isRebuildPending() {
        return rebuildState().isPending();
    }

    /** Whether a move of the base image's tag changes what is built: not if every use of it is pinned to a digest. */
    public boolean follows(String baseImage) {
        return !derived.pinnedDigests().holds(baseImage);
    }

    /** The same image, of which this was observed. */
    public ImageState with(Observed other) {
        return observed.equals(other) ? this : new ImageState(name, declared, derived, other);
    }

    /** The same image, of whose rebuilds this is known. */
    public ImageState with(RebuildState other) {
        return with(observed.with(Field.REBUILD_STATE, other));
    }

    /**
     * With the rebuild that was asked for closed, once a build has followed it: {@code builtFrom} says from now on what
     * was asked for, unless whoever built has said so already.
     */
    public ImageState settled() {
        RebuildState state = rebuildState();
        if (!state.isSettled(this)) {
            return this;
        }
        RebuildState.Request request = state.request().orElseThrow();
        boolean moved = RebuildState.isMoved(request, this);
        RebuildState closed = state.closed();
        return moved && state.saysOriginOf(this)
                ? with(closed)
                : knowing(request.digests(), closed.knowing(currentDigest().filter(any -> moved), Evidence.REQUESTED));
    }

    /**
     * With what its current digest was built from.
     *
     * @param bases by base image, a digest that its tag has named, or that of a platform's manifest in one
     * @param evidence by what that is known
     */
    public ImageState withBuiltFrom(SortedMap<String, Digest> bases, Evidence evidence) {
        return knowing(bases, rebuildState().knowing(currentDigest(), evidence));
    }

    /** The rebuild that was asked for and is not closed, where the digest has moved since: by it, or by another build. */
    public Optional<RebuildState.Request> overtakenRequest() {
        return rebuildState().openRequest().filter(asked -> RebuildState.isMoved(asked, this));
    }

    /** With the rebuild that was asked for closed, since a build has done all that it was to do. */
    public ImageState fulfilled() {
        return with(rebuildState().closed());
    }

    private ImageState knowing(SortedMap<String, Digest> bases, RebuildState rebuilds) {
        return with(observed.with(Field.REBUILD_STATE, rebuilds).with(Field.BUILT_FROM, bases));
    }

    /** Whether images.yaml and the Dockerfile say the same of the other. */
    public boolean isDecidedLike(ImageState other) {
        return declared.equals(other.declared) && derived.equals(other.derived);
    }

    /** Whether its Dockerfile has been looked at since its source was last changed. */
    public boolean isAnalysed() {
        return derived.status() == DiscoveryStatus.SUCCESS || derived.status() == DiscoveryStatus.FAILED;
    }
}
