package io.imagefactory.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is merged of a few images alone is what a merge of everything makes of them and their base images. */
class MergedUsesTest {

    private static final int IMAGES = 5;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-01-02T00:00:00Z");

    private final Enrollments enrollments = enrollments();
    private final Random random = new Random(7);

    @Test
    void itIsThatOfAMergeOfEverything() {
        int changed = 0;
        for (int i = 0; i < 500; i++) {
            boolean kargo = random.nextBoolean();
            SortedMap<String, Analysis> uses = anyUses();
            // Some base images are in the archive already.
            State past = merged(State.EMPTY, anyUses(), FIRST, kargo);
            State before = merged(past, uses, FIRST, kargo);
            Map<String, List<BaseImageUse>> others = new TreeMap<>();
            SortedMap<String, Analysis> now = new TreeMap<>(uses);
            anyUses().forEach((name, analysis) -> {
                if (random.nextInt(3) == 0 && !analysis.equals(uses.get(name))) {
                    now.put(name, analysis);
                    others.put(name, ((Analysis.Analysed) analysis).baseImages());
                }
            });

            State some = new DiscoveryMerger(known(before, others), NEXT, false, kargo).mergeUses(others);

            boolean isTaken = some.baseImages().values().stream()
                    .anyMatch(base -> before.baseImage(base.name())
                            .filter(other -> !other.image().equals(base.image()))
                            .isPresent());
            if (isTaken) {
                // The place of its file is, so nothing is written, and everything is read.
                continue;
            }
            State all = merged(before, now, NEXT, kargo);
            assertThat(all.images()).containsAllEntriesOf(some.images());
            assertThat(some.images()).hasSameSizeAs(others);
            assertThat(all.baseImages()).containsAllEntriesOf(some.baseImages());
            assertThat(all.archivedBaseImages()).containsAllEntriesOf(some.archivedBaseImages());
            Set<String> touched = touched(before, all);
            assertThat(some.baseImages().keySet())
                    .containsAll(intersection(touched, all.baseImages().keySet()));
            assertThat(some.archivedBaseImages().keySet())
                    .containsAll(intersection(touched, all.archivedBaseImages().keySet()));
            changed += touched.size();
        }
        assertThat(changed).isGreaterThan(500);
    }

    private State merged(State before, SortedMap<String, Analysis> uses, Instant now, boolean kargo) {
        return new DiscoveryMerger(before, now, false, kargo).merge(enrollments, new Discovery(uses));
    }

    /** These images, the base images on which they stood or stand now, and the archive. */
    private State known(State before, Map<String, List<BaseImageUse>> uses) {
        SortedMap<String, ImageState> images = new TreeMap<>(before.images());
        images.keySet().retainAll(uses.keySet());
        Set<ImageReference> now = new HashSet<>();
        uses.values().forEach(all -> all.forEach(use -> now.add(use.image())));
        SortedMap<String, BaseImageState> bases = new TreeMap<>(before.baseImages());
        bases.values()
                .removeIf(base -> !now.contains(base.image())
                        && images.values().stream()
                                .noneMatch(image -> image.derived().baseImages().contains(base.name())));
        return new State(images, bases, new TreeMap<>(), before.archivedBaseImages());
    }

    private static Set<String> touched(State before, State after) {
        Set<String> touched = new HashSet<>(after.baseImages().keySet());
        touched.addAll(before.baseImages().keySet());
        touched.removeIf(name -> before.baseImage(name).equals(after.baseImage(name)));
        return touched;
    }

    private static Set<String> intersection(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }

    private SortedMap<String, Analysis> anyUses() {
        SortedMap<String, Analysis> uses = new TreeMap<>();
        for (int i = 0; i < IMAGES; i++) {
            List<ImageReference> references = new ArrayList<>();
            for (int j = random.nextInt(3); j >= 0; j--) {
                String pin = random.nextInt(4) == 0 ? "@sha256:" + "%064x".formatted(random.nextInt(3)) : "";
                references.add(ImageReference.of(
                        "base" + (random.nextBoolean() ? "/" : "-") + "a:" + random.nextInt(4) + pin));
            }
            uses.put("app-" + i, new Analysis.Analysed(Discoverer.uses(references)));
        }
        return uses;
    }

    private static Enrollments enrollments() {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < IMAGES; i++) {
            yaml.append("- {name: app-%d, repository: a/b, source: {provider: local, dockerfile: app-%d}}\n"
                    .formatted(i, i));
        }
        return EnrollmentsReader.read("images.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8), 0);
    }
}
