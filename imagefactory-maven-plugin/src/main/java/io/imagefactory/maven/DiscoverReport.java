package io.imagefactory.maven;

import io.imagefactory.core.DiscoverResult;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateChange;
import io.imagefactory.core.state.StateChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** Tells what a discovery found and what became of the state files. */
record DiscoverReport(Log log, InfraRepository repository, boolean frozen) {

    /** How many changes are told one by one; the others are counted, and told with {@code -X}. */
    private static final int LONGEST_LIST = 100;

    private static final int NAMED = 5;

    void print(DiscoverResult result) {
        missing(repository, result.state()).forEach(log::warn);
        printUnserved(result.discovery().unserved());
        int managed = result.enrollments().managed().size();
        int external = result.enrollments().external().size();
        log.info(String.format(
                Locale.ROOT,
                "%s: %s, %d managed and %d external, on %s",
                repository.label(repository.imagesFile()),
                count(managed + external, "image"),
                managed,
                external,
                count(result.state().baseImages().size(), "base image")));
        printChanges(result.changes());
        log.info(String.format(
                Locale.ROOT,
                "%s: %d created, %d updated, %d restored, %d archived, %d unchanged, %d failed%s",
                repository.stateLabel(),
                result.count(Kind.CREATED),
                result.count(Kind.UPDATED),
                result.count(Kind.RESTORED),
                result.count(Kind.ARCHIVED),
                result.unchanged(),
                result.discovery().failures().size(),
                frozen ? " (frozen: nothing was written)" : ""));
    }

    /** One sentence for all Dockerfiles that could not be read. */
    static String failures(Map<String, String> failures) {
        StringBuilder message = new StringBuilder(count(failures.size(), "Dockerfile")
                + " could not be analysed (the other images were, and -Dimagefactory.failOnDiscoveryError=false lets the "
                + "build go on):");
        failures.forEach((name, reason) ->
                message.append("\n  ").append(name).append(": ").append(reason));
        return message.toString();
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** One sentence for each base image whose file someone has removed. */
    static List<String> missing(InfraRepository repository, State state) {
        return state.missingBaseImages().entrySet().stream()
                .map(missing -> repository.stateLabel() + "/" + Folder.BASE_IMAGES.text() + "/" + missing.getKey()
                        + ".yaml is missing, though " + names(missing.getValue())
                        + " stood on it when the Dockerfile was last read; restore it from Git")
                .toList();
    }

    /** A few of the names, and how many more there are. */
    static String names(List<String> names) {
        String some = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? some + " and " + (names.size() - NAMED) + " more" : some;
    }

    /** One line for all images that the same would serve. */
    private void printUnserved(Map<String, String> unserved) {
        Map<String, List<String>> byRemedy = new LinkedHashMap<>();
        unserved.forEach((name, remedy) ->
                byRemedy.computeIfAbsent(remedy, any -> new ArrayList<>()).add(name));
        byRemedy.forEach((remedy, names) -> log.warn(names(names)
                + (names.size() == 1 ? ": its Dockerfile was" : ": their Dockerfiles were")
                + " not looked at, and what is known of " + (names.size() == 1 ? "it" : "them") + " is kept, since "
                + remedy));
    }

    private void printChanges(List<StateChange> changes) {
        List<String> lines = changes.stream().map(this::line).toList();
        lines.stream().limit(LONGEST_LIST).forEach(log::info);
        if (lines.size() > LONGEST_LIST) {
            log.info("  and " + (lines.size() - LONGEST_LIST) + " more (-X names them)");
            lines.stream().skip(LONGEST_LIST).forEach(log::debug);
        }
    }

    private String line(StateChange change) {
        String file = repository.stateLabel() + "/" + change.path();
        return switch (change.kind()) {
            case CREATED -> "  created  " + file;
            case UPDATED -> "  updated  " + file + " (" + String.join(", ", change.keys()) + ")";
            case RESTORED -> "  restored " + file;
            case ARCHIVED -> "  archived " + file;
        };
    }
}
