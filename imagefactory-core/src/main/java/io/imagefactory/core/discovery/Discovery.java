package io.imagefactory.core.discovery;

import io.imagefactory.core.discovery.Analysis.Failed;
import io.imagefactory.core.discovery.Analysis.Unreachable;
import io.imagefactory.core.discovery.Analysis.Unserved;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

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
        return texts(Failed.class, Failed::reason);
    }

    /** What went wrong for each image whose source is on a host that did not answer, or not to us, by name. */
    public Map<String, String> unreachable() {
        return texts(Unreachable.class, Unreachable::reason);
    }

    /** What would serve each image whose source nothing serves, by name. */
    public Map<String, String> unserved() {
        return texts(Unserved.class, Unserved::remedy);
    }

    private <T extends Analysis> Map<String, String> texts(Class<T> kind, Function<T, String> text) {
        Map<String, String> texts = new TreeMap<>();
        analyses.forEach((name, analysis) -> {
            if (kind.isInstance(analysis)) {
                texts.put(name, text.apply(kind.cast(analysis)));
            }
        });
        return texts;
    }
}
