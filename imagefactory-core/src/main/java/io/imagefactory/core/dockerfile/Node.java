package io.imagefactory.core.dockerfile;

import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stage, or an image that a stage copies or mounts from, while stages are being resolved ({@code dispatchState}). */
final class Node {
    static final String SCRATCH = "scratch";

    private final String base;
    private final Optional<StageBody> body;
    private final Optional<Platform> platform;
    private final int line;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Node, Integer> dependencies = new LinkedHashMap<>();
    private Optional<Node> baseNode = Optional.empty();
    private Optional<ImageReference> image = Optional.empty();
    private int index = -1;
    private boolean reachable;

    private Node(String base, Optional<StageBody> body, Optional<Platform> platform, int line) {
        this.base = base;
        this.body = body;
        this.platform = platform;
        this.line = line;
    }

    static Node ofStage(String base, StageBody body, Optional<Platform> platform) {
        return new Node(base, Optional.of(body), platform, body.line());
    }

    /** An image, or scratch, that a COPY or a mount names on a line. */
    static Node ofSource(String name, int line) {
        return new Node(name, Optional.empty(), Optional.empty(), line);
    }

    /** What a step does, with the nodes that it takes from and the line to blame. */
    record Step(Instruction instruction, List<Node> sources, int line, int namedOn, boolean triggered) {}

    /** The base with variables replaced. */
    String base() {
        return base;
    }

    /** The stage; empty for an image that is no stage's base. */
    Optional<StageBody> body() {
        return body;
    }

    /** The platform behind {@code --platform}. */
    Optional<Platform> platform() {
        return platform;
    }

    int line() {
        return line;
    }

    List<Step> steps() {
        return steps;
    }

    /** What it copies or mounts from. */
    Set<Node> dependencies() {
        return dependencies.keySet();
    }

    void dependOn(Node source, int onLine) {
        dependencies.putIfAbsent(source, onLine);
    }

    /** The line that first names a dependency. */
    int lineOfDependency(Node source) {
        return dependencies.getOrDefault(source, line);
    }

    /** The stage that this one stands on; empty for an image or scratch. */
    Optional<Node> baseNode() {
        return baseNode;
    }

    void standsOn(Node stage) {
        baseNode = Optional.of(stage);
    }

    boolean isScratch() {
        return baseNode.isEmpty() && base.equals(SCRATCH);
    }

    Optional<ImageReference> image() {
        return image;
    }

    void setImage(ImageReference reference) {
        image = Optional.of(reference);
    }

    /** Its place among stages and images, negative while it has none. */
    int index() {
        return index;
    }

    void setIndex(int place) {
        index = place;
    }

    boolean isReachable() {
        return reachable;
    }

    void setReachable() {
        reachable = true;
    }
}
