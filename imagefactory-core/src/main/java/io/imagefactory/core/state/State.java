package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlSequence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that is known, by name.
 *
 * @param images what images.yaml enrols
 * @param baseImages what managed images stand on
 * @param archivedImages what images.yaml once enrolled
 * @param archivedBaseImages what managed images once stood on
 */
public record State(
        SortedMap<String, ImageState> images,
        SortedMap<String, BaseImageState> baseImages,
        SortedMap<String, ImageState> archivedImages,
        SortedMap<String, BaseImageState> archivedBaseImages) {

    /** Nothing is known. */
    public static final State EMPTY = new State(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public State {
        images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
        baseImages = Collections.unmodifiableSortedMap(new TreeMap<>(baseImages));
        archivedImages = Collections.unmodifiableSortedMap(new TreeMap<>(archivedImages));
        archivedBaseImages = Collections.unmodifiableSortedMap(new TreeMap<>(archivedBaseImages));
    }

    /** What is known of the image, if images.yaml enrols it. */
    public Optional<ImageState> image(String name) {
        return Optional.ofNullable(images.get(name));
    }

    /** What is known of the base image, if a managed image stands on it. */
    public Optional<BaseImageState> baseImage(String name) {
        return Optional.ofNullable(baseImages.get(name));
    }

    /**
     * With digests that others have set taken into the histories of images and base images, as {@link DigestIntake} has it.
     *
     * @param longestDelay given the managed images that stand on a base image, gives how long they wait at most
     */
    public State takingIn(Instant now, Function<List<String>, Duration> longestDelay) {
        DigestIntake intake = new DigestIntake(this, now);
        return with(
                changed(images, image -> image.with(intake.takeIn(image.observed(), () -> Duration.ZERO))),
                changed(
                        baseImages,
                        base -> base.with(
                                intake.takeIn(base.observed(), () -> longestDelay.apply(base.dependentImages())))));
    }

    /** With each rebuild that was asked for closed, once a build has followed it. */
    public State settled() {
        return with(changed(images, ImageState::settled), baseImages);
    }

    private static <T> SortedMap<String, T> changed(SortedMap<String, T> all, UnaryOperator<T> change) {
        SortedMap<String, T> changed = new TreeMap<>();
        for (Map.Entry<String, T> entry : all.entrySet()) {
            T after = change.apply(entry.getValue());
            if (after != entry.getValue()) {
                changed.put(entry.getKey(), after);
            }
        }
        if (changed.isEmpty()) {
            return all;
        }
        SortedMap<String, T> others = new TreeMap<>(all);
        others.putAll(changed);
        return others;
    }

    /** With images of which something is given changed by that; what is given of an image that is not known changes nothing. */
    public <T> State changed(Map<String, T> byImage, BiFunction<ImageState, T, ImageState> change) {
        SortedMap<String, ImageState> otherImages = new TreeMap<>(images);
        byImage.forEach(
                (name, value) -> otherImages.computeIfPresent(name, (any, image) -> change.apply(image, value)));
        return with(otherImages, baseImages);
    }

    /** The digests that some image, archived or not, says it was built from. */
    public Set<Digest> builtFrom() {
        return Stream.of(images, archivedImages)
                .flatMap(all -> all.values().stream())
                .flatMap(image -> image.observed().node(Field.BUILT_FROM).stream())
                .flatMap(State::digests)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Digest> digests(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            return mapping.values().values().stream().flatMap(State::digests);
        }
        return node instanceof YamlSequence sequence
                ? sequence.items().stream().flatMap(State::digests)
                : Form.DIGEST.read(node).stream();
    }

    /**
     * Base images that have no file though an image stands on them, each with those images: someone has removed it, and
     * no Dockerfile at hand tells which image it was.
     */
    public SortedMap<String, List<String>> missingBaseImages() {
        SortedMap<String, List<String>> missing = new TreeMap<>();
        Set<String> there = new HashSet<>(baseImages.keySet());
        images.values()
                .forEach(image -> image.derived().baseImages().stream()
                        .filter(name -> !there.contains(name))
                        .forEach(name -> missing.computeIfAbsent(name, any -> new ArrayList<>())
                                .add(image.name())));
        return missing;
    }

    /**
     * Base images with a tag for which Kargo could record nothing: its {@code yaml-update} changes keys that are there, and
     * some are not, or there is no file at all. {@code discover} makes the file.
     */
    public List<String> notRecordableByKargo() {
        return baseImages.values().stream()
                .filter(base -> base.image().tag().isPresent())
                .filter(base -> base.kargo()
                        .filter(kargo -> Field.RECORDED.stream()
                                .allMatch(field -> kargo.node(field).isPresent()))
                        .isEmpty())
                .map(BaseImageState::name)
                .toList();
    }

    /** The observed values that have not the form that they should have, the same one in several files once. */
    public List<MalformedValue> malformed() {
        Map<MalformedValue, List<StatePath>> paths = new LinkedHashMap<>();
        images.forEach(
                (name, image) -> addMalformed(paths, new StatePath(Folder.IMAGES, false, name), image.observed()));
        baseImages.forEach(
                (name, image) -> addMalformed(paths, new StatePath(Folder.BASE_IMAGES, false, name), image.observed()));
        return paths.entrySet().stream()
                .map(entry -> entry.getKey().in(entry.getValue()))
                .toList();
    }

    private static void addMalformed(Map<MalformedValue, List<StatePath>> paths, StatePath path, Observed observed) {
        for (Field<?> field : Field.of(path.folder())) {
            if (observed.isMalformed(field)) {
                YamlNode value = observed.node(field).orElseThrow();
                paths.computeIfAbsent(MalformedValue.of(field, value), any -> new ArrayList<>())
                        .add(path);
            }
        }
    }

    /** How many files are in use, that is, not in the archive. */
    public int files() {
        return images.size()
                + baseImages.size()
                + (int) baseImages.values().stream()
                        .filter(base -> base.kargo().isPresent())
                        .count();
    }

    /** The contents of all files, in the order of their paths. */
    Stream<Map.Entry<StatePath, YamlMapping>> trees() {
        return Stream.of(
                        trees(images, Folder.IMAGES, false, StateCodec::tree),
                        trees(baseImages, Folder.BASE_IMAGES, false, StateCodec::tree),
                        kargoTrees(),
                        trees(archivedImages, Folder.IMAGES, true, StateCodec::tree),
                        trees(archivedBaseImages, Folder.BASE_IMAGES, true, StateCodec::tree))
                .reduce(Stream.empty(), Stream::concat);
    }

    /** The same with other images and base images; what is archived stays. */
    public State with(SortedMap<String, ImageState> otherImages, SortedMap<String, BaseImageState> otherBaseImages) {
        return otherImages == images && otherBaseImages == baseImages
                ? this
                : new State(otherImages, otherBaseImages, archivedImages, archivedBaseImages);
    }

    /** What becomes of Kargo's files, which stay where they are when a base image is archived: only Kargo writes there. */
    private Stream<Map.Entry<StatePath, YamlMapping>> kargoTrees() {
        return baseImages.values().stream()
                .flatMap(base -> base.kargo().stream()
                        .map(kargo -> Map.entry(
                                new StatePath(Folder.KARGO, false, base.name()),
                                StateCodec.kargoTree(base.name(), kargo))));
    }

    private static <T> Stream<Map.Entry<StatePath, YamlMapping>> trees(
            SortedMap<String, T> states, Folder folder, boolean archived, Function<T, YamlMapping> tree) {
        return states.entrySet().stream()
                .map(state -> Map.entry(new StatePath(folder, archived, state.getKey()), tree.apply(state.getValue())));
    }
}
