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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        Map<String, ImageState> images = new HashMap<>(state.images());
        Map<String, BaseImageState> baseImages = new HashMap<>(state.baseImages());
        BaseHistories histories = new BaseHistories(baseImages, now);
        Map<String, List<BaseUse>> uses = new HashMap<>();
        for (Enrollment enrollment : parentsFirst) {
            String name = enrollment.name();
            ImageState image = images.get(name);
            if (image != null && isDiscovered(image)) {
                Subject subject = new Subject(image, enrollment, histories, now);
                Map<String, List<String>> parents = managed.parentsOf(name);
                List<BaseUse> bases = new ArrayList<>();
                for (String base : image.derived().baseImages()) {
                    bases.add(subject.use(base, baseImages.get(base), parents.getOrDefault(base, List.of())));
                }
                uses.put(name, bases);
                if (subject.contents().isPresent() && image.currentDigest().isPresent()) {
                    for (String base : managed.publishedAs(name)) {
                        histories.hold(
                                base,
                                image.currentDigest().get(),
                                subject.contents().get());
                    }
                }
            }
        }
        return uses;
    }

    private static boolean isDiscovered(ImageState image) {
        return image.derived().status() == DiscoveryStatus.SUCCESS
                || !image.derived().baseImages().isEmpty();
    }

    /** Whose base images they are. */
    private static final class Subject {

        private final ImageState image;
        private final Enrollment enrollment;
        private final BuiltFrom builtFrom;
        private final BaseHistories histories;
        private final Viewpoint viewpoint;
        private final Instant now;
        private Optional<Instant> contents = Optional.of(Instant.MIN);

        Subject(ImageState image, Enrollment enrollment, BaseHistories histories, Instant now) {
            this.image = image;
            this.enrollment = enrollment;
            this.builtFrom = BuiltFrom.of(image, now);
            this.histories = histories;
            this.viewpoint = histories.viewpoint(enrollment);
            this.now = now;
        }

        /**
         * How old the youngest digest of others in the image is, of the base images so far, and so its own: the delay is for
         * what others publish, and does not begin anew with each image of a chain. Where it is not said what is in it, it is
         * as old as it looks.
         */
        Optional<Instant> contents() {
            return contents;
        }

        BaseUse use(String name, @Nullable BaseImageState base, List<String> parents) {
            if (base == null) {
                contents = Optional.empty();
                return BaseUse.unknown(name, Optional.empty(), Standing.MISSING);
            }
            if (base.image().tag().isEmpty() || !image.follows(name)) {
                return BaseUse.unknown(name, Optional.of(base.image()), Standing.PINNED);
            }
            BaseHistory history = histories.of(name, viewpoint);
            Optional<Origin> origin = builtFrom.origin(name, history);
            contents = contents.flatMap(youngest -> origin.filter(Origin::isDated)
                    .map(from -> history.since(from.place()))
                    .map(since -> since.isAfter(youngest) ? since : youngest));
            return origin.isPresent()
                    ? use(base, history, origin.get(), parents)
                    : BaseUse.unknown(name, Optional.of(base.image()), Standing.UNSEEN);
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
