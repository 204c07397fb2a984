package io.imagefactory.report;

import io.imagefactory.core.Overview;
import io.imagefactory.core.rebuild.BaseUse;
import io.imagefactory.core.rebuild.PlannedImage;
import io.imagefactory.core.rebuild.RebuildPlan;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What there is, what stands on what and what is to become of it, at the time of the plan: all that status, tree and report
 * show. Costs time linear in images and edges.
 *
 * @param plan what is to become of every managed image
 * @param images those of images.yaml, by name
 * @param baseImages what their Dockerfiles name, by name of the state file
 * @param stale the state files that say otherwise than images.yaml and the Dockerfiles, such as {@code images/uv.yaml}
 */
public record Inventory(
        RebuildPlan plan,
        SortedMap<String, Image> images,
        SortedMap<String, BaseImage> baseImages,
        List<String> stale) {

    public Inventory {
        images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
        baseImages = Collections.unmodifiableSortedMap(new TreeMap<>(baseImages));
        stale = List.copyOf(stale);
    }

    /** The same as the files have it. */
    public static Inventory of(Overview overview) {
        State state = overview.state();
        RebuildPlan plan = overview.plan();
        Map<String, ImageState> known = new HashMap<>(state.images());
        Map<String, PlannedImage> planned = new HashMap<>(plan.images());
        SortedMap<String, Image> images = new TreeMap<>();
        overview.enrollments()
                .all()
                .forEach(enrollment -> images.put(
                        enrollment.name(),
                        Image.of(
                                enrollment,
                                Optional.ofNullable(known.get(enrollment.name())),
                                Optional.ofNullable(planned.get(enrollment.name())))));
        return new Inventory(
                plan,
                images,
                baseImages(images.values(), state, plan),
                overview.stale().stream()
                        .map(change -> change.path().toString())
                        .toList());
    }

    private static SortedMap<String, BaseImage> baseImages(Collection<Image> images, State state, RebuildPlan plan) {
        Map<String, List<String>> users = new HashMap<>();
        state.baseImages().keySet().forEach(name -> users.put(name, new ArrayList<>()));
        images.forEach(image -> image.baseImages()
                .forEach(base ->
                        users.computeIfAbsent(base, any -> new ArrayList<>()).add(image.name())));
        Map<String, TreeSet<String>> publishers = new HashMap<>();
        plan.images().values().stream()
                .map(PlannedImage::bases)
                .flatMap(List::stream)
                .forEach(base -> publishers
                        .computeIfAbsent(base.name(), any -> new TreeSet<>())
                        .addAll(base.parents()));
        SortedMap<String, BaseImage> baseImages = new TreeMap<>();
        users.forEach((name, dependents) -> baseImages.put(
                name,
                new BaseImage(
                        name,
                        state.baseImage(name),
                        dependents,
                        List.copyOf(publishers.getOrDefault(name, new TreeSet<>())))));
        return baseImages;
    }

    /** The time of the plan, for ages. */
    public Instant now() {
        return plan.now();
    }

    /** Images that stand on themselves, each before the one that it stands on. */
    public List<List<String>> cycles() {
        return plan.cycles();
    }

    /** The images that we build. */
    public List<Image> managed() {
        return images.values().stream().filter(Image::isManaged).toList();
    }

    /** All nodes of the graph: images of images.yaml, then base images, each by name. */
    public List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        images.values().forEach(image -> nodes.add(image.node()));
        baseImages.values().forEach(base -> nodes.add(base.node()));
        return nodes;
    }

    /** What it stands on itself: of an image its base images, of a base image the managed images that publish it; sorted. */
    public List<Node> below(Node node) {
        return node.isBaseImage()
                ? nodes(find(baseImages, node).map(BaseImage::publishers), Node::image)
                : nodes(find(images, node).map(Image::baseImages), Node::baseImage);
    }

    /** What stands on it itself, by name: the edges of {@link #below} the other way round. */
    public SortedMap<Node, List<Node>> above() {
        SortedMap<Node, List<Node>> above = new TreeMap<>();
        nodes().forEach(node -> below(node)
                .forEach(base ->
                        above.computeIfAbsent(base, any -> new ArrayList<>()).add(node)));
        return above;
    }

    private static <T> Optional<T> find(SortedMap<String, T> all, Node node) {
        return Optional.ofNullable(all.get(node.name()));
    }

    private static List<Node> nodes(Optional<List<String>> names, Function<String, Node> node) {
        return names.orElse(List.of()).stream().map(node).collect(Collectors.toUnmodifiableList());
    }

    /** How an image stands to its base images, by name of the base image; empty where that is not known. */
    public Optional<BaseUse> use(String image, String baseImage) {
        return Optional.ofNullable(images.get(image)).flatMap(Image::plan).stream()
                .flatMap(planned -> planned.bases().stream())
                .filter(use -> use.name().equals(baseImage))
                .findFirst();
    }

    /** What concerns whom, in the order in which a person should see to it. */
    public List<Concern> concerns() {
        return Concerns.of(this);
    }
}
