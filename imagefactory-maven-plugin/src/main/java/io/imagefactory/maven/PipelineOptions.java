package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.git.GitFolder;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.State;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.kargo.Pipeline;
import io.imagefactory.kargo.Rebuilds;
import io.imagefactory.kargo.StateRepository;
import io.imagefactory.kargo.TrackedImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * What Kargo is to do, as the parameters say it.
 *
 * @param stateRepository the URL of the repository that holds the state
 * @param statePath where the state is in it; by default where it is here
 */
record PipelineOptions(
        PipelineMode mode, Optional<String> stateRepository, String stateBranch, Optional<String> statePath) {

    /** Images whose builds Kargo is not to start are named, each with the reason. */
    Optional<Pipeline> pipeline(
            InfraRepository repository, Enrollments enrollments, State state, TrackedImages images, Log log)
            throws IOException {
        if (mode == PipelineMode.NONE) {
            return Optional.empty();
        }
        StateRepository where = new StateRepository(
                stateRepository.orElseThrow(PipelineOptions::withoutRepository), stateBranch, path(repository));
        check(repository, state);
        if (mode == PipelineMode.RECORD) {
            return Optional.of(new Pipeline(where, List.of()));
        }
        Rebuilds rebuilds = Rebuilds.of(repository, enrollments, state, images);
        rebuilds.leftOut()
                .forEach((reason, names) ->
                        log.info(Listing.names(names) + ": Kargo is not told to build, since " + reason));
        return Optional.of(new Pipeline(where, rebuilds.all()));
    }

    private static MendableException withoutRepository() {
        return new MendableException("imagefactory.stateRepository is not set: Kargo needs to know where the state is"
                + " that it is to change; set it to the https URL that it is cloned from, without user or password");
    }

    private static void check(InfraRepository repository, State state) {
        List<String> problems = new ArrayList<>(DiscoverReport.missing(repository, state));
        state.missingKeys()
                .forEach((name, keys) -> problems.add(repository.stateLabel() + "/" + Folder.BASE_IMAGES.text() + "/"
                        + name + ".yaml has no " + String.join(", ", keys)
                        + ", and Kargo can only change what is there; run `mvn imagefactory:discover` and commit"));
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
