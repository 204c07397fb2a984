package io.imagefactory.core.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Observed;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateCodec;
import io.imagefactory.core.yaml.YamlException;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must hold for any state: there is one decision on each image, and the same one again. The input is the state of an
 * image, which stands on {@code node-22}, and after a line {@code ---} that of the base image.
 */
public final class PlanFuzzer {

    private static final Enrollments ENROLLMENTS = EnrollmentsReader.read(
            "images.yaml",
            "- {name: app, repository: ours/app, source: {repo: o/r}, rebuildDelay: 7d}\n"
                    .getBytes(StandardCharsets.UTF_8),
            0);
    private static final RebuildPlanner PLANNER = new RebuildPlanner(
            ENROLLMENTS, new RebuildOptions(Duration.ofHours(6), 3), Instant.parse("2026-01-31T12:00:00Z"));

    private PlanFuzzer() {}

    /** Named and shaped as Jazzer wants it. */
    public static void fuzzerTestOneInput(byte[] input) {
        String[] parts = new String(input, StandardCharsets.UTF_8).split("\n---\n", 2);
        State state = state(mapping(parts[0]), mapping(parts.length < 2 ? "" : parts[1]));

        State seen = PLANNER.takeIn(state);
        RebuildPlan plan = PLANNER.plan(seen);

        assertThat(plan.images()).containsOnlyKeys("app");
        assertThat(PLANNER.takeIn(seen)).isEqualTo(seen);
        assertThat(PLANNER.plan(seen)).isEqualTo(plan);
    }

    private static State state(YamlMapping image, YamlMapping base) {
        SortedMap<String, BaseImageState> bases = new TreeMap<>();
        try {
            bases.put("node-22", StateCodec.baseImage("node-22", base, Optional.empty()));
        } catch (IllegalArgumentException e) {
            bases.put(
                    "node-22",
                    new BaseImageState(
                            "node-22",
                            ImageReference.of("node:22"),
                            List.of("app"),
                            Observed.NOTHING,
                            Optional.empty()));
        }
        return new State(
                new TreeMap<>(Map.of("app", StateCodec.image("app", image))), bases, new TreeMap<>(), new TreeMap<>());
    }

    private static YamlMapping mapping(String text) {
        try {
            return YamlReader.read(text).root() instanceof YamlMapping mapping ? mapping : YamlMapping.EMPTY;
        } catch (YamlException e) {
            return YamlMapping.EMPTY;
        }
    }
}
