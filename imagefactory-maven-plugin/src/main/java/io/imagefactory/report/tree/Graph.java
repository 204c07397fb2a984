package io.imagefactory.report.tree;

import io.imagefactory.core.text.Printable;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.Node;
import io.imagefactory.report.Subject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is to be drawn of the images that stand on each other. Costs time linear in nodes and edges. */
public final class Graph {

    private final Inventory inventory;
    private final List<Node> roots;
    private final Map<Node, List<Node>> children;
    private final boolean dependents;

    private Graph(Inventory inventory, List<Node> roots, Map<Node, List<Node>> children, boolean dependents) {
        this.inventory = inventory;
        this.roots = List.copyOf(roots);
        this.children = children;
        this.dependents = dependents;
    }

    /**
     * An edge.
     *
     * @param node an image or base image
     * @param below what it stands on
     */
    record Edge(Node node, Node below) {}

    /**
     * All of it, or what belongs to one image.
     *
     * @param image what {@link Subject} finds; without it, all images
     * @param dependents whether to begin below, and draw what stands on an image instead of what it stands on
     * @throws io.imagefactory.core.text.MendableException where there is no such image
     */
    public static Graph of(Inventory inventory, Optional<String> image, boolean dependents) {
        Map<Node, List<Node>> above = inventory.above();
        Function<Node, List<Node>> down = inventory::below;
        Function<Node, List<Node>> up = node -> above.getOrDefault(node, List.of());
        Function<Node, List<Node>> children = dependents ? up : down;
        Map<Node, List<Node>> reached = new LinkedHashMap<>();
        if (image.isPresent()) {
            List<Node> roots = Subject.find(inventory, image.get());
            roots.forEach(root -> reach(root, children, reached));
            return new Graph(inventory, roots, reached, dependents);
        }
        Function<Node, List<Node>> parents = dependents ? down : up;
        List<Node> roots = new ArrayList<>();
        List<Node> nodes = inventory.nodes();
        nodes.stream().filter(node -> parents.apply(node).isEmpty()).forEach(root -> {
            roots.add(root);
            reach(root, children, reached);
        });
        // What stands on itself has no beginning: one of it is taken for that.
        for (Node node : nodes) {
            if (!reached.containsKey(node)) {
                roots.add(node);
                reach(node, children, reached);
            }
        }
        return new Graph(inventory, roots, reached, dependents);
    }

    private static void reach(Node root, Function<Node, List<Node>> children, Map<Node, List<Node>> reached) {
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (!reached.containsKey(node)) {
                List<Node> next = children.apply(node);
                reached.put(node, next);
                next.forEach(open::push);
            }
        }
    }

    Inventory inventory() {
        return inventory;
    }

    /** Where drawing begins. */
    List<Node> roots() {
        return roots;
    }

    /** What is drawn below a node. */
    List<Node> children(Node node) {
        return children.get(node);
    }

    /** All that is drawn, each once. */
    Collection<Node> nodes() {
        return children.keySet();
    }

    /** All that is drawn between them, from what stands to what it stands on, whichever way it is drawn. */
    Set<Edge> edges() {
        Set<Edge> edges = new LinkedHashSet<>();
        children.forEach((node, next) ->
                next.forEach(child -> edges.add(dependents ? new Edge(child, node) : new Edge(node, child))));
        return edges;
    }

    /** What people call a node, on one line. */
    String label(Node node) {
        String label =
                node.isBaseImage() ? inventory.baseImages().get(node.name()).label() : node.name();
        return Printable.line(label);
    }
}
