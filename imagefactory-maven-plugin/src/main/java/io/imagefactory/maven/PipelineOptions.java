package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.git.GitFolder;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StatePath;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.kargo.Pipeline;
import io.imagefactory.kargo.Rebuilds;
import io.imagefactory.kargo.StateRepository;
import io.imagefactory.kargo.TrackedImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/**
 * What Kargo is to do, as the parameters say it.
 *
 * @param stateRepository the URL of the repository that holds the state
 * @param statePath where the state is in it; by default where it is here
 */
record PipelineOptions(Mode mode, Optional<String> stateRepository, String stateBranch, Optional<String> statePath) {

    /** What Kargo is to do with what its Warehouses find. */
    enum Mode {
        /** What others tell it to. */
        NONE,
        /** Record it in the state. */
        RECORD,
        /** Record it, and have images built. */
        REBUILD;

        /** @throws IllegalArgumentException for any other text, with a message that names those that there are */
        static Mode of(String text) {
            return Arrays.stream(values())
                    .filter(mode -> mode.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is nothing to do; there are "
                            + Arrays.stream(values()).map(Mode::text).collect(Collectors.joining(", "))));
        }

        /** Whether Kargo records digests in the state. */
        boolean records() {
            return this != NONE;
        }

        /** Whether Kargo has images built. */
        boolean rebuilds() {
            return this == REBUILD;
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Images whose builds Kargo is not to start are named, each with the reason. */
    Optional<Pipeline> pipeline(
            InfraRepository repository, Enrollments enrollments, State state, TrackedImages images, Log log)
            throws IOException {
        if (!mode.records()) {
            return Optional.empty();
        }
        StateRepository where = new StateRepository(
                stateRepository.orElseThrow(PipelineOptions::withoutRepository), stateBranch, path(repository));
        check(repository, state);
        if (!mode.rebuilds()) {
            return Optional.of(new Pipeline(where, List.of()));
        }
        Rebuilds rebuilds = Rebuilds.of(enrollments, state, images);
        rebuilds.leftOut()
                .forEach((reason, names) ->
                        log.info(Listing.names(names) + ": Kargo is not told to build, since " + reason));
        if (!rebuilds.ofPlatforms().isEmpty()) {
            log.warn(Listing.names(rebuilds.ofPlatforms())
                    + ": Kargo knows no platforms, and has them built for any move of a base image; with imagefactory.pipeline"
                    + " record, `mvn imagefactory:rebuild` builds them for their `platforms` alone");
        }
        return Optional.of(new Pipeline(where, rebuilds.all()));
    }

    private static MendableException withoutRepository() {
        return new MendableException("imagefactory.stateRepository is not set: Kargo needs to know where the state is"
                + " that it is to change; set it to the https URL that it is cloned from, without user or password");
    }

    private static void check(InfraRepository repository, State state) {
        List<String> problems = new ArrayList<>(DiscoverReport.missing(repository, state));
        state.notRecordableByKargo()
                .forEach(name -> problems.add(repository.stateLabel() + "/" + new StatePath(Folder.KARGO, false, name)
                        + " is not there, or lacks one of currentDigest, previousDigest and lastUpdated, and Kargo can only"
                        + " change what is there; run `mvn imagefactory:discover` with imagefactory.pipeline as here, and"
                        + " commit"));
        if (!problems.isEmpty()) {
            throw new MendableException(String.join("\n", problems));
        }
    }

    /** From the root of the working tree; where there is none, from the project's folder. */
    private String path(InfraRepository repository) throws IOException {
        if (statePath.isPresent()) {
            return statePath.get();
        }
        Path project = repository.root().toRealPath();
        Path root = GitFolder.rootAround(project).orElse(project);
        Path state = project.resolve(repository.root().relativize(repository.stateDirectory()))
                .normalize();
        return root.relativize(state).toString().replace('\\', '/');
    }
}
