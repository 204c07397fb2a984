package io.imagefactory.maven;

import io.imagefactory.core.text.MendableException;
import io.imagefactory.report.ci.Finding;
import io.imagefactory.report.ci.Findings;
import io.imagefactory.report.ci.MarkdownSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        problem().ifPresent(problem -> {
            throw new MendableException(problem.sentence() + "; run `" + problem.command() + "`" + problem.where()
                    + " and commit " + problem.folders() + ".\n" + problem.diff());
        });
    }

    /** For the summary of a job; empty where nothing is stale. */
    Optional<String> summary() {
        return problem()
                .map(problem -> MarkdownSummary.stale(
                        "verify",
                        problem.sentence(),
                        problem.command(),
                        "in your working copy, and commit " + problem.folders(),
                        findings(),
                        problem.diff()));
    }

    private Optional<Problem> problem() {
        // Where a pipeline has mended it, nobody can commit it there.
        String there = " in your working copy";
        return Stream.of(
                        new Problem(onDisk, "images.yaml and the Dockerfiles say otherwise", ""),
                        new Problem(
                                regenerated,
                                "it was so when this build began, and only this build has mended it",
                                there),
                        new Problem(
                                inCommit,
                                "the commit that is checked out holds it so, though the files on disk are as they should"
                                        + " be",
                                there))
                .filter(problem -> !problem.stale().isEmpty())
                .findFirst();
    }

    private record Problem(List<StaleFile> stale, String reason, String where) {

        String sentence() {
            return (stale.size() == 1 ? "1 file is" : stale.size() + " files are") + " stale: " + reason;
        }

        String command() {
            return "mvn " + all(stale, " ", file -> "imagefactory:" + file.goal());
        }

        String folders() {
            return all(stale, " and ", file -> file.folder() + "/");
        }

        String diff() {
            return stale.stream().map(StaleFile::diff).collect(Collectors.joining());
        }
    }

    private static String all(List<StaleFile> stale, String between, Function<StaleFile, String> part) {
        return String.join(between, new TreeSet<>(stale.stream().map(part).toList()));
    }
}
