package io.imagefactory.report.tree;

import io.imagefactory.core.json.JsonText;
import io.imagefactory.core.text.Printable;
import io.imagefactory.report.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As JSON: nodes and edges, since what is shared would stand in a tree many times. */
final class GraphJson {

    private static final int VERSION = 1;

    private GraphJson() {}

    static String of(Graph graph, boolean verbose) {
        List<Map<String, String>> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("id", Printable.line(node.id()));
            members.put("name", Printable.line(node.name()));
            members.putAll(Details.of(graph, node, verbose));
            nodes.add(members);
        }
        List<Map<String, String>> edges = new ArrayList<>();
        for (Graph.Edge edge : graph.edges()) {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("from", Printable.line(edge.node().id()));
            members.put("to", Printable.line(edge.below().id()));
            if (verbose) {
                Details.standing(graph, edge).ifPresent(standing -> members.put("standing", standing));
            }
            edges.add(members);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", VERSION);
        root.put("now", graph.inventory().now().toString());
        root.put(
                "roots",
                graph.roots().stream().map(Node::id).map(Printable::line).toList());
        root.put("nodes", nodes);
        root.put("edges", edges);
        return JsonText.of(root);
    }
}
