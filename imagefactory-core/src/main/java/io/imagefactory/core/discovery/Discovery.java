package io.imagefactory.core.discovery;

import io.imagefactory.core.discovery.Analysis.Failed;
import io.imagefactory.core.discovery.Analysis.Unreachable;
import io.imagefactory.core.discovery.Analysis.Unserved;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of looking at all Dockerfiles.
 *
 * @param analyses one for each managed image, by its name, sorted
 */
public record Discovery(SortedMap<String, Analysis> analyses) {

    public Discovery {
        analyses = Collections.unmodifiableSortedMap(new TreeMap<>(analyses));
    }

    /** The reason for each image whose Dockerfile is absent, unreadable or broken, by name. */
    public Map<String, String> failures() {
        Map<String, String> failures = new TreeMap<>();
        analyses.forEach((name, analysis) -> {
            if (analysis instanceof Failed failed) {
                failures.put(name, failed.reason());
            }
        });
        return failures;
    }

    /** What went wrong for each image whose source is on a host that did not answer, or not to us, by name. */
    public Map<String, String> unreachable() {
        Map<String, String> unreachable = new TreeMap<>();
        analyses.forEach((name, analysis) -> {
            if (analysis instanceof Unreachable other) {
                unreachable.put(name, other.reason());
            }
        });
        return unreachable;
    }

    /** What would serve each image whose source nothing serves, by name. */
    public Map<String, String> unserved() {
        Map<String, String> unserved = new TreeMap<>();
        analyses.forEach((name, analysis) -> {
            if (analysis instanceof Unserved other) {
                unserved.put(name, other.remedy());
            }
        });
        return unserved;
    }
}
