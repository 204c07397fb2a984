package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.SeenDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The digests of a base image in the order in which they first came. Order is by place, age by time, since clocks differ:
 * a time that lies in the future is that of the entry after it, and no entry is older than the one before it.
 *
 * <p>A digest that the tag has left for one that came earlier is withdrawn: while it is, nothing is built from it. So a tag
 * that flips from A to B and back makes no image due: not those from A, since B is withdrawn, nor those from B, since A
 * came earlier.
 *
 * <p>A digest that a person has released is as old as can be.
 */
final class BaseHistory {

    private final List<SeenDigest> entries;
    private final Instant now;
    private final Map<Digest, Integer> places = new HashMap<>();
    private final List<SeenDigest> arrivals = new ArrayList<>();
    private final List<Integer> standing = new ArrayList<>();
    private final Optional<Instant> newestSince;

    private BaseHistory(List<SeenDigest> entries, Instant now, Optional<Instant> newestSince) {
        this.entries = entries;
        this.now = now;
        this.newestSince = newestSince;
        entries.forEach(this::arrive);
    }

    /** @param newestFirst as state files have them */
    static BaseHistory of(List<SeenDigest> newestFirst, Instant now) {
        return new BaseHistory(oldestFirst(newestFirst, now), now, Optional.empty());
    }

    /** The digest that the tag names, unless none was ever seen. */
    Optional<SeenDigest> newest() {
        return standing.isEmpty() ? Optional.empty() : Optional.of(arrivals.get(top()));
    }

    /** The place of the newest digest that is that old for the image, and was not withdrawn. */
    Optional<Integer> eligible(String image, Duration delay) {
        Instant time = now.minus(delay);
        return last(standing, place -> !since(place, image).isAfter(time));
    }

    /** The place of the first digest after that place that was not withdrawn. */
    Optional<Integer> nextAfter(int place) {
        return standing.stream().filter(other -> other > place).findFirst();
    }

    /** The place of the digest that the tag named at that time; empty before the history begins. */
    Optional<Integer> namedAt(Instant time) {
        return last(entries, entry -> !entry.firstSeen().isAfter(time)).flatMap(entry -> place(entry.digest()));
    }

    Optional<Integer> place(Digest digest) {
        return Optional.ofNullable(places.get(digest));
    }

    SeenDigest at(int place) {
        return arrivals.get(place);
    }

    boolean isEmpty() {
        return arrivals.isEmpty();
    }

    /** Since when the digest at that place is old for everyone: when it was first seen, unless more is known of it. */
    Instant since(int place) {
        if (at(place).isReleased(now)) {
            return Instant.MIN;
        }
        return newestSince.isPresent() && place == top()
                ? newestSince.get()
                : at(place).firstSeen();
    }

    /** The same of a digest; empty where it is not in the history. */
    Optional<Instant> since(Digest digest) {
        return place(digest).map(this::since);
    }

    /** Since when it is old for that image. */
    Instant since(int place, String image) {
        return at(place).isReleased(image, now) ? Instant.MIN : since(place);
    }

    /** The same, in which the newest digest, where it is that one, is as old as what is in it. */
    BaseHistory holding(Digest digest, Instant youngest) {
        Optional<Instant> since = newest().filter(newest -> newest.digest().equals(digest))
                .filter(newest -> youngest.isBefore(newest.firstSeen()))
                .map(any -> youngest);
        return since.equals(newestSince) ? this : new BaseHistory(entries, now, since);
    }

    private static <T> Optional<T> last(List<T> all, Predicate<T> condition) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (condition.test(all.get(i))) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    private int top() {
        return standing.get(standing.size() - 1);
    }

    private void arrive(SeenDigest entry) {
        int place = places.computeIfAbsent(entry.digest(), any -> {
            arrivals.add(entry);
            return arrivals.size() - 1;
        });
        arrivals.set(place, at(place).with(entry.releases()));
        while (!standing.isEmpty() && top() > place) {
            standing.remove(standing.size() - 1);
        }
        if (standing.isEmpty() || top() < place) {
            standing.add(place);
        }
    }

    private static List<SeenDigest> oldestFirst(List<SeenDigest> newestFirst, Instant now) {
        List<SeenDigest> plausible = new ArrayList<>(newestFirst.size());
        Instant after = now;
        for (SeenDigest entry : newestFirst) {
            after = entry.firstSeen().isAfter(now) ? after : entry.firstSeen();
            plausible.add(entry.at(after));
        }
        List<SeenDigest> entries = new ArrayList<>(plausible.size());
        Instant before = Instant.MIN;
        for (int i = plausible.size() - 1; i >= 0; i--) {
            SeenDigest entry = plausible.get(i);
            before = entry.firstSeen().isAfter(before) ? entry.firstSeen() : before;
            entries.add(entry.at(before));
        }
        return entries;
    }
}
