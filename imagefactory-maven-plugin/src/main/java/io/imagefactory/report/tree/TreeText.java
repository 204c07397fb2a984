package io.imagefactory.report.tree;

import io.imagefactory.report.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Drawn with characters. What is shared is drawn once, and named from then on. */
final class TreeText {

    private static final String DRAWN_ABOVE = " (drawn above)";

    private TreeText() {}

    /**
     * A line to come.
     *
     * @param before what stands before it
     * @param below what stands before those below it
     */
    private record Line(Node node, String before, String below) {}

    /** @param boxes whether the output has characters to draw boxes with */
    static String of(Graph graph, boolean verbose, boolean boxes) {
        StringBuilder text = new StringBuilder();
        Set<Node> drawn = new HashSet<>();
        Deque<Line> open = new ArrayDeque<>();
        for (Node root : graph.roots()) {
            open.push(new Line(root, "", ""));
            while (!open.isEmpty()) {
                Line line = open.pop();
                List<Node> children = graph.children(line.node());
                boolean again = !drawn.add(line.node()) && !children.isEmpty();
                text.append(line.before()).append(graph.label(line.node()));
                text.append(verbose ? Details.text(graph, line.node()) : "");
                text.append(again ? DRAWN_ABOVE : "").append('\n');
                for (int i = again ? -1 : children.size() - 1; i >= 0; i--) {
                    boolean last = i == children.size() - 1;
                    open.push(new Line(
                            children.get(i),
                            line.below() + (boxes ? last ? "└─ " : "├─ " : last ? "\\- " : "+- "),
                            line.below() + (last ? "   " : boxes ? "│  " : "|  ")));
                }
            }
        }
        return text.toString();
    }
}
