package io.imagefactory.core.rebuild;

import static io.imagefactory.core.property.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.property.Choices;
import io.imagefactory.core.state.Release;
import io.imagefactory.core.state.SeenDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Any history, held against the rules spelt out slowly, and what they mean for a few. */
class BaseHistoryTest {

    private static final Instant NOW = day(20);
    private static final Viewpoint AMD64 = new Viewpoint(List.of(Platform.LINUX_AMD64), true);

    /** What the tag has named, oldest first, and the days on which that was seen, as clocks had it. */
    record Named(int digest, int day) {}

    private static List<Named> history(Choices choices) {
        return choices.list(0, 9, () -> new Named(choices.between(1, 5), choices.between(0, 24)));
    }

    /** And a day on which somebody looks at it. */
    record Looked(List<Named> named, int day) {}

    @Test
    void theRulesHold() {
        forAll(5000, choices -> new Looked(history(choices), choices.between(-1, 21)), looked -> {
            List<Named> named = looked.named();
            BaseHistory history = history(named);

            List<Instant> times = times(named);
            List<Integer> first = firstPlaces(named);
            List<Integer> standing = standing(named, first);
            Instant time = day(looked.day());

            assertThat(history.isEmpty()).isEqualTo(named.isEmpty());
            assertThat(history.newest().map(Arrival::digest))
                    .isEqualTo(last(named).map(entry -> digest(entry.digest())));
            for (int place = 0; place < first.size(); place++) {
                int entry = first.get(place);
                assertThat(history.at(place).digest())
                        .isEqualTo(digest(named.get(entry).digest()));
                assertThat(history.at(place).firstSeen()).isEqualTo(times.get(entry));
                assertThat(history.place(digest(named.get(entry).digest()))).hasValue(place);
                int after = place;
                assertThat(history.nextAfter(place))
                        .isEqualTo(
                                standing.stream().filter(other -> other > after).min(Integer::compare));
            }
            assertThat(eligible(history, time))
                    .isEqualTo(standing.stream()
                            .filter(place -> !times.get(first.get(place)).isAfter(time))
                            .max(Integer::compare));
            assertThat(history.namedAt(time).flatMap(history::place)).isEqualTo(namedAt(named, times, first, time));
            assertThat(history.place(digest(9))).isEmpty();
        });
    }

    /** An index that the tag has named, by what two platforms have in it, on a day. */
    record Index(int amd64, int arm64, int day) {
        Digest digest() {
            return BaseHistoryTest.digest(10 * amd64 + arm64);
        }

        SeenDigest seen() {
            SortedMap<String, Digest> platforms = new TreeMap<>(Map.of(
                    "linux/amd64", BaseHistoryTest.digest(amd64), "linux/arm64/v8", BaseHistoryTest.digest(arm64)));
            return new SeenDigest(
                    digest(), BaseHistoryTest.day(day), platforms, Collections.emptySortedMap(), List.of());
        }
    }

    @Test
    void anImageSeesAHistoryOfWhatItsPlatformHas() {
        forAll(
                2000,
                choices -> choices.list(
                        1, 9, () -> new Index(choices.between(1, 3), choices.between(4, 6), choices.between(0, 24))),
                indexes -> {
                    List<Named> named = indexes.stream()
                            .map(index -> new Named(index.amd64(), index.day()))
                            .toList();
                    List<SeenDigest> newestFirst =
                            new ArrayList<>(indexes.stream().map(Index::seen).toList());
                    Collections.reverse(newestFirst);

                    BaseHistory history = BaseHistory.of(newestFirst, AMD64, NOW);

                    BaseHistory ofManifests = history(named);
                    for (int day = -1; day <= 21; day++) {
                        assertThat(eligible(history, day(day))).isEqualTo(eligible(ofManifests, day(day)));
                        assertThat(history.namedAt(day(day)).flatMap(history::place))
                                .isEqualTo(ofManifests.namedAt(day(day)).flatMap(ofManifests::place));
                    }
                    for (Index index : indexes) {
                        int place = history.place(index.digest()).orElseThrow();
                        assertThat(ofManifests.place(digest(index.amd64()))).hasValue(place);
                        assertThat(history.nextAfter(place)).isEqualTo(ofManifests.nextAfter(place));
                        assertThat(history.at(place).firstSeen())
                                .isEqualTo(ofManifests.at(place).firstSeen());
                        assertThat(history.at(place).digest())
                                .isEqualTo(last(indexes.stream()
                                                .filter(other -> other.amd64() == index.amd64())
                                                .toList())
                                        .orElseThrow()
                                        .digest());
                    }
                });
    }

    @Test
    void whatIsOldEnoughStaysSoAndOnlyGrowsNewer() {
        forAll(1000, choices -> history(choices), named -> {
            BaseHistory history = history(named);

            Optional<Integer> before = Optional.empty();
            for (int day = -1; day <= 21; day++) {
                Optional<Integer> place = eligible(history, day(day));
                assertThat(place.orElse(-1)).isGreaterThanOrEqualTo(before.orElse(-1));
                before = place;
            }
            assertThat(before)
                    .isEqualTo(history.newest()
                            .map(newest -> history.place(newest.digest()))
                            .orElse(before));
        });
    }

    @Test
    void aTagThatFlipsBackWithdrawsWhatItHasLeft() {
        BaseHistory history = history(List.of(new Named(1, 1), new Named(2, 2), new Named(1, 3)));

        assertThat(eligible(history, NOW)).hasValue(0);
        assertThat(history.nextAfter(0)).isEmpty();
        assertThat(history.at(0).firstSeen()).isEqualTo(day(1));
    }

