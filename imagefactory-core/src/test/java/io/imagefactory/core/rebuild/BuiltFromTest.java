package io.imagefactory.core.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.Warehouses;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.refresh.Findings;
import io.imagefactory.core.refresh.RefreshMerger;
import io.imagefactory.core.state.ImageState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuiltFromTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SharedState shared = new SharedState();

    @Test
    void anImageWasBuiltWhenCiSaysSo() {
        see("a", 0);
        see("b", 7200);
        shared.set("app", "lastBuilt", START.plusSeconds(7000).toString());

        assertThat(BuiltFrom.of(image(), START.plusSeconds(9000)).builtAt()).contains(START.plusSeconds(7000));
    }

    @Test
    void whatCiSaysOfTheBuildBeforeIsNotTakenForTheLastOneThoughItsClockIsFast() {
        see("a", 0);
        shared.set("app", "lastBuilt", START.plusSeconds(240).toString());
        see("b", 7200);

        assertThat(BuiltFrom.of(image(), START.plusSeconds(9000)).builtAt()).contains(START.plusSeconds(7200));
    }

    @Test
    void aTimeThatNoClockExplainsIsNone() {
        see("a", 0);
        shared.set("app", "lastBuilt", "2036-01-01T00:00:00Z");

        assertThat(BuiltFrom.of(image(), START.plusSeconds(9000)).builtAt()).contains(START);
    }

    @Test
    void aLocalTimeThatIsTakenForUtcIsTheTimeOfTheBuild() {
        see("a", 0);
        shared.set("app", "lastBuilt", START.plusSeconds(50_000).toString());

        assertThat(BuiltFrom.of(image(), START.plusSeconds(9000)).builtAt()).contains(START.plusSeconds(50_000));
    }

    private void see(String digit, int seconds) {
        Instant now = START.plusSeconds(seconds);
        if (shared.get().images().isEmpty()) {
            shared.image("app", List.of(), START);
        }
        shared.set("app", "currentDigest", new Digest("sha256", digit.repeat(64)).toString());
        shared.change(state -> new RefreshMerger(state, now)
                .merge(new Enrollments(List.of(), Warehouses.NONE), Map.of(), Findings.NONE));
    }

    private ImageState image() {
        return shared.get().images().get("app");
    }
}
