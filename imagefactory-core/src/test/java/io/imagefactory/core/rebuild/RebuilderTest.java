package io.imagefactory.core.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.ci.BuildRequest;
import io.imagefactory.core.ci.BuildTrigger;
import io.imagefactory.core.ci.Ci;
import io.imagefactory.core.ci.TriggerException;
import io.imagefactory.core.claim.Claims;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.rebuild.Rebuilder.Claimed;
import io.imagefactory.core.rebuild.Rebuilder.Planned;
import io.imagefactory.core.rebuild.Rebuilder.Recorded;
import io.imagefactory.core.yaml.YamlScalar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RebuilderTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TIMEOUT = Duration.ofHours(6);
    private static final Digest OLD = new Digest("sha256", "1".repeat(64));
    private static final Digest NEW = new Digest("sha256", "2".repeat(64));
    private static final Digest BUILT = new Digest("sha256", "a".repeat(64));

    private static final Rebuilder.Listener QUIET = new Rebuilder.Listener() {
        @Override
        public void known(ReleasedPlan plan) {}

        @Override
        public void asked(int done, int total) {}
    };

    private static final Claimed NOTHING = new Claimed(Map.of(), Map.of());

    private final SimulatedWorld world = new SimulatedWorld(0);
    private final SharedState shared = new SharedState();
    private final SharedClaims claims = new SharedClaims(TIMEOUT);
    private final List<BuildRequest> requests = new ArrayList<>();
    private final Ci taking = request -> {
        requests.add(request);
        return Optional.empty();
    };
    private final Ci refusing = request -> {
        requests.add(request);
        throw TriggerException.refused("CI refuses");
    };

    @BeforeEach
    void anImageIsBehind() {
        shared.baseImage("node", ImageReference.of("node:22"));
        shared.image("app", List.of("node"), START);
        shared.setBuiltFrom("app", BUILT, Map.of("node", OLD));
        shared.set("app", "currentDigest", BUILT.toString());
        see("node", OLD, START);
        see("node", NEW, START.plus(Duration.ofHours(1)));
    }

    @Test
    void aRunAsksForWhatItHasClaimedThoughAnotherHasWrittenItDownFirst() throws IOException {
        Rebuilder first = at(hours(2), taking);
        Rebuilder second = at(hours(2), taking);
        Planned plan = first.plan(first.begin(shared.get(), Optional.empty()));
        Planned samePlan = second.plan(second.begin(shared.get(), Optional.empty()));
        Claimed takenByFirst = first.claim(plan);
        Claimed takenBySecond = second.claim(samePlan);

        Recorded bySecond = second.record(shared.get(), samePlan, takenBySecond);
        Recorded byFirst = first.record(bySecond.state(), plan, takenByFirst);

        assertThat(takenBySecond.taken()).containsEntry("app", hours(2));
        assertThat(bySecond.images()).isEmpty();
        assertThat(byFirst.images()).extracting(PlannedImage::name).containsExactly("app");
    }

    @Test
    void anImageOnHundredsOfBaseImagesIsClaimedAndAskedForToo() throws IOException {
        List<String> bases = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            bases.add("node-with-a-long-name-" + i);
            shared.baseImage(bases.get(i), ImageReference.of(bases.get(i) + ":22"));
        }
        shared.image("app", bases, START);
        bases.forEach(base -> set(base, OLD, START));
        notice(START);
        bases.forEach(base -> set(base, NEW, START.plus(Duration.ofHours(1))));
        notice(START.plus(Duration.ofHours(1)));

        run(hours(2), taking);

        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(request.baseImages()).hasSize(300));
    }

    @Test
    void ofTwoRunsThatHaveRecordedTheSameOneAsks() throws IOException {
        Rebuilder first =
                new Rebuilder(enrollments(), options(), hours(2), new SimulatedRegistry(world), Claims.alone(), taking);
        Planned plan = first.plan(first.begin(shared.get(), Optional.empty()));
        Recorded recorded = shared.change(state -> first.record(state, plan, NOTHING), Recorded::state);
        Recorded again = shared.change(state -> first.record(state, plan, NOTHING), Recorded::state);

        first.ask(again.images(), shared, QUIET);
        first.ask(recorded.images(), shared, QUIET);

        assertThat(recorded.images()).hasSameSizeAs(again.images()).hasSize(1);
        assertThat(requests).hasSize(1);
    }

    @Test
    void aCircuitThatAPersonClosesIsClosedHoweverYoungTheLastAttemptsAre() throws IOException {
        run(hours(2), refusing);
        run(hours(3), refusing);
        run(hours(7), refusing);
        RebuildPlan open = run(hours(8).minusSeconds(1800), refusing);

        shared.set("app", "rebuildState", shared.rebuildState("app").with("status", YamlScalar.of("monitoring")));
        run(hours(8).minusSeconds(900), taking);

        assertThat(open.images().get("app").decision().reason(open.now()))
                .startsWith(
                        "3 rebuilds failed in a row, so no other is asked for until a base image moves on, or someone "
                                + "sets `status: monitoring` under `rebuildState`");
        assertThat(requests).hasSize(4);
    }

    @Test
    void anImageThatWaitsForItsParentDoesNotForgetHowOftenItHasFailed() throws IOException {
        shared.baseImage("other", ImageReference.of("other:1"));
        shared.baseImage("our-parent", ImageReference.of("ours/parent:1"));
        shared.image("parent", List.of("other"), START);
        shared.image("app", List.of("node", "our-parent"), START);
        see("other", OLD, START);
        see("our-parent", OLD, START);
        shared.setBuiltFrom("parent", BUILT, Map.of("other", OLD));
        shared.setBuiltFrom("app", BUILT, Map.of("node", OLD, "our-parent", OLD));
        shared.set("app", "currentDigest", BUILT.toString());
        run(hours(2), refusing);
        run(hours(3), refusing);
        shared.set("parent", "currentDigest", BUILT.toString());
        shared.set("parent", "lastBuilt", hours(4).toString());

        RebuildPlan waiting = run(hours(5), refusing);
        RebuildPlan later = run(hours(11), refusing);

        assertThat(waiting.images().get("app").decision()).isInstanceOf(RebuildDecision.AfterParents.class);
        assertThat(later.images().get("app").decision().reason(hours(11))).startsWith("due now (attempt 3)");
    }

    private void see(String base, Digest digest, Instant at) {
        set(base, digest, at);
        notice(at);
    }

    private void set(String base, Digest digest, Instant at) {
        shared.setOfBase(base, "currentDigest", digest.toString());
        shared.setOfBase(base, "lastUpdated", at.toString());
    }

    private void notice(Instant at) {
        shared.change(state -> at(at, taking).begin(state, Optional.empty()).state());
    }

    private RebuildPlan run(Instant now, BuildTrigger trigger) throws IOException {
        return at(now, trigger).run(shared, Optional.empty(), QUIET, false).plan();
    }

    private Rebuilder at(Instant now, BuildTrigger trigger) {
        return new Rebuilder(enrollments(), options(), now, new SimulatedRegistry(world), claims.at(now), trigger);
    }

    private Enrollments enrollments() {
        StringBuilder yaml = new StringBuilder();
        shared.get()
                .images()
                .keySet()
                .forEach(name ->
                        yaml.append("- {name: %1$s, repository: ours/%1$s, source: {repo: o/r}, rebuildDelay: 0m}%n"
                                .formatted(name)));
        return EnrollmentsReader.read("images.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8), 0);
    }

    private static RebuildOptions options() {
        return new RebuildOptions(TIMEOUT, 3);
    }

    private static Instant hours(long hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