    @Test
    void aDigestThatComesAgainIsAsOldAsItWas() {
        BaseHistory history = history(List.of(new Named(1, 1), new Named(2, 2), new Named(1, 3), new Named(2, 10)));

        assertThat(eligible(history, day(2))).hasValue(1);
    }

    @Test
    void clocksThatAreAheadMakeNothingOlderOrYounger() {
        BaseHistory history = history(List.of(new Named(1, 24), new Named(2, 5), new Named(3, 23)));

        assertThat(history.at(0).firstSeen()).isEqualTo(day(5));
        assertThat(history.at(1).firstSeen()).isEqualTo(day(5));
        assertThat(history.at(2).firstSeen()).isEqualTo(NOW);
    }

    @Test
    void theNewestIsAsOldAsWhatIsInItIfThatIsOlder() {
        BaseHistory history = history(List.of(new Named(1, 1), new Named(2, 10)));

        history = history.holding(digest(1), day(0));
        assertThat(history.since(0)).isEqualTo(day(1));

        history = history.holding(digest(2), day(12));
        assertThat(history.since(1)).isEqualTo(day(10));

        history = history.holding(digest(2), day(4));
        assertThat(history.since(1)).isEqualTo(day(4));
        assertThat(eligible(history, day(5))).hasValue(1);
    }

    @Test
    void aReleasedDigestIsOldEnoughForThoseThatItIsReleasedFor() {
        Release forApp = release(Set.of("app"), Optional.empty());
        SeenDigest young = released(forApp);
        BaseHistory history = BaseHistory.of(List.of(young, SeenDigest.of(digest(1), day(1))), AMD64, NOW);

        assertThat(history.eligible("app", Duration.ofDays(7))).hasValue(1);
        assertThat(history.eligible("other", Duration.ofDays(7))).hasValue(0);
        assertThat(history.since(1)).as("for what stands on app").isEqualTo(day(18));
    }

    @Test
    void aReleaseForAllIsForWhatStandsOnThemTooUntilItEnds() {
        Release lasting = release(Set.of(), Optional.empty());
        Release over = release(Set.of(), Optional.of(NOW));

        assertThat(history(lasting).since(1)).isEqualTo(Instant.MIN);
        assertThat(history(over).since(1)).isEqualTo(day(18));
        assertThat(history(over).eligible("app", Duration.ofDays(7))).hasValue(0);
    }

    private static BaseHistory history(Release release) {
        SeenDigest young = released(release);
        return BaseHistory.of(List.of(young, SeenDigest.of(digest(1), day(1))), AMD64, NOW);
    }

    private static SeenDigest released(Release release) {
        return new SeenDigest(
                digest(2), day(18), Collections.emptySortedMap(), Collections.emptySortedMap(), List.of(release));
    }

    private static Release release(Set<String> images, Optional<Instant> expires) {
        return new Release(day(19), "alice", "a hole in it", Optional.empty(), expires, images);
    }

    private static Optional<Integer> eligible(BaseHistory history, Instant time) {
        return history.eligible("app", Duration.between(time, NOW));
    }

    private static BaseHistory history(List<Named> named) {
        List<SeenDigest> newestFirst = new ArrayList<>(named.stream()
                .map(entry -> SeenDigest.of(digest(entry.digest()), day(entry.day())))
                .toList());
        Collections.reverse(newestFirst);
        return BaseHistory.of(newestFirst, AMD64, NOW);
    }

    /** A time in the future is that of the entry after it; none is earlier than that of an entry before it. */
    private static List<Instant> times(List<Named> named) {
        return IntStream.range(0, named.size())
                .mapToObj(entry -> IntStream.rangeClosed(0, entry)
                        .mapToObj(before -> IntStream.range(before, named.size())
                                .mapToObj(after -> day(named.get(after).day()))
                                .filter(time -> !time.isAfter(NOW))
                                .findFirst()
                                .orElse(NOW))
                        .max(Instant::compareTo)
                        .orElseThrow())
                .toList();
    }

    /** By place, the first entry with its digest. */
    private static List<Integer> firstPlaces(List<Named> named) {
        List<Integer> digests = named.stream().map(Named::digest).toList();
        return digests.stream().distinct().map(digests::indexOf).toList();
    }

    /** The places that the tag has not left, since it last named them, for an earlier one. */
    private static List<Integer> standing(List<Named> named, List<Integer> first) {
        List<Integer> places = places(named, first);
        return IntStream.range(0, first.size())
                .filter(place -> places.subList(places.lastIndexOf(place), places.size()).stream()
                        .noneMatch(later -> later < place))
                .boxed()
                .toList();
    }

    private static Optional<Integer> namedAt(
            List<Named> named, List<Instant> times, List<Integer> first, Instant time) {
        return IntStream.range(0, named.size())
                .filter(entry -> !times.get(entry).isAfter(time))
                .mapToObj(entry -> places(named, first).get(entry))
                .reduce((before, after) -> after);
    }

    private static List<Integer> places(List<Named> named, List<Integer> first) {
        List<Integer> digests =
                first.stream().map(entry -> named.get(entry).digest()).toList();
        return named.stream().map(entry -> digests.indexOf(entry.digest())).toList();
    }

    private static <T> Optional<T> last(List<T> named) {
        return named.isEmpty() ? Optional.empty() : Optional.of(named.get(named.size() - 1));
    }

    private static Digest digest(int number) {
        return Digest.of("sha256:" + Integer.toString(number).repeat(64).substring(0, 64));
    }

    private static Instant day(int day) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day);
    }
}
