package io.imagefactory.core.discovery;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Declared;
import io.imagefactory.core.state.DiscoveryStatus;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.Observed;
import io.imagefactory.core.state.PinnedDigests;
import io.imagefactory.core.state.RebuildState;
import io.imagefactory.core.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Merges what images.yaml says and the Dockerfiles show into what is known. Declared and derived values are replaced,
 * observed ones are carried along, whatever changes; what is no longer enrolled or used is archived, and what comes back
 * has its observed values again. Merging the result once more changes nothing. Costs time linear in the images.
 *
 * @param before what is known
 * @param now the time of the run
 * @param takeInDigests whether digests that others have set since are taken into the history
 * @param recordedByKargo whether Kargo has a file for each base image
 */
public record DiscoveryMerger(State before, Instant now, boolean takeInDigests, boolean recordedByKargo) {
    /** What is known from now on. */
    public State merge(Enrollments enrollments, Discovery discovery) {
        Set<ImageReference> used = usedImages(discovery);
        BaseImageNames names = BaseImageNames.of(before, used);
        SortedMap<String, ImageState> images = new TreeMap<>();
        Map<String, ImageReference> references = new HashMap<>();
        used.forEach(image -> references.put(names.of(image), image));
        enrollments.all().parallelStream()
                .map(enrollment -> image(
                        enrollment, Optional.ofNullable(discovery.analyses().get(enrollment.name())), names))
                .toList()
                .forEach(image -> images.put(image.name(), image));
        SortedMap<String, ImageState> archivedImages = new TreeMap<>(before.archivedImages());
        archivedImages.putAll(before.images());
        archivedImages.keySet().removeAll(images.keySet());
        State merged = withBaseImages(images, archivedImages, dependents(images.values()), references);
        return takeInDigests ? merged.takingIn(now, enrollments::longestDelay).settled() : merged;
    }

    private ImageState image(Enrollment enrollment, Optional<Analysis> analysis, BaseImageNames names) {
        String name = enrollment.name();
        Optional<ImageState> known = before.image(name)
                .or(() -> Optional.ofNullable(before.archivedImages().get(name)));
        Declared declared = DeclaredValues.of(enrollment);
        ImageState.Derived derived = enrollment.isManaged()
                ? managed(known, declared, analysis.orElseThrow(), names)
                : new ImageState.Derived(
                        DiscoveryStatus.EXTERNAL,
                        Optional.empty(),
                        Optional.of(enrollment.repoURL()),
                        List.of(),
                        PinnedDigests.NONE);
        Observed observed = known.map(ImageState::observed)
                .orElse(Observed.NOTHING)
                .withDefault(Field.ENROLLED_AT, now)
                .withKey(Field.CURRENT_VERSION)
                .withKey(Field.CURRENT_DIGEST)
                .withKey(Field.LAST_BUILT);
        if (enrollment.isManaged()) {
            observed = observed.withDefault(Field.REBUILD_STATE, RebuildState.FIRST);
        }
        return dated(new ImageState(name, declared, derived, observed), known);
    }

    private ImageState dated(ImageState merged, Optional<ImageState> known) {
        Observed observed = merged.observed();
        return merged.with(
                known.filter(merged::isDecidedLike).isPresent()
                        ? observed.withDefault(Field.LAST_DISCOVERY, now)
                        : observed.with(Field.LAST_DISCOVERY, now));
    }

    /**
     * The same where nothing has changed since the last merge but what these images are built from. Of what is known, it is
     * enough to have these images, the base images that they stood on and those that they stand on now, and, where one of
     * these is new to all images, everything in the archive that could be it.
     *
     * @param uses by name of the image
     */
    public State mergeUses(Map<String, List<BaseImageUse>> uses) {
        Set<ImageReference> used = new HashSet<>();
        uses.values().forEach(all -> all.forEach(use -> used.add(use.image())));
        BaseImageNames names = BaseImageNames.of(before, used);
        SortedMap<String, ImageState> images = new TreeMap<>();
        uses.forEach((name, own) -> {
            ImageState known = before.images().get(name);
            ImageState.Derived derived =
                    managed(Optional.of(known), known.declared(), new Analysis.Analysed(own), names);
            images.put(
                    name, dated(new ImageState(name, known.declared(), derived, known.observed()), Optional.of(known)));
        });
        SortedMap<String, List<String>> dependents = dependents(images.values());
        before.baseImages()
                .forEach((name, base) -> base.dependentImages().stream()
                        .filter(image -> !images.containsKey(image))
                        .forEach(image -> dependents
                                .computeIfAbsent(name, any -> new ArrayList<>())
                                .add(image)));
        Map<String, ImageReference> references = new HashMap<>();
        used.forEach(image -> references.put(names.of(image), image));
        return withBaseImages(images, before.archivedImages(), dependents, references);
    }

