package io.imagefactory.report.html;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.rebuild.Arrival;
import io.imagefactory.core.rebuild.BaseUse;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.report.BaseImage;
import io.imagefactory.report.Inventory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The digests of base images that the page shows: of each the last few, and those that images have to do with. */
final class ShownDigests {

    /** So many a person looks at; the state files have them all. */
    private static final int FEW = 6;

    private final Map<String, List<Shown>> byBaseImage = new HashMap<>();

    /**
     * One of them.
     *
     * @param firstSeen absent for what no history knows
     */
    record Shown(Digest digest, Optional<Instant> firstSeen) {

        private static Shown of(SeenDigest seen) {
            return new Shown(seen.digest(), Optional.of(seen.firstSeen()));
        }
    }

    ShownDigests(Inventory inventory) {
        Map<String, Set<Digest>> used = new HashMap<>();
        inventory.images().values().stream()
                .flatMap(image -> image.plan().stream())
                .flatMap(plan -> plan.bases().stream())
                .forEach(use -> digests(use)
                        .forEach(digest -> used.computeIfAbsent(use.name(), any -> new LinkedHashSet<>())
                                .add(digest)));
        for (BaseImage base : inventory.baseImages().values()) {
            byBaseImage.put(
                    base.name(), shown(base.digests(inventory.now()), used.getOrDefault(base.name(), Set.of())));
        }
    }

    /** The last few of a history. */
    static List<Shown> lastOf(List<SeenDigest> history) {
        return history.stream().limit(FEW).map(Shown::of).toList();
    }

    /** Newest first; what no history knows comes last. */
    List<Shown> of(String baseImage) {
        return byBaseImage.getOrDefault(baseImage, List.of());
    }

    /** Where it is in the list of a base image. */
    Optional<Integer> place(String baseImage, Digest digest) {
        List<Shown> digests = of(baseImage);
        for (int i = 0; i < digests.size(); i++) {
            if (digests.get(i).digest().equals(digest)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static List<Shown> shown(List<SeenDigest> history, Set<Digest> used) {
        List<Shown> shown = new ArrayList<>();
        Set<Digest> left = new LinkedHashSet<>(used);
        for (int i = 0; i < history.size(); i++) {
            if (left.remove(history.get(i).digest()) || i < FEW) {
                shown.add(Shown.of(history.get(i)));
            }
        }
        left.forEach(digest -> shown.add(new Shown(digest, Optional.empty())));
        return shown;
    }

    private static Stream<Digest> digests(BaseUse use) {
        return Stream.concat(
                use.builtFrom().stream(),
                Stream.of(use.newest(), use.target(), use.next())
                        .flatMap(Optional::stream)
                        .map(Arrival::digest));
    }
}
