package io.imagefactory.core.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebuildDecisionTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final RebuildDecision.Due DUE = new RebuildDecision.Due(List.of(), 1);

    @ParameterizedTest
    @CsvSource({"1, due when the one before it has ended", "2, due when one of the 2 before it has ended"})
    void whatWaitsForAPlaceSaysBehindHowMany(int before, String reason) {
        assertThat(new RebuildDecision.Queued(DUE, before).reason(NOW)).startsWith(reason);
    }

    @Test
    void everyDecisionIsOfOneKind() {
        List<Class<?>> types = Stream.of(DecisionKind.values())
                .<Class<?>>map(DecisionKind::type)
                .toList();

        assertThat(types).containsExactlyInAnyOrder(RebuildDecision.class.getPermittedSubclasses());
    }

    @Test
    void whatOnlyAPersonCanMendIsStuck() {
        assertThat(List.of(
                        new RebuildDecision.Held(DUE, "it is gone"),
                        new RebuildDecision.CircuitOpen(3, List.of()),
                        new RebuildDecision.InCycle(List.of("a", "b"))))
                .allMatch(decision -> decision.kind().isStuck());
        assertThat(List.of(
                        DUE,
                        new RebuildDecision.Queued(DUE, 1),
                        new RebuildDecision.AfterParents(List.of("a")),
                        new RebuildDecision.BackingOff(1, NOW),
                        new RebuildDecision.UpToDate(List.of(), List.of())))
                .noneMatch(decision -> decision.kind().isStuck());
    }
}
