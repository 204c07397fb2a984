package io.imagefactory.maven;

import io.imagefactory.core.DiscoverResult;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.Rediscovery;
import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.source.Source;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateChange;
import io.imagefactory.core.state.StateChange.Kind;
import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.MendableException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.plugin.logging.Log;

/**
 * Tells what a discovery found and what became of the state files.
 *
 * @param hermetic whether no connection was opened on purpose, so that what hosts serve is not missed
 * @param commits the commit that a source was read from, for those read from a host
 */
record DiscoverReport(
        Log log,
        InfraRepository repository,
        boolean dryRun,
        boolean hermetic,
        Function<Source, Optional<String>> commits) {

    void print(DiscoverResult result) {
        missing(repository, result.state()).forEach(log::warn);
        printUnserved(result.discovery().unserved());
        printImages(
                result.enrollments().managed().size(),
                result.enrollments().external().size(),
                result.state().baseImages().size());
        Listing.lines(
                log,
                result.changes().stream()
                        .map(change -> line(change) + commit(change, result.enrollments()))
                        .toList());
        printFiles(
                result.changes(),
                result.unchanged(),
                Failures.of(result.discovery()).reasons().size());
    }

    /** The same for a run that has looked at little, since nothing else has changed. */
    void print(Rediscovery less) {
        printImages(
                less.outcome().managed(),
                less.outcome().external(),
                less.outcome().baseImages());
        Listing.lines(log, less.changes().stream().map(this::line).toList());
        printFiles(less.changes(), less.unchanged(), 0);
    }

    private void printImages(int managed, int external, int baseImages) {
        log.info(String.format(
                Locale.ROOT,
                "%s: %s, %d managed and %d external, on %s",
                repository.label(repository.imagesFile()),
                Count.of(managed + external, "image"),
                managed,
                external,
                Count.of(baseImages, "base image")));
    }

    private void printFiles(List<StateChange> changes, long unchanged, int failed) {
        Map<Kind, Integer> count = new EnumMap<>(Kind.class);
        changes.forEach(change -> count.merge(change.kind(), 1, Integer::sum));
        log.info(String.format(
                Locale.ROOT,
                "%s: %d created, %d updated, %d restored, %d archived%s, %d unchanged, %d failed%s",
                repository.stateLabel(),
                count.getOrDefault(Kind.CREATED, 0),
                count.getOrDefault(Kind.UPDATED, 0),
                count.getOrDefault(Kind.RESTORED, 0) + count.getOrDefault(Kind.RECOVERED, 0),
                count.getOrDefault(Kind.ARCHIVED, 0),
                count.containsKey(Kind.MERGED) ? ", " + count.get(Kind.MERGED) + " merged" : "",
                unchanged,
                failed,
                dryRun ? " (dry run: nothing was written)" : ""));
    }

    /**
     * Asks a person to choose where Git's two versions of a file contradict each other.
     *
     * @throws MendableException naming the keys, by file
     */
    void checkContradictions(DiscoverResult result) {
        List<String> sentences = result.contradictions().entrySet().stream()
                .map(file -> repository.stateLabel() + "/" + file.getKey() + ": the two branches that Git was to merge "
                        + "contradict each other in " + String.join(", ", file.getValue())
                        + ", and in nothing else; keep one of each, remove Git's markers, and `git add` the file")
                .toList();
        if (!sentences.isEmpty()) {
            throw new MendableException(String.join("\n", sentences));
        }
    }

    /** One sentence for each base image whose file someone has removed. */
    static List<String> missing(InfraRepository repository, State state) {
        return state.missingBaseImages().entrySet().stream()
                .map(missing -> repository.stateLabel() + "/" + Folder.BASE_IMAGES.text() + "/" + missing.getKey()
                        + ".yaml is missing, though " + Listing.names(missing.getValue())
                        + " stood on it when the Dockerfile was last read; restore it from Git")
                .toList();
    }

    /** One line for all images that the same would serve; where connections are not meant to be opened, one for all. */
    private void printUnserved(Map<String, String> unserved) {
        if (hermetic && !unserved.isEmpty()) {
            log.info(
                    notLookedAt(List.copyOf(unserved.keySet()))
                            + "this run opens no connection (imagefactory.hermetic); `mvn imagefactory:discover` asks Git hosts");
            unserved.forEach((name, remedy) -> log.debug(name + ": " + remedy));
            return;
        }
        Listing.byReason(unserved).forEach((remedy, names) -> log.warn(notLookedAt(names) + remedy));
    }

    private static String notLookedAt(List<String> names) {
        boolean one = names.size() == 1;
        return Listing.names(names) + (one ? ": its Dockerfile was" : ": their Dockerfiles were")
                + " not looked at, and what is known of " + (one ? "it" : "them") + " is kept, since ";
    }

    /** Which commit says so, where that is not to be seen on this machine. */
    private String commit(StateChange change, Enrollments enrollments) {
        return Optional.of(change.path())
                .filter(path -> path.folder() == Folder.IMAGES && !path.archived())
                .flatMap(path -> enrollments.find(path.name()))
                .flatMap(Enrollment::build)
                .flatMap(build -> commits.apply(build.source()))
                .map(commit -> ", read from " + commit)
                .orElse("");
    }

    private String line(StateChange change) {
        String file = repository.stateLabel() + "/" + change.path();
        return switch (change.kind()) {
            case CREATED -> "  created  " + file;
            case UPDATED -> "  updated  " + file + " (" + String.join(", ", change.keys()) + ")";
            case RESTORED -> "  restored " + file;
            case RECOVERED -> "  restored " + file + " from the commit";
            case MERGED ->
                "  merged   " + file + ", of which Git had left two versions"
                        + (change.contradictions().isEmpty() ? "; `git add` it" : "");
            case ARCHIVED -> "  archived " + file;
        };
    }
}
