package io.imagefactory.maven;

import io.imagefactory.core.discovery.Discovery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The images whose Dockerfiles could not be analysed, by what went wrong: a host that is down is one line.
 *
 * @param byCause the names of the images, sorted; the causes in order of their first image
 */
record Failures(Map<String, List<String>> byCause) {

    static Failures of(Discovery discovery) {
        Map<String, String> reasons = new TreeMap<>(discovery.failures());
        reasons.putAll(discovery.unreachable());
        Map<String, List<String>> byCause = new LinkedHashMap<>();
        reasons.forEach((name, reason) ->
                byCause.computeIfAbsent(reason, any -> new ArrayList<>()).add(name));
        return new Failures(byCause);
    }

    boolean isEmpty() {
        return byCause.isEmpty();
    }

    /** How many images there are. */
    int count() {
        return byCause.values().stream().mapToInt(List::size).sum();
    }

    /** One line for each cause. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        byCause.forEach((cause, names) ->
                lines.add((names.size() == 1 ? "" : DiscoverReport.count(names.size(), "image") + ", ")
                        + DiscoverReport.names(names) + ": " + cause));
        return lines;
    }

    /** One sentence for all. */
    String message() {
        return DiscoverReport.count(count(), "Dockerfile")
                + " could not be analysed (the other images were, and -Dimagefactory.failOnDiscoveryError=false lets the "
                + "build go on):\n  " + String.join("\n  ", lines());
    }
}
