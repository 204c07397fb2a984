package io.imagefactory.core;

import io.imagefactory.core.enrollment.EnrollmentFiles;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.file.Folders;
import io.imagefactory.core.file.KnownFile;
import io.imagefactory.core.index.DiscoveryIndex;
import io.imagefactory.core.index.Outcome;
import io.imagefactory.core.index.Sights;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.InvalidStateException;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of an infra repository as a run has read and written them: what spares the next run, and the next goal of a
 * build, to look again.
 */
record SeenFiles(InfraRepository repository, EnrollmentFiles enrollmentFiles, StateStore store, FileReads reads) {

    /** The index of the repository, as {@link ImageFactory#index} has it. */
    DiscoveryIndex index(Path cache, String version, boolean takeInDigests, Instant begun) {
        try {
            Path folder = repository.imagesFile().getParent().toRealPath();
            return Folders.ignoresCase(folder)
                    ? DiscoveryIndex.none()
                    : index(cache, version, takeInDigests, begun, folder);
        } catch (IOException | InvalidStateException e) {
            // A run that looks says what is wrong.
            return DiscoveryIndex.none();
        }
    }

    private DiscoveryIndex index(Path cache, String version, boolean takeInDigests, Instant begun, Path folder)
            throws IOException {
        List<String> settings = List.of(
                repository.imagesFile().toString(),
                String.valueOf(LocalSources.levelsUp(folder)),
                String.valueOf(repository.recordedByKargo()),
                String.valueOf(takeInDigests));
        Path state = Folders.realPath(repository.stateDirectory());
        return DiscoveryIndex.open(
                cache,
                version,
                String.join("\0", settings),
                new Sights(folder, enrollmentFiles.paths(), state, store.paths()),
                begun);
    }

    /**
     * Keeps in the index what a discovery has looked at, and leaves it for the next goal.
     *
     * @param dryRun whether it has written nothing
     */
    Optional<Left> keep(DiscoveryIndex index, DiscoverResult result, StateStore.Changed<State> changed, boolean dryRun)
            throws IOException {
        boolean isOnDisk = !dryRun || changed.changes().isEmpty();
        Map<String, KnownFile> state = changed.isPlain() && isOnDisk ? state() : Map.of();
        Optional<Outcome> outcome = result.outcome().filter(any -> !state.isEmpty());
        index.keep(result.enrollments(), result.discovery(), reads, outcome, state);
        return state.isEmpty() ? Optional.empty() : Optional.of(left(result.enrollments(), result.state(), state));
    }

    /** The state files as they are now; none where not all of them were read or written. */
    private Map<String, KnownFile> state() throws IOException {
        Map<String, KnownFile> known = new LinkedHashMap<>();
        for (String path : store.paths()) {
            Optional<KnownFile> now = reads.noted(repository.stateDirectory().resolve(path));
            if (now.isEmpty()) {
                return Map.of();
            }
            known.put(path, now.get());
        }
        return known;
    }

    /** Where not all files are known, it holds for nobody else. */
    private Left left(Enrollments enrollments, State known, Map<String, KnownFile> state) throws IOException {
        Map<Path, KnownFile> files = new HashMap<>();
        for (Path input : enrollmentFiles.paths()) {
            reads.noted(input).ifPresent(now -> files.put(input, now));
        }
        state.forEach((path, file) -> files.put(repository.stateDirectory().resolve(path), file));
        return new Left(repository, enrollments, known, files);
    }

    /** Whether all files are still what they were for an earlier goal. */
    boolean areStill(Left before) throws IOException {
        if (!before.repository().equals(repository)) {
            return false;
        }
        try {
            List<Path> now = new ArrayList<>(enrollmentFiles.paths());
            store.paths().forEach(path -> now.add(repository.stateDirectory().resolve(path)));
            return before.isStillSo(now);
        } catch (InvalidStateException e) {
            return false;
        }
    }
}
