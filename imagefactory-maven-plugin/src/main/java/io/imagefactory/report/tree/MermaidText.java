package io.imagefactory.report.tree;

import io.imagefactory.report.Node;
import java.util.HashMap;
import java.util.Map;

/** In the language of Mermaid, which GitHub and GitLab draw in Markdown. */
final class MermaidText {

    private static final String HARMLESS = " -./:@_";

    private MermaidText() {}

    static String of(Graph graph, boolean verbose) {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        Map<Node, String> ids = new HashMap<>();
        for (Node node : graph.nodes()) {
            String id = "n" + ids.size();
            ids.put(node, id);
            String label = graph.label(node) + (verbose ? Details.text(graph, node) : "");
            text.append("  ").append(id).append(node.isBaseImage() ? "([" : "[");
            text.append('"').append(escaped(label)).append('"');
            text.append(node.isBaseImage() ? "])" : "]").append('\n');
        }
        for (Graph.Edge edge : graph.edges()) {
            String standing = verbose
                    ? Details.standing(graph, edge)
                            .map(word -> "|" + word + "|")
                            .orElse("")
                    : "";
            text.append("  ")
                    .append(ids.get(edge.node()))
                    .append(" -->")
                    .append(standing)
                    .append(' ');
            text.append(ids.get(edge.below())).append('\n');
        }
        return text.toString();
    }

    /** All but what cannot act is written by its number: a label may hold Markdown, HTML and directives. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
