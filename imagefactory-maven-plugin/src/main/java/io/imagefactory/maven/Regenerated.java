package io.imagefactory.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What bound goals had to change in this build of a project, as unified diffs: it was stale when the build began. */
record Regenerated(List<String> diffs) {

    private static final String KEY = Regenerated.class.getName();

    /** @param context the plugin's, which lives as long as the build of one project */
    @SuppressWarnings("unchecked")
    static Regenerated in(Map<?, ?> context) {
        Map<String, Object> map = (Map<String, Object>) context;
        return new Regenerated((List<String>) map.computeIfAbsent(KEY, any -> new ArrayList<String>()));
    }

    void add(String diff) {
        diffs.add(diff);
    }
}
