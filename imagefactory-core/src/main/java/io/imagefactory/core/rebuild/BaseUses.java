package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.rebuild.BaseUse.Standing;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.DiscoveryStatus;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How images stand to their base images. */
final class BaseUses {

    private BaseUses() {}

    /**
     * By image, how it stands to each of its base images, by name. An image whose Dockerfile nobody has looked at is left
     * out.
     *
     * @param parentsFirst since what is in a parent decides how old its digest is
     */
    static Map<String, List<BaseUse>> of(
            List<Enrollment> parentsFirst, State state, ManagedBases managed, Instant now) {
        Map<String, BaseHistory> histories = new HashMap<>();
        state.baseImages().forEach((name, base) -> histories.put(name, BaseHistory.of(base.digests(now), now)));
        Map<String, List<BaseUse>> uses = new HashMap<>();
        for (Enrollment enrollment : parentsFirst) {
            Optional<ImageState> known = state.image(enrollment.name()).filter(BaseUses::isDiscovered);
            if (known.isPresent()) {
                Subject subject = new Subject(
                        known.get(),
                        BuiltFrom.of(known.get(), now),
                        enrollment.rebuildPolicy().delay().duration(),
                        now);
                List<BaseUse> bases = subject.uses(state, histories, managed.parentsOf(enrollment.name()));
                uses.put(enrollment.name(), bases);
                subject.contents(bases, histories)
                        .ifPresent(youngest -> managed.publishedAs(enrollment.name())
                                .forEach(name -> histories.computeIfPresent(
                                        name,
                                        (any, history) -> known.get()
                                                .currentDigest()
                                                .map(digest -> history.holding(digest, youngest))
                                                .orElse(history))));
            }
        }
        return uses;
    }

    private static boolean isDiscovered(ImageState image) {
        return image.derived().status() == DiscoveryStatus.SUCCESS
                || !image.derived().baseImages().isEmpty();
    }

    /**
     * Whose base images they are.
     *
     * @param builtFrom where its last build came from
     * @param delay how old a digest must be
     */
    private record Subject(ImageState image, BuiltFrom builtFrom, Duration delay, Instant now) {

        List<BaseUse> uses(State state, Map<String, BaseHistory> histories, Map<String, List<String>> parents) {
            return image.derived().baseImages().stream()
                    .map(name -> state.baseImage(name)
                            .map(base -> use(base, histories.get(name), parents.getOrDefault(name, List.of())))
                            .orElseGet(() -> BaseUse.unknown(name, Optional.empty(), Standing.MISSING)))
                    .toList();
        }

        /**
         * How old the youngest digest of others in the image is, and so its own: the delay is for what others publish, and
         * does not begin anew with each image of a chain. Where it is not said what is in it, it is as old as it looks.
         */
        Optional<Instant> contents(List<BaseUse> bases, Map<String, BaseHistory> histories) {
            Instant youngest = Instant.MIN;
            for (BaseUse base : bases) {
                if (base.standing() != Standing.PINNED) {
                    Optional<Instant> since = Optional.ofNullable(histories.get(base.name()))
                            .flatMap(history -> builtFrom.said(base.name()).flatMap(history::since));
                    if (since.isEmpty()) {
                        return Optional.empty();
                    }
                    youngest = since.get().isAfter(youngest) ? since.get() : youngest;
                }
            }
            return Optional.of(youngest);
        }

        private BaseUse use(BaseImageState base, BaseHistory history, List<String> parents) {
            if (base.image().tag().isEmpty() || !image.follows(base.name())) {
                return BaseUse.unknown(base.name(), Optional.of(base.image()), Standing.PINNED);
            }
            Optional<Integer> place = builtFrom.place(base.name(), history);
            if (place.isEmpty()) {
                return BaseUse.unknown(base.name(), Optional.of(base.image()), Standing.UNSEEN);
            }
            int from = place.get();
            Optional<Digest> said = builtFrom.said(base.name());
            Optional<Integer> ofAge = history.eligible(image.name(), delay).filter(eligible -> eligible > from);
            Optional<Integer> next = ofAge.isPresent() ? Optional.empty() : history.nextAfter(from);
            SeenDigest newest = history.newest().orElseThrow();
            SeenDigest kept = said.filter(digest -> history.place(digest).isEmpty())
                    .map(digest -> SeenDigest.of(
                            digest, builtFrom.firstSeen(base.name()).orElse(now)))
                    .orElseGet(() -> history.at(from));
            Optional<Digest> inferred = said.or(() ->
                    from < 0 ? Optional.empty() : Optional.of(history.at(from).digest()));
            return new BaseUse(
                    base.name(),
                    Optional.of(base.image()),
                    standing(ofAge.isPresent(), next.isPresent(), inferred.equals(Optional.of(newest.digest()))),
                    inferred,
                    Optional.of(newest),
                    Optional.of(ofAge.map(history::at).orElse(kept)),
                    next.map(history::at),
                    next.map(at -> history.since(at, image.name()).plus(delay)),
                    parents);
        }

        private static Standing standing(boolean behind, boolean waiting, boolean current) {
            if (behind) {
                return Standing.BEHIND;
            }
            if (waiting) {
                return Standing.WAITING;
            }
            return current ? Standing.CURRENT : Standing.AHEAD;
        }
    }
}
