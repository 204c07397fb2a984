package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.InvalidReferenceException;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Release;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The order of a person not to wait for the delay, in an emergency. It is about the digests that are there when it is
 * given: of a base image for all that stand on it, or of all base images of one managed image for that image.
 *
 * @param target a base image, by its name in the state or as a Dockerfile names it, or a managed image by its name
 * @param reason why
 * @param by who gives it
 * @param cve the vulnerability that it is about
 * @param expires when it ends before the digests are old enough anyway
 */
public record ReleaseOrder(String target, String reason, String by, Optional<String> cve, Optional<Instant> expires) {

    public ReleaseOrder {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a release needs a reason");
        }
    }

    /**
     * The state with what is released.
     *
     * @throws InvalidReleaseException where there is no image of that name, or it names a digest that is not the newest
     */
    State applyTo(State state, Enrollments enrollments, Instant now) {
        boolean managed =
                enrollments.managed().stream().anyMatch(image -> image.name().equals(target));
        if (!managed || state.baseImages().containsKey(target)) {
            BaseImageState base = base(state, enrollments);
            checkDigest(base, now);
            return released(state, base, Set.of(), now);
        }
        State result = state;
        if (state.images().containsKey(target)) {
            for (String name : state.images().get(target).derived().baseImages()) {
                BaseImageState base = result.baseImages().get(name);
                result = base == null ? result : released(result, base, Set.of(target), now);
            }
        }
        return result;
    }

    private State released(State state, BaseImageState base, Set<String> images, Instant now) {
        SortedMap<String, BaseImageState> bases = new TreeMap<>(state.baseImages());
        newest(base, now)
                .ifPresent(digest -> bases.put(
                        base.name(), base.released(digest, new Release(now, by, reason, cve, expires, images))));
        return state.with(state.images(), bases);
    }

    private void checkDigest(BaseImageState base, Instant now) {
        Optional<Digest> named = reference().flatMap(ImageReference::digest);
        Optional<Digest> newest = newest(base, now);
        if (named.isPresent() && !named.equals(newest)) {
            throw InvalidReleaseException.otherDigest(
                    target, newest.map(Digest::abbreviated).orElse("unknown"));
        }
    }

    private static Optional<Digest> newest(BaseImageState base, Instant now) {
        return base.digests(now).stream().findFirst().map(SeenDigest::digest);
    }

    private BaseImageState base(State state, Enrollments enrollments) {
        return state.baseImage(target)
                .or(() -> reference()
                        .map(ImageReference::withoutDigest)
                        .flatMap(reference -> state.baseImages().values().stream()
                                .filter(base -> base.image().equals(reference))
                                .findFirst()))
                .orElseThrow(() -> {
                    List<String> names = new ArrayList<>(state.baseImages().keySet());
                    enrollments.managed().forEach(image -> names.add(image.name()));
                    return InvalidReleaseException.unknown(target, names);
                });
    }

    private Optional<ImageReference> reference() {
        try {
            return Optional.of(ImageReference.of(target));
        } catch (InvalidReferenceException e) {
            return Optional.empty();
        }
    }
}
