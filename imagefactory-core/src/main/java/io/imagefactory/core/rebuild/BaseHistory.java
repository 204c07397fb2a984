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
 * What has come to a base image, as images see it that are built for certain platforms, in the order in which it first came.
 * Digests that are the same to such an image are one arrival, which came with the first of them. Order is by place, age by
 * time, since clocks differ: a time that lies in the future is that of the entry after it, and no entry is older than the
 * one before it.
 *
 * <p>What the tag has left for something that came earlier is withdrawn: while it is, nothing is built from it. So a tag
 * that flips from A to B and back makes no image due: not those from A, since B is withdrawn, nor those from B, since A
 * came earlier.
 *
 * <p>What a person has released is as old as can be.
 *
 * <p>Costs time linear in the entries and their platforms.
 */
final class BaseHistory {

    private final List<SeenDigest> entries;
    private final Instant now;
    private final Views views;
    private final Map<Digest, Integer> places;
    private final List<Arrival> arrivals;
    private final List<Integer> standing;
    private final Optional<Instant> newestSince;

    private BaseHistory(List<SeenDigest> entries, Viewpoint viewpoint, Instant now) {
        this.entries = entries;
        this.now = now;
        this.views = new Views(entries, viewpoint);
        this.newestSince = Optional.empty();
        this.places = new HashMap<>();
        this.standing = new ArrayList<>();
        Map<List<Optional<Digest>>, Integer> known = new HashMap<>();
        List<List<SeenDigest>> arriving = new ArrayList<>();
        for (SeenDigest entry : entries) {
            int place = known.computeIfAbsent(views.of(entry.digest()), any -> arriving.size());
            if (place == arriving.size()) {
                arriving.add(new ArrayList<>());
            }
            arriving.get(place).add(entry);
            places.put(entry.digest(), place);
            stand(place);
        }
        this.arrivals = new ArrayList<>(arriving.size());
        arriving.forEach(digests -> arrivals.add(new Arrival(digests)));
    }

    private BaseHistory(BaseHistory same, Optional<Instant> newestSince) {
        this.entries = same.entries;
        this.now = same.now;
        this.views = same.views;
        this.places = same.places;
        this.arrivals = same.arrivals;
        this.standing = same.standing;
        this.newestSince = newestSince;
    }

    /** @param newestFirst as state files have them */
    static BaseHistory of(List<SeenDigest> newestFirst, Viewpoint viewpoint, Instant now) {
        return new BaseHistory(oldestFirst(newestFirst, now), viewpoint, now);
    }

    /** What the tag names, unless nothing was ever seen. */
    Optional<Arrival> newest() {
        return standing.isEmpty() ? Optional.empty() : Optional.of(arrivals.get(top()));
    }

    /** The place of the newest that is that old for the image, and was not withdrawn. */
    Optional<Integer> eligible(String image, Duration delay) {
        Instant time = now.minus(delay);
        return last(standing, place -> !since(place, image).isAfter(time));
    }

    /** The place of the first after that place that was not withdrawn. */
    Optional<Integer> nextAfter(int place) {
        for (int other : standing) {
            if (other > place) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** The digest that the tag named at that time; empty before the history begins. */
    Optional<Digest> namedAt(Instant time) {
        return last(entries, entry -> !entry.firstSeen().isAfter(time)).map(SeenDigest::digest);
    }

    /**
     * The digest that the tag named when something was built from that manifest, which is one of its platforms': the one
     * that was asked for if it has it, else the last that has it and had come by that time, else the first that has it.
     */
    Optional<Digest> indexOf(Digest manifest, Optional<Digest> asked, Optional<Instant> built) {
        List<SeenDigest> having = entries.stream()
                .filter(entry -> entry.platforms().containsValue(manifest))
                .toList();
        return last(having, entry -> asked.equals(Optional.of(entry.digest())))
                .or(() -> last(
                        having,
                        entry -> built.filter(time -> !entry.firstSeen().isAfter(time))
                                .isPresent()))
                .or(() -> having.stream().findFirst())
                .map(SeenDigest::digest);
    }

    /** The place of a digest that the tag has named. */
    Optional<Integer> place(Digest digest) {
        return Optional.ofNullable(places.get(digest));
    }

    Arrival at(int place) {
        return arrivals.get(place);
    }

    boolean isEmpty() {
        return arrivals.isEmpty();
    }

    Views views() {
        return views;
    }

    /** Since when what is at that place is old for everyone: when it first came, unless more is known of it. */
    Instant since(int place) {
        if (at(place).isReleased(now)) {
            return Instant.MIN;
        }
        return newestSince.isPresent() && place == top()
                ? newestSince.get()
                : at(place).firstSeen();
    }

    /** Since when it is old for that image. */
    Instant since(int place, String image) {
        return at(place).isReleased(image, now) ? Instant.MIN : since(place);
    }

    /** The same, in which the newest, where it has that digest, is as old as what is in it. */
    BaseHistory holding(Digest digest, Instant youngest) {
        Optional<Instant> since = newest().filter(newest -> newest.has(digest))
                .filter(newest -> youngest.isBefore(newest.firstSeen()))
                .map(any -> youngest);
        return since.equals(newestSince) ? this : new BaseHistory(this, since);
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

    private void stand(int place) {
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