    private static SortedMap<String, List<String>> dependents(Collection<ImageState> images) {
        SortedMap<String, List<String>> dependents = new TreeMap<>();
        images.forEach(image -> image.derived()
                .baseImages()
                .forEach(base -> dependents
                        .computeIfAbsent(base, any -> new ArrayList<>())
                        .add(image.name())));
        return dependents;
    }

    private static ImageState.Derived managed(
            Optional<ImageState> known, Declared declared, Analysis analysis, BaseImageNames names) {
        if (analysis instanceof Analysis.Analysed analysed) {
            return new ImageState.Derived(
                    DiscoveryStatus.SUCCESS,
                    Optional.empty(),
                    Optional.empty(),
                    analysed.baseImages().stream()
                            .map(use -> names.of(use.image()))
                            .toList(),
                    pinnedDigests(analysed.baseImages(), names));
        }
        ImageState.Derived before = known.map(ImageState::derived).orElse(ImageState.Derived.NOTHING);
        if (analysis instanceof Analysis.Failed failed) {
            return before.with(DiscoveryStatus.FAILED, Optional.of(failed.reason()));
        }
        boolean analysedBefore = known.filter(ImageState::isAnalysed)
                .filter(image ->
                        DeclaredValues.analysedSource(image.declared()).equals(DeclaredValues.analysedSource(declared)))
                .isPresent();
        return analysedBefore
                ? before.with(before.status(), before.error())
                : before.with(DiscoveryStatus.PENDING, Optional.empty());
    }

    private static PinnedDigests pinnedDigests(List<BaseImageUse> uses, BaseImageNames names) {
        Map<String, PinnedDigests.Pins> pinned = new HashMap<>();
        for (BaseImageUse use : uses) {
            if (!use.pins().isEmpty()) {
                pinned.put(names.of(use.image()), new PinnedDigests.Pins(use.pins(), use.floating()));
            }
        }
        return PinnedDigests.of(pinned);
    }

    private State withBaseImages(
            SortedMap<String, ImageState> images,
            SortedMap<String, ImageState> archivedImages,
            SortedMap<String, List<String>> dependents,
            Map<String, ImageReference> references) {
        SortedMap<String, BaseImageState> archived = new TreeMap<>(before.archivedBaseImages());
        archived.putAll(before.baseImages());
        SortedMap<String, BaseImageState> baseImages = new TreeMap<>();
        dependents.forEach((name, dependentImages) -> {
            Optional<BaseImageState> known = Optional.ofNullable(archived.remove(name));
            Observed observed = known.map(BaseImageState::observed)
                    .orElse(Observed.NOTHING)
                    .withDefault(Field.FIRST_DISCOVERED, now)
                    .withKey(Field.LAST_CHECKED)
                    .withKey(Field.CURRENT_DIGEST)
                    .withKey(Field.PREVIOUS_DIGEST)
                    .withKey(Field.LAST_UPDATED);
            known.map(BaseImageState::image)
                    .or(() -> Optional.ofNullable(references.get(name)))
                    .ifPresent(image -> {
                        BaseImageState base = new BaseImageState(
                                name, image, dependentImages, observed, known.flatMap(BaseImageState::kargo));
                        baseImages.put(name, recordedByKargo ? base.withFileForKargo() : base);
                    });
        });
        return new State(images, baseImages, archivedImages, archived);
    }

    private static Set<ImageReference> usedImages(Discovery discovery) {
        Set<ImageReference> used = new HashSet<>();
        for (Analysis analysis : discovery.analyses().values()) {
            if (analysis instanceof Analysis.Analysed analysed) {
                analysed.baseImages().forEach(use -> used.add(use.image()));
            }
        }
        return used;
    }
}
