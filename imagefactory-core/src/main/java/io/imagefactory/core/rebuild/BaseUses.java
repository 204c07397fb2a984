package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.rebuild.BaseUse.Standing;
import io.imagefactory.core.rebuild.BuiltFrom.Origin;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.DiscoveryStatus;
import io.imagefactory.core.state.ImageState;
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
        BaseHistories histories = new BaseHistories(state.baseImages(), now);
        Map<String, List<BaseUse>> uses = new HashMap<>();
        for (Enrollment enrollment : parentsFirst) {
            String name = enrollment.name();
            state.image(name).filter(BaseUses::isDiscovered).ifPresent(image -> {
                Subject subject = new Subject(image, enrollment, BuiltFrom.of(image, now), histories, now);
                List<BaseUse> bases = subject.uses(state, managed.parentsOf(name));
                uses.put(name, bases);
                subject.contents(bases)
                        .ifPresent(youngest -> image.currentDigest()
                                .ifPresent(digest -> managed.publishedAs(name)
                                        .forEach(base -> histories.hold(base, digest, youngest))));
            });
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
     */
    private record Subject(
            ImageState image, Enrollment enrollment, BuiltFrom builtFrom, BaseHistories histories, Instant now) {

        List<BaseUse> uses(State state, Map<String, List<String>> parents) {
            return image.derived().baseImages().stream()
                    .map(name -> state.baseImage(name)
                            .map(base -> use(base, parents.getOrDefault(name, List.of())))
                            .orElseGet(() -> BaseUse.unknown(name, Optional.empty(), Standing.MISSING)))
                    .toList();
        }

        /**
         * How old the youngest digest of others in the image is, and so its own: the delay is for what others publish, and
         * does not begin anew with each image of a chain. Where it is not said what is in it, it is as old as it looks.
         */
        Optional<Instant> contents(List<BaseUse> bases) {
            Instant youngest = Instant.MIN;
            for (BaseUse base : bases) {
                if (base.standing() != Standing.PINNED) {
                    Optional<Instant> since = Optional.of(base)
                            .filter(use -> use.standing() != Standing.MISSING)
                            .flatMap(use -> builtFrom.since(use.name(), history(use.name())));
                    if (since.isEmpty()) {
                        return Optional.empty();
                    }
                    youngest = since.get().isAfter(youngest) ? since.get() : youngest;
                }
            }
            return Optional.of(youngest);
        }

        private BaseHistory history(String baseImage) {
            return histories.of(baseImage, Viewpoint.of(enrollment));
        }

        private BaseUse use(BaseImageState base, List<String> parents) {
            if (base.image().tag().isEmpty() || !image.follows(base.name())) {
                return BaseUse.unknown(base.name(), Optional.of(base.image()), Standing.PINNED);
            }
            BaseHistory history = history(base.name());
            return builtFrom
                    .origin(base.name(), history)
                    .map(origin -> use(base, history, origin, parents))
                    .orElseGet(() -> BaseUse.unknown(base.name(), Optional.of(base.image()), Standing.UNSEEN));
        }

        private BaseUse use(BaseImageState base, BaseHistory history, Origin origin, List<String> parents) {
            int from = origin.place();
            Duration delay = enrollment.rebuildPolicy().delay().duration();
            Optional<Integer> ofAge = history.eligible(image.name(), delay).filter(eligible -> eligible > from);
            Optional<Integer> next = ofAge.isPresent() ? Optional.empty() : history.nextAfter(from);
            Arrival newest = history.newest().orElseThrow();
            Arrival kept = origin.named().isPresent()
                    ? history.at(from)
                    : Arrival.of(
                            origin.digest().orElseThrow(),
                            builtFrom.firstSeen(base.name()).orElse(now));
            Optional<Arrival> move = ofAge.or(() -> next).map(history::at);
            return new BaseUse(
                    base.name(),
                    Optional.of(base.image()),
                    standing(
                            ofAge.isPresent(),
                            next.isPresent(),
                            origin.named().filter(newest::has).isPresent()),
                    origin.digest(),
                    origin.evidence(),
                    Optional.of(newest),
                    Optional.of(ofAge.map(history::at).orElse(kept)),
                    next.map(history::at),
                    next.map(at -> history.since(at, image.name()).plus(delay)),
                    platforms(history.views(), origin, newest, move),
                    parents);
        }

        private static BaseUse.Platforms platforms(Views views, Origin origin, Arrival newest, Optional<Arrival> move) {
            boolean unknown = move.filter(
                            to -> origin.named().filter(views::isKnown).isEmpty() || !views.isKnown(to.digest()))
                    .isPresent();
            return new BaseUse.Platforms(
                    unknown,
                    views.lacking(newest.digest()),
                    origin.named().flatMap(digest -> views.difference(digest, newest.digest())));
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
