package io.imagefactory.core.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.ci.Ci;
import io.imagefactory.core.claim.Claims;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.state.RebuildState;
import io.imagefactory.core.state.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is killed before and after each thing that it does to the world: writing the state, claiming, asking CI. */
class KilledRebuildTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TIMEOUT = Duration.ofHours(6);
    private static final Digest OLD = new Digest("sha256", "1".repeat(64));
    private static final Digest NEW = new Digest("sha256", "2".repeat(64));
    private static final Digest BUILT = new Digest("sha256", "a".repeat(64));

    private List<String> images = List.of("app", "site");
    private final SharedState shared = new SharedState();
    private final SharedClaims claims = new SharedClaims(TIMEOUT);
    private final List<String> sent = new ArrayList<>();
    private int stepsLeft = Integer.MAX_VALUE;

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Begin, claim, record, and for each image that it goes out and the request; last what came of the last. */
    private static int stepsFor(int images) {
        return 2 * (3 + 2 * images + 1);
    }

    /** All but the last, after which all is recorded that the run knows. */
    static IntStream stepsForOneImage() {
        return IntStream.range(0, stepsFor(1) - 1);
    }

    static IntStream stepsForTwoImages() {
        return IntStream.range(0, stepsFor(2) - 1);
    }

    @BeforeEach
    void imagesAreBehind() {
        shared.baseImage("node", ImageReference.of("node:22"));
        for (String image : images) {
            shared.image(image, List.of("node"), START);
            shared.set(image, "currentDigest", BUILT.toString());
            shared.setBuiltFrom(image, BUILT, Map.of("node", OLD));
        }
        see(OLD, START);
        see(NEW, START.plus(Duration.ofHours(1)));
    }

    @Test
    void aRunHasSoManySteps() throws IOException {
        stepsLeft = stepsFor(2);

        run(hours(2));

        assertThat(stepsLeft).isZero();
        assertThat(sent).isEqualTo(images);
    }

    @ParameterizedTest
    @MethodSource("stepsForTwoImages")
    void whatWasNeverSentIsSentByTheNextRunAndNothingIsSentTwice(int step) throws IOException {
        killedAt(step, hours(2));
        List<String> before = List.copyOf(sent);
        List<String> unsent = images.stream()
                .filter(image -> rebuildState(image).unsentRequest().isPresent())
                .toList();

        run(hours(3));

        assertThat(before).noneMatch(unsent::contains);
        assertThat(sent).containsAll(unsent).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("stepsForTwoImages")
    void whatMayHaveBeenSentIsSentOnceMoreWhenThereWasTimeForItToShow(int step) throws IOException {
        killedAt(step, hours(2));

        run(hours(7));
        run(hours(8));
        run(hours(9));

        assertThat(sent).containsAll(images);
        assertThat(images)
                .allSatisfy(
                        image -> assertThat(Collections.frequency(sent, image)).isBetween(1, 2));
    }

    @ParameterizedTest
    @MethodSource("stepsForOneImage")
    void threeRunsThatAreKilledOpenNoCircuit(int step) throws IOException {
        images = List.of("site");
        for (long hour : new long[] {2, 10, 18}) {
            killedAt(step, hours(hour));
        }
        int before = sent.size();

        run(hours(26));

        assertThat(sent).hasSize(before + 1);
        assertThat(rebuildState("site").failedRequests()).isZero();
    }

    /** The state that they have recorded goes with it; what they have claimed stays. */
    @ParameterizedTest
    @MethodSource("stepsForOneImage")
    void threeRunsThatAreLostWithTheirCheckoutOpenNoCircuit(int step) throws IOException {
        images = List.of("site");
        for (long hour : new long[] {2, 10, 18}) {
            State checkout = shared.get();
            int before = sent.size();
            killedAt(step, hours(hour));
            shared.change((State any) -> checkout);
            run(hours(hour).plusSeconds(60));
            assertThat(sent.size() - before).isBetween(0, 1);
        }
        int before = sent.size();

        run(hours(26));

        assertThat(sent).hasSize(before + 1);
    }

    private void killedAt(int step, Instant now) throws IOException {
        stepsLeft = step;
        try {
            run(now);
            throw new AssertionError("it was not killed");
        } catch (Killed e) {
            stepsLeft = Integer.MAX_VALUE;
        }
    }

    private RebuildPlan run(Instant now) throws IOException {
        Claims whole = claims.at(now);
        Rebuilder rebuilder = new Rebuilder(
                enrollments(),
                new RebuildOptions(TIMEOUT, 3),
                now,
                new SimulatedRegistry(new SimulatedWorld(0)),
                (wanted, at) -> {
                    step();
                    Map<String, Claims.Outcome> outcome = whole.claim(wanted, at);
                    step();
                    return outcome;
                },
                (Ci) request -> {
                    step();
                    sent.add(request.image());
                    step();
                    return Optional.empty();
                });
        return rebuilder
                .run(
                        new Rebuilder.Store() {
                            @Override
                            public <T> T change(Function<State, T> change, Function<T, State> after) {
                                step();
                                T result = shared.change(change, after);
                                step();
                                return result;
                            }
                        },
                        Optional.empty(),
                        QUIET,
                        false)
                .plan();
    }

    private void step() {
        if (stepsLeft == 0) {
            throw new Killed();
        }
        stepsLeft--;
    }

    private static final Rebuilder.Listener QUIET = new Rebuilder.Listener() {
        @Override
        public void known(ReleasedPlan plan) {}

        @Override
        public void asked(int done, int total) {}
    };

    private RebuildState rebuildState(String image) {
        return shared.get().images().get(image).rebuildState();
    }

    private void see(Digest digest, Instant at) {
        shared.setOfBase("node", "currentDigest", digest.toString());
        shared.setOfBase("node", "lastUpdated", at.toString());
        shared.change(
                (State state) -> new RebuildPlanner(enrollments(), new RebuildOptions(TIMEOUT, 3), at).takeIn(state));
    }

    private Enrollments enrollments() {
        StringBuilder yaml = new StringBuilder();
        images.forEach(name -> yaml.append(
                "- {name: %1$s, repository: ours/%1$s, source: {repo: o/r}, rebuildDelay: 0m}%n".formatted(name)));
        return EnrollmentsReader.read("images.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8), 0);
    }

    private static Instant hours(long hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
