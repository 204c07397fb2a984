package io.imagefactory.core.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.refresh.Findings;
import io.imagefactory.core.refresh.RefreshMerger;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseOrderTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofDays(2));
    private static final Digest OLD = new Digest("sha256", "1".repeat(64));
    private static final Digest NEW = new Digest("sha256", "2".repeat(64));

    private final SharedState shared = new SharedState();
    private final Enrollments enrollments =
            EnrollmentsReader.read("images.yaml", """
                - {name: app, repository: ours/app, source: {repo: o/r}}
                - {name: other, repository: ours/other, source: {repo: o/r}}
                """.getBytes(StandardCharsets.UTF_8), 0);

    @BeforeEach
    void aBaseImageHasMovedYesterday() {
        shared.baseImage("node-22", ImageReference.of("node:22"));
        for (String image : List.of("app", "other")) {
            shared.image(image, List.of("node-22"), START);
        }
        see(OLD, START);
        see(NEW, START.plus(Duration.ofDays(1)));
    }

    @Test
    void isForAllThatStandOnABaseImage() {
        ReleasedPlan released = release("node-22", Optional.empty());

        assertThat(released.affected()).containsExactly("app", "other");
        assertThat(released.plan().due()).containsExactly("app", "other");
    }

    @Test
    void knowsABaseImageByWhatADockerfileCallsIt() {
        assertThat(release("docker.io/library/node:22", Optional.empty()).affected())
                .containsExactly("app", "other");
    }

    @Test
    void isForTheDigestThatTheTagNamesAndForNoOther() {
        assertThat(release("node:22@" + NEW, Optional.empty()).affected()).containsExactly("app", "other");
        assertThatThrownBy(() -> release("node:22@" + OLD, Optional.empty()))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageContaining("which is sha256:222222222222, and only that can be released");
    }

    @Test
    void saysHowThingsAreCalled() {
        assertThatThrownBy(() -> release("node", Optional.empty()))
                .hasMessageContaining("\"node\" is no base image")
                .hasMessageContaining("name a base image as Dockerfiles do, with its tag");
    }

    @Test
    void isForOneImageOnly() {
        ReleasedPlan released = release("app", Optional.empty());

        assertThat(released.affected()).containsExactly("app");
        assertThat(released.plan().due()).containsExactly("app");
    }

    @Test
    void changesNothingWhereNothingWaits() {
        shared.setBuiltFrom("app", OLD, Map.of("node-22", NEW));

        ReleasedPlan released = release("app", Optional.empty());

        assertThat(released.affected()).isEmpty();
        assertThat(released.state()).isEqualTo(shared.get());
    }

    @Test
    void isForADigestThatNoGoalHasTakenInYet() {
        Digest newer = new Digest("sha256", "3".repeat(64));
        shared.setOfBase("node-22", "currentDigest", newer.toString());

        ReleasedPlan released = release("node-22", Optional.empty());

        assertThat(released.affected()).containsExactly("app", "other");
        assertThat(released.plan().images().get("app").targets()).containsEntry("node-22", newer);
    }

    @Test
    void withoutOneTheImagesThatOthersHaveBuiltCountAsTheNextGoalTakesThemIn() {
        Instant later = START.plus(Duration.ofDays(30));
        shared.set("app", "currentDigest", OLD.toString());
        shared.change(state -> new RefreshMerger(state, NOW).merge(enrollments, Map.of(), Findings.NONE));
        shared.setBuiltFrom("app", OLD, Map.of("node-22", OLD));
        shared.set("app", "currentDigest", NEW.toString());
        State takenIn = new RefreshMerger(shared.get(), later).merge(enrollments, Map.of(), Findings.NONE);

        ReleasedPlan looked = ReleasedPlan.of(planner(later), shared.get(), Optional.empty());

        assertThat(looked.plan().due())
                .isEqualTo(planner(later).plan(takenIn).due())
                .doesNotContain("app");
    }

    @Test
    void isKeptForAnImageThatIsBeingRebuiltFromAnEarlierDigest() {
        shared.change(state -> SharedState.asked(state, "app", NOW, Map.of("node-22", SeenDigest.of(OLD, START)), 0));

        ReleasedPlan released = release("app", Optional.empty());

        assertThat(released.affected()).containsExactly("app");
        assertThat(released.plan().images().get("app").targets()).containsEntry("node-22", NEW);
        assertThat(released.state()).isNotEqualTo(shared.get());
    }

    @Test
    void hasEndedWhenItsTimeIsOver() {
        assertThat(release("node-22", Optional.of(NOW)).affected()).isEmpty();
    }

    @Test
    void endsWithTheDigestThatItIsAbout() {
        ReleasedPlan released = release("node-22", Optional.empty());
        shared.change(state -> released.state());
        see(new Digest("sha256", "3".repeat(64)), NOW.plusSeconds(60));
        shared.setBuiltFrom("app", OLD, Map.of("node-22", NEW));

        RebuildPlan later = ReleasedPlan.of(planner(NOW.plusSeconds(120)), shared.get(), Optional.empty())
                .plan();

        assertThat(later.images().get("app").decision()).isInstanceOf(RebuildDecision.Waiting.class);
        assertThat(later.due()).containsExactly("other");
    }

    @Test
    void namesWhatIsMeantWhereTheNameIsUnknown() {
        assertThatThrownBy(() -> release("node-2", Optional.empty()))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageStartingWith("imagefactory.release: \"node-2\" is no base image and no managed image")
                .hasMessageContaining("\"node-22\"");
    }

    @Test
    void needsAReason() {
        assertThatThrownBy(() -> new ReleaseOrder("app", " ", "a person", Optional.empty(), Optional.empty()))
                .hasMessage("a release needs a reason");
    }

    private ReleasedPlan release(String target, Optional<Instant> expires) {
        ReleaseOrder order = new ReleaseOrder(target, "an emergency", "a person", Optional.empty(), expires);
        return ReleasedPlan.of(planner(NOW), shared.get(), Optional.of(order));
    }

    private void see(Digest digest, Instant now) {
        shared.setOfBase("node-22", "currentDigest", digest.toString());
        shared.change(state -> new RefreshMerger(state, now).merge(enrollments, Map.of(), Findings.NONE));
    }

    private RebuildPlanner planner(Instant now) {
        return new RebuildPlanner(enrollments, new RebuildOptions(Duration.ofHours(6), 3), now);
    }
}
