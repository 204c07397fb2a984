package io.imagefactory.benchmarks;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.rebuild.PlannedImage;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.rebuild.RebuildPlanner;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.DigestHistory;
import io.imagefactory.core.state.Evidence;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.Observed;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A year of 300 images on 20 base images that move as official images do: how many builds are started by comparing indexes,
 * platforms, and platforms with what is in them, and how many there must be. Every sixth hour is a refresh and a rebuild;
 * builds take no time and succeed. The same every time.
 */
public final class RebuildYear {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int HOURS = 365 * 24;
    private static final int STEP = 6;
    private static final int BASES = 20;
    private static final int IMAGES = 300;
    private static final List<List<String>> PLATFORMS =
            List.of(List.of("linux/amd64"), List.of("linux/arm64/v8"), List.of("linux/amd64", "linux/arm64/v8"));

    /** How much of what is there is written into the state. */
    private enum Known {
        INDEX,
        PLATFORMS,
        CONTENT
    }

    /** An image of ours. */
    private record Managed(String name, List<String> platforms, List<Integer> bases) {}

    private final String delay;
    private final List<OfficialImage> bases;
    private final List<Managed> images = new ArrayList<>();

    private RebuildYear(String delay) {
        this.delay = delay;
        this.bases = IntStream.range(0, BASES)
                .mapToObj(number -> new OfficialImage(number, HOURS))
                .toList();
        Random random = new Random(17);
        for (int i = 0; i < IMAGES; i++) {
            int kind = random.nextInt(10);
            images.add(new Managed(
                    "image-" + i,
                    PLATFORMS.get(kind < 7 ? 0 : kind - 7 < 1 ? 1 : 2),
                    random.ints(0, BASES)
                            .distinct()
                            .limit(random.nextInt(10) < 6 ? 1 : 2)
                            .boxed()
                            .sorted()
                            .toList()));
        }
    }

    /** Takes rebuildDelays, such as {@code 7d}; prints a line of the table for each, after a minute or more. */
    public static void main(String[] delays) {
        System.out.println("| rebuildDelay | by index | by platform | and by content | at least |");
        System.out.println("|---|---|---|---|---|");
        for (String delay : delays) {
            RebuildYear year = new RebuildYear(delay);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,d | %,d |%n",
                    delay,
                    year.started(Known.INDEX),
                    year.started(Known.PLATFORMS),
                    year.started(Known.CONTENT),
                    year.least());
        }
    }

    /** How many builds the planner starts. */
    private int started(Known known) {
        Enrollments enrollments = enrollments();
        State state = state();
        int started = 0;
        for (int hour = 0; hour < HOURS; hour += STEP) {
            Instant now = START.plus(Duration.ofHours(hour));
            State looked = refreshed(state, hour, known);
            RebuildPlanner planner =
                    new RebuildPlanner(enrollments, new RebuildOptions(Duration.ofHours(6), IMAGES), now);
            Map<String, PlannedImage> due = planner.plan(looked).images().values().stream()
                    .filter(PlannedImage::isDue)
                    .collect(Collectors.toMap(PlannedImage::name, image -> image));
            state = looked.changed(due, (image, planned) -> image.withBuiltFrom(planned.targets(), Evidence.REQUESTED));
            started += due.size();
        }
        return started;
    }

    private State refreshed(State state, int hour, Known known) {
        Instant now = START.plus(Duration.ofHours(hour));
        TreeMap<String, BaseImageState> moved = new TreeMap<>(state.baseImages());
        for (OfficialImage base : bases) {
            base.movedIn(hour, STEP)
                    .ifPresent(index -> moved.computeIfPresent(
                            base.name(),
                            (name, before) -> before.with(before.observed()
                                    .with(Field.CURRENT_DIGEST, index.digest())
                                    .with(Field.LAST_UPDATED, now))));
        }
        State taken = state.with(state.images(), moved).takingIn(now, any -> Duration.ZERO);
        TreeMap<String, BaseImageState> looked = new TreeMap<>(taken.baseImages());
        for (OfficialImage base : bases) {
            base.movedIn(hour, STEP)
                    .ifPresent(index -> looked.computeIfPresent(
                            base.name(), (name, image) -> image.with(learned(image.observed(), index, known))));
        }
        return taken.with(taken.images(), looked);
    }

    private static Observed learned(Observed observed, OfficialImage.Index index, Known known) {
        if (known == Known.INDEX) {
            return observed;
        }
        DigestHistory history =
                observed.get(Field.UPDATE_HISTORY).orElseThrow().withPlatforms(index.digest(), index.platforms());
        return observed.with(
                Field.UPDATE_HISTORY,
                known == Known.CONTENT ? history.withContent(index.digest(), index.contents()) : history);
    }

    /** How many builds there must be: each time that something else has been in some base image for long enough. */
    private int least() {
        int delayed = (int) enrollments()
                .managed()
                .get(0)
                .rebuildPolicy()
                .delay()
                .duration()
                .toHours();
        int least = 0;
        for (Managed image : images) {
            List<OfficialImage.Contents> contents = image.bases().stream()
                    .map(base -> new OfficialImage.Contents(bases.get(base), image.platforms()))
                    .toList();
            for (int hour = 0; hour < HOURS; hour += STEP) {
                boolean due = false;
                for (OfficialImage.Contents base : contents) {
                    due |= base.isNewAfter(hour, STEP, delayed);
                }
                least += due ? 1 : 0;
            }
        }
        return least;
    }

    private Enrollments enrollments() {
        StringBuilder text = new StringBuilder();
        for (Managed image : images) {
            text.append("- name: ").append(image.name()).append('\n');
            text.append("  repository: ours/").append(image.name()).append('\n');
            text.append("  rebuildDelay: ").append(delay).append('\n');
            text.append("  source: {repo: ours/images, platforms: ")
                    .append(image.platforms())
                    .append("}\n");
        }
        return EnrollmentsReader.read("images.yaml", bytes(text), 0);
    }

    private State state() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (OfficialImage base : bases) {
            files.put(
                    "base-images/" + base.name() + ".yaml",
                    bytes("name: " + base.name() + "\nfullImage: official/" + base.name() + ":1\n"));
        }
        for (Managed image : images) {
            String stands =
                    image.bases().stream().map(base -> bases.get(base).name()).collect(Collectors.joining(", "));
            files.put(
                    "images/" + image.name() + ".yaml",
                    bytes("name: " + image.name() + "\ndiscoveryStatus: success\nbaseImages: [" + stands
                            + "]\nenrolledAt: \"" + START + "\"\n"));
        }
        return StateFiles.read(files).state();
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
