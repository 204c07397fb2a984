package io.imagefactory.maven;

import io.imagefactory.core.text.MendableException;
import io.imagefactory.report.ci.Finding;
import io.imagefactory.report.ci.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is stale and where, and what mends it. */
final class Staleness {

    final List<StaleFile> onDisk = new ArrayList<>();

    final List<StaleFile> inCommit = new ArrayList<>();

    /** What goals bound to phases of this build have mended. */
    final List<StaleFile> regenerated = new ArrayList<>();

    /** Each file once, whatever is stale of it. */
    List<Finding> findings() {
        return Stream.of(onDisk, regenerated, inCommit)
                .flatMap(List::stream)
                .map(stale -> Findings.stale(
                        stale.file(),
                        stale.place(),
                        "run `mvn imagefactory:" + stale.goal() + "` in your working copy and commit " + stale.folder()
                                + "/"))
                .distinct()
                .toList();
    }

    /** Fails for what is stale, the nearest remedy first. */
    void check() {
        check(onDisk, "images.yaml and the Dockerfiles say otherwise", "");
        // Where a pipeline has mended it, nobody can commit it there.
        check(
                regenerated,
                "it was so when this build began, and only this build has mended it",
                " in your working copy");
        check(
                inCommit,
                "the commit that is checked out holds it so, though the files on disk are as they should be",
                " in your working copy");
    }

    private static void check(List<StaleFile> stale, String reason, String where) {
        if (!stale.isEmpty()) {
            throw new MendableException((stale.size() == 1 ? "1 file is" : stale.size() + " files are") + " stale: "
                    + reason + "; run `mvn " + all(stale, " ", file -> "imagefactory:" + file.goal()) + "`" + where
                    + " and commit " + all(stale, " and ", file -> file.folder() + "/") + ".\n"
                    + stale.stream().map(StaleFile::diff).collect(Collectors.joining()));
        }
    }

    private static String all(List<StaleFile> stale, String between, Function<StaleFile, String> part) {
        return String.join(between, new TreeSet<>(stale.stream().map(part).toList()));
    }
}
