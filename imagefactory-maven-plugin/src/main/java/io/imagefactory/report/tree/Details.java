package io.imagefactory.report.tree;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.rebuild.BaseUse;
import io.imagefactory.core.text.Age;
import io.imagefactory.report.BaseImage;
import io.imagefactory.report.Image;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is told of nodes and edges beside their names. */
final class Details {

    private Details() {}

    /** By name what is told of a node for programs; what is not known is left out. */
    static Map<String, String> of(Graph graph, Node node, boolean verbose) {
        Inventory inventory = graph.inventory();
        Map<String, String> details = new LinkedHashMap<>();
        details.put("kind", kind(inventory, node));
        details.put("label", graph.label(node));
        if (node.isBaseImage()) {
            BaseImage base = inventory.baseImages().get(node.name());
            if (verbose) {
                put(details, "digest", base.currentDigest().map(Digest::toString));
                put(details, "since", base.since(inventory.now()).map(Instant::toString));
                put(details, "missingSince", base.missingSince().map(Instant::toString));
            }
        } else {
            Image image = inventory.images().get(node.name());
            details.put("decision", image.decision());
            if (verbose) {
                put(details, "digest", image.currentDigest().map(Digest::toString));
                put(details, "built", image.lastBuilt().map(Instant::toString));
                put(details, "missingSince", image.missingSince().map(Instant::toString));
            }
        }
        return details;
    }

    /** {@code managed}, {@code external} or {@code base}. */
    private static String kind(Inventory inventory, Node node) {
        if (node.isBaseImage()) {
            return "base";
        }
        return inventory.images().get(node.name()).isManaged() ? "managed" : "external";
    }

    /** {@code  (sha256:545ea538b9a1, built 9d ago, due)}, to follow the label; nothing where nothing is known. */
    static String text(Graph graph, Node node) {
        Inventory inventory = graph.inventory();
        Map<String, String> details = new LinkedHashMap<>();
        if (node.isBaseImage()) {
            BaseImage base = inventory.baseImages().get(node.name());
            put(details, "digest", base.currentDigest().map(Digest::abbreviated));
            put(details, "age", base.since(inventory.now()).map(since -> age(since, inventory.now())));
            put(details, "missing", base.missingSince().map(since -> gone(since, inventory.now())));
        } else {
            Image image = inventory.images().get(node.name());
            put(details, "digest", image.currentDigest().map(Digest::abbreviated));
            put(details, "age", image.lastBuilt().map(built -> "built " + age(built, inventory.now()) + " ago"));
            put(details, "missing", image.missingSince().map(since -> gone(since, inventory.now())));
            details.put("decision", image.decision());
        }
        return details.isEmpty() ? "" : details.values().stream().collect(Collectors.joining(", ", " (", ")"));
    }

    /** How an image stands to its base image, as in the plan's file. */
    static Optional<String> standing(Graph graph, Graph.Edge edge) {
        return edge.node().isBaseImage()
                ? Optional.empty()
                : graph.inventory()
                        .use(edge.node().name(), edge.below().name())
                        .map(BaseUse::standing)
                        .map(BaseUse.Standing::text);
    }

    private static String gone(Instant since, Instant now) {
        return "tag gone for " + age(since, now);
    }

    private static String age(Instant since, Instant now) {
        return Age.of(Duration.between(since, now));
    }

    private static void put(Map<String, String> details, String key, Optional<String> value) {
        value.ifPresent(text -> details.put(key, text));
    }
}
