package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.rebuild.BaseUse.Standing;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How images stand to their base images. Asked parents first: what is in a parent decides how old its digest is. */
final class BaseUses {

    private final State state;
    private final Instant now;
    private final Map<String, BaseHistory> histories = new HashMap<>();

    BaseUses(State state, Instant now) {
        this.state = state;
        this.now = now;
    }

    /**
     * How the image stands to each of its base images, by name.
     *
     * @param origin where its last build came from
     * @param delay how old a digest must be
     * @param parents by base image, the managed images that publish it
     */
    List<BaseUse> of(ImageState image, Origin origin, Duration delay, Map<String, List<String>> parents) {
        List<BaseUse> uses = new ArrayList<>();
        for (String name : image.derived().baseImages()) {
            uses.add(use(image, name, origin, delay, parents.getOrDefault(name, List.of())));
        }
        return uses;
    }

    /**
     * Takes note of what a managed image holds. Its own digest is as old as the youngest digest of others in it: the delay
     * is for what others publish, and does not begin anew with each image of a chain. Where it is not said what is in it,
     * it is as old as it looks.
     */
    void built(ImageState image, Origin origin, List<BaseUse> bases, List<String> publishedAs) {
        Map<String, Digest> said = origin.digests();
        Instant youngest = Instant.MIN;
        for (BaseUse base : bases) {
            if (base.standing() != Standing.PINNED) {
                OptionalInt place = said.containsKey(base.name()) && histories.containsKey(base.name())
                        ? histories.get(base.name()).place(said.get(base.name()))
                        : OptionalInt.empty();
                if (place.isEmpty()) {
                    return;
                }
                Instant since = histories.get(base.name()).since(place.getAsInt());
                youngest = since.isAfter(youngest) ? since : youngest;
            }
        }
        for (String name : publishedAs) {
            if (image.currentDigest().isPresent()) {
                history(name).contains(image.currentDigest().get(), youngest);
            }
        }
    }

    private BaseHistory history(String name) {
        return histories.computeIfAbsent(
                name, any -> BaseHistory.of(state.baseImages().get(name).digests(now), now));
    }

    private BaseUse use(ImageState image, String name, Origin origin, Duration delay, List<String> parents) {
        BaseImageState base = state.baseImages().get(name);
        if (base == null) {
            return BaseUse.unknown(name, Optional.empty(), Standing.MISSING);
        }
        if (base.image().tag().isEmpty() || !image.follows(name)) {
            return BaseUse.unknown(name, Optional.of(base.image()), Standing.PINNED);
        }
        BaseHistory history = history(name);
        Optional<Digest> said = Optional.ofNullable(origin.digests().get(name));
        OptionalInt place = origin.place(name, history);
        if (place.isEmpty()) {
            return BaseUse.unknown(name, Optional.of(base.image()), Standing.UNSEEN);
        }
        int from = place.getAsInt();
        OptionalInt ofAge = history.eligible(image.name(), delay).stream()
                .filter(eligible -> eligible > from)
                .findFirst();
        OptionalInt next = ofAge.isPresent() ? OptionalInt.empty() : history.nextAfter(from);
        SeenDigest newest = history.newest().orElseThrow();
        Optional<SeenDigest> target = ofAge.isPresent()
                ? Optional.of(history.at(ofAge.getAsInt()))
                : said.map(digest -> history.place(digest).isPresent()
                                ? history.at(from)
                                : SeenDigest.of(digest, origin.firstSeen(name).orElse(now)))
                        .or(() -> Optional.of(history.at(from)));
        Optional<SeenDigest> upcoming = next.isPresent() ? Optional.of(history.at(next.getAsInt())) : Optional.empty();
        Optional<Digest> builtFrom = said.or(
                () -> from < 0 ? Optional.empty() : Optional.of(history.at(from).digest()));
        return new BaseUse(
                name,
                Optional.of(base.image()),
                standing(ofAge, next, builtFrom, newest),
                builtFrom,
                Optional.of(newest),
                target,
                upcoming,
                next.isPresent()
                        ? Optional.of(
                                history.since(next.getAsInt(), image.name()).plus(delay))
                        : Optional.empty(),
                parents);
    }

    private static Standing standing(
            OptionalInt ofAge, OptionalInt next, Optional<Digest> builtFrom, SeenDigest newest) {
        if (ofAge.isPresent()) {
            return Standing.BEHIND;
        }
        if (next.isPresent()) {
            return Standing.WAITING;
        }
        return builtFrom.equals(Optional.of(newest.digest())) ? Standing.CURRENT : Standing.AHEAD;
    }
}
