package io.imagefactory.core;

import io.imagefactory.core.discovery.Analysis;
import io.imagefactory.core.discovery.AnalysisRequest;
import io.imagefactory.core.discovery.BaseImageUse;
import io.imagefactory.core.discovery.Discoverer;
import io.imagefactory.core.discovery.DiscoveryMerger;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.file.KnownFile;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.index.DiscoveryIndex;
import io.imagefactory.core.index.Outcome;
import io.imagefactory.core.source.Sources;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateChange;
import io.imagefactory.core.state.StatePath;
import io.imagefactory.core.state.StateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A discovery where nothing has changed since the last one but a few Dockerfiles. Reads those, and of the state only what is
 * known of their images and of the base images that these stood and stand on. Where that is not enough to know what a
 * discovery would do that reads everything, it does nothing. Costs time that grows with the number of all images, since dates
 * are looked at, but a fifth of reading them.
 *
 * @param reads by which all is read
 */
record FewDockerfiles(InfraRepository repository, StateStore store, DiscoveryIndex index, FileReads reads) {

    /** More than these in the archive are not read for the one that may be used again. */
    private static final int MOST_ARCHIVED = 200;

    /**
     * Brings the state up to date.
     *
     * @param sources where the Dockerfiles are
     * @param mayChange whether it may come to a change of the state; else it does nothing where it would
     * @return empty where it has done nothing
     */
    Optional<Rediscovery> discover(Sources sources, Instant now, boolean mayChange, boolean dryRun) throws IOException {
        Optional<Map<String, AnalysisRequest>> requests = index.fewChanged();
        if (requests.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<BaseImageUse>> before = index.uses();
        Map<String, List<BaseImageUse>> uses = new TreeMap<>();
        for (Map.Entry<String, Analysis> analysis :
                new Discoverer(sources).analyse(requests.get()).entrySet()) {
            if (!(analysis.getValue() instanceof Analysis.Analysed analysed)) {
                return Optional.empty();
            }
            uses.put(analysis.getKey(), analysed.baseImages());
        }
        uses.entrySet().removeIf(image -> image.getValue().equals(before.get(image.getKey())));
        if (uses.isEmpty()) {
            index.keepFew(uses, reads, index.outcome(), index.stateFiles());
            return Optional.of(Rediscovery.of(index.outcome()));
        }
        return mayChange ? change(uses, before, now, dryRun) : Optional.empty();
    }

    private Optional<Rediscovery> change(
            Map<String, List<BaseImageUse>> uses, Map<String, List<BaseImageUse>> before, Instant now, boolean dryRun)
            throws IOException {
        Map<String, KnownFile> files = index.stateFiles();
        AtomicReference<State> known = new AtomicReference<>(State.EMPTY);
        Optional<StateStore.Changed<State>> changed = store.changeSome(dryRun, files.keySet(), reader -> {
            Optional<State> read = known(uses, before, files, reader);
            read.ifPresent(known::set);
            return read.map(state ->
                            new DiscoveryMerger(state, now, false, repository.recordedByKargo()).mergeUses(uses))
                    .filter(after -> isWholly(after, known.get()));
        });
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        List<StateChange> changes = changed.get().changes();
        Outcome outcome = outcome(known.get(), changed.get().result());
        if (!dryRun && noted(files, changes)) {
            index.keepFew(uses, reads, outcome, files);
        }
        return Optional.of(new Rediscovery(outcome, changes));
    }

    /** What is known of these images and their base images; empty where not all that it takes can be read. */
    private Optional<State> known(
            Map<String, List<BaseImageUse>> uses,
            Map<String, List<BaseImageUse>> before,
            Map<String, KnownFile> files,
            StateStore.SomeFiles reader)
            throws IOException {
        Map<ImageReference, Optional<String>> users = users(uses, before);
        Set<StatePath> paths = new HashSet<>();
        Stream.concat(uses.keySet().stream(), users.values().stream().flatMap(Optional::stream))
                .forEach(image -> paths.add(new StatePath(Folder.IMAGES, false, image)));
        Optional<State> images = reader.read(paths);
        if (images.isEmpty()) {
            return images;
        }
        for (ImageState image : images.get().images().values()) {
            for (String base : image.derived().baseImages()) {
                paths.add(new StatePath(Folder.BASE_IMAGES, false, base));
                Optional.of(new StatePath(Folder.KARGO, false, base))
                        .filter(kargo -> files.containsKey(kargo.toString()))
                        .ifPresent(paths::add);
            }
        }
        if (users.containsValue(Optional.<String>empty())) {
            List<StatePath> archived = StatePath.archivedBaseImages(files.keySet());
            if (archived.size() > MOST_ARCHIVED) {
                return Optional.empty();
            }
            paths.addAll(archived);
        }
        return reader.read(paths).filter(any -> paths.stream().allMatch(path -> isAsKnown(path.toString(), files)));
    }

    private boolean isAsKnown(String path, Map<String, KnownFile> files) {
        return Optional.ofNullable(files.get(path))
                .filter(known -> known.isAt(file(path)))
                .isPresent();
    }

    /** For each base image that is new to one of the images, another one that stands on it; none where none does. */
    private static Map<ImageReference, Optional<String>> users(
            Map<String, List<BaseImageUse>> uses, Map<String, List<BaseImageUse>> before) {
        Map<ImageReference, Optional<String>> users = new LinkedHashMap<>();
        uses.forEach((name, own) -> {
            Set<ImageReference> known = images(before.get(name));
            images(own).stream()
                    .filter(image -> !known.contains(image))
                    .forEach(image -> users.put(image, Optional.empty()));
        });
        before.forEach((name, own) -> own.forEach(
                use -> users.computeIfPresent(use.image(), (image, user) -> user.or(() -> Optional.of(name)))));
        return users;
    }

    private static Set<ImageReference> images(List<BaseImageUse> uses) {
        return uses.stream().map(BaseImageUse::image).collect(Collectors.toSet());
    }

    /**
     * Whether that is all that a discovery would do: there is nothing to tell of single values, and nothing comes back out
     * of the archive, whose digests would be taken in.
     */
    private static boolean isWholly(State after, State before) {
        return after.malformed().isEmpty()
                && after.baseImages().keySet().stream().noneMatch(before.archivedBaseImages()::containsKey);
    }

    private Outcome outcome(State before, State after) {
        Outcome known = index.outcome();
        int files = known.stateFiles() + ofBaseImages(after) - ofBaseImages(before);
        int baseImages = known.baseImages()
                + after.baseImages().size()
                - before.baseImages().size();
        return new Outcome(known.managed(), known.external(), baseImages, files);
    }

    private static int ofBaseImages(State state) {
        return state.files() - state.images().size();
    }

    /** Puts the files as they are after the changes into the map; gives whether all of them are known. */
    private boolean noted(Map<String, KnownFile> files, List<StateChange> changes) {
        for (StateChange change : changes) {
            String path = change.path().toString();
            Optional<KnownFile> now = reads.noted(file(path));
            if (now.isEmpty()) {
                return false;
            }
            files.put(path, now.get());
            change.origin().ifPresent(origin -> files.remove(origin.toString()));
        }
        return true;
    }

    private Path file(String path) {
        return repository.stateDirectory().resolve(path);
    }
}
