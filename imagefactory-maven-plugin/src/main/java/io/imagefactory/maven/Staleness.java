package io.imagefactory.maven;

import io.imagefactory.core.text.MendableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is stale and where, as unified diffs, and what mends it. */
final class Staleness {

    final List<String> inCommit = new ArrayList<>();

    /** What goals bound to phases of this build have mended. */
    final List<String> regenerated = new ArrayList<>();

    private final List<String> onDisk = new ArrayList<>();
    private final Set<String> goals = new TreeSet<>();

    /** @param goal the goal that mends it */
    void onDisk(String goal, String diff) {
        goals.add(goal);
        onDisk.add(diff);
    }

    /** Fails for what is stale, the nearest remedy first. */
    void check() {
        check(
                onDisk,
                "images.yaml and the Dockerfiles say otherwise; run `mvn " + String.join(" ", goals)
                        + "` and commit the result");
        check(
                regenerated,
                "it was so when this build began, and the build has mended it; commit the result and run again");
        check(
                inCommit,
                "the commit that is checked out holds it so, though the files on disk are as they should be; "
                        + "commit them");
    }

    private static void check(List<String> diffs, String reason) {
        if (!diffs.isEmpty()) {
            throw new MendableException((diffs.size() == 1 ? "1 file is" : diffs.size() + " files are") + " stale: "
                    + reason + ".\n" + String.join("", diffs));
        }
    }
}
