package io.imagefactory.maven;

import io.imagefactory.core.discovery.Discovery;
import io.imagefactory.core.state.StatePath;
import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.MendableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.plugin.logging.Log;

/**
 * The images of which nothing new was learned, by what went wrong: a host that is down is one line.
 *
 * @param summary what happened to so many of them, as in {@code 3 Dockerfiles could not be analysed}
 * @param others what became of the other images, and how to go on
 * @param reasons by what messages call the images, in order
 */
record Failures(String summary, String others, Map<String, String> reasons) {

    private static final String UP_TO_DATE =
            "the other images are up to date, and -Dimagefactory.failOnDiscoveryError=false";
    private static final String ASKED =
            "it is recorded in the state, the others were asked for, and -Dimagefactory.failOnRebuildError=false";

    static Failures of(Discovery discovery) {
        Map<String, String> reasons = new TreeMap<>(discovery.failures());
        reasons.putAll(discovery.unreachable());
        return new Failures(Count.of(reasons.size(), "Dockerfile") + " could not be analysed", UP_TO_DATE, reasons);
    }

    /** @param directory what messages call the state directory */
    static Failures of(SortedMap<StatePath, String> unanswered, String directory) {
        Map<String, String> reasons = new LinkedHashMap<>();
        unanswered.forEach((path, reason) -> reasons.put(directory + "/" + path, reason));
        String summary = "of " + Count.of(reasons.size(), "image") + " registries told nothing new";
        return new Failures(summary, UP_TO_DATE, reasons);
    }

    /** @param refused by image, why CI does not build it */
    static Failures ofRebuilds(Map<String, String> refused) {
        return new Failures("CI did not take the request for " + Count.of(refused.size(), "image"), ASKED, refused);
    }

    /**
     * Warns of them, one line for each cause.
     *
     * @throws MendableException instead, where they fail the goal
     */
    void report(boolean failing, Log log) {
        if (failing && !reasons.isEmpty()) {
            throw new MendableException(message());
        }
        lines().forEach(log::warn);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Listing.byReason(reasons)
                .forEach((cause, names) -> lines.add((names.size() == 1 ? "" : Count.of(names.size(), "image") + ", ")
                        + Listing.names(names) + ": " + cause));
        return lines;
    }

    String message() {
        return summary + " (" + others + " lets the build go on):\n  " + String.join("\n  ", lines());
    }
}
