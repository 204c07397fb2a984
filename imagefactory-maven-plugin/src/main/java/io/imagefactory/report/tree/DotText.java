package io.imagefactory.report.tree;

import io.imagefactory.report.Node;
import java.util.Map;

/** In the language of Graphviz. */
final class DotText {

    private DotText() {}

    static String of(Graph graph, boolean verbose) {
        StringBuilder text = new StringBuilder("digraph \"images\" {\n  rankdir=LR;\n  node [shape=box];\n");
        for (Node node : graph.nodes()) {
            Map<String, String> details = Details.of(graph, node, verbose);
            text.append("  ").append(id(node)).append(" [label=").append(quoted(details.remove("label")));
            if (node.isBaseImage()) {
                text.append(", style=rounded");
            }
            text.append(", comment=")
                    .append(quoted(String.join(", ", details.values())))
                    .append("];\n");
        }
        for (Graph.Edge edge : graph.edges()) {
            text.append("  ").append(id(edge.node())).append(" -> ").append(id(edge.below()));
            if (verbose) {
                Details.standing(graph, edge)
                        .ifPresent(standing ->
                                text.append(" [label=").append(quoted(standing)).append(']'));
            }
            text.append(";\n");
        }
        return text.append("}\n").toString();
    }

    private static String id(Node node) {
        return quoted(node.id());
    }

    /** Between quotes nothing acts but a quote and a backslash, which begins what a label takes for layout. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
