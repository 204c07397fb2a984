package io.imagefactory.maven;

import io.imagefactory.core.DiscoverResult;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.state.StateChange;
import io.imagefactory.core.state.StateChange.Kind;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;

/** Tells what a discovery found and what became of the state files. */
record DiscoverReport(Log log, InfraRepository repository, boolean frozen) {

    /** How many changes are told one by one; the others are counted, and told with {@code -X}. */
    private static final int LONGEST_LIST = 100;

    void print(DiscoverResult result) {
        result.discovery()
                .unserved()
                .forEach((name, remedy) -> log.warn(
                        name + ": its Dockerfile was not looked at, and what is known of it is kept, since " + remedy));
        int managed = result.enrollments().managed().size();
        int external = result.enrollments().external().size();
        log.info("%s: %s, %d managed and %d external, on %s"
                .formatted(
                        repository.label(repository.imagesFile()),
                        count(managed + external, "image"),
                        managed,
                        external,
                        count(result.state().baseImages().size(), "base image")));
        printChanges(result.changes());
        log.info("%s: %d created, %d updated, %d restored, %d archived, %d unchanged, %d failed%s"
                .formatted(
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
