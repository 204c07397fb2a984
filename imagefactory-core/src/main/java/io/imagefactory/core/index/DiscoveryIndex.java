package io.imagefactory.core.index;

import io.imagefactory.core.discovery.Analysis;
import io.imagefactory.core.discovery.AnalysisRequest;
import io.imagefactory.core.discovery.BaseImageUse;
import io.imagefactory.core.discovery.Discoverer;
import io.imagefactory.core.discovery.Discovery;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.file.KnownFile;
import io.imagefactory.core.file.PlainFile;
import io.imagefactory.core.file.PrivateFolder;
import io.imagefactory.core.file.Sha256;
import io.imagefactory.core.index.Contents.Image;
import io.imagefactory.core.index.Contents.Named;
import io.imagefactory.core.index.Contents.Placed;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the last discovery of an infra repository looked at and what came of it, kept in the user's cache. A file counts as
 * what it was if its {@linkplain io.imagefactory.core.file.FileStamp stamp} says so, and where that is too young to say it,
 * its bytes; everything else is read. An index that is not there, not whole, of another form, of other settings, or from the
 * future, is as none.
 */
public final class DiscoveryIndex implements Discoverer.Known {

    /** Ten times what 50,000 images take. */
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    /** Where more Dockerfiles than these have changed, as after a merge, reading all costs little more. */
    private static final int MOST_CHANGED = 100;

    private static final Duration OLD = Duration.ofDays(90);

    private static final String ENDING = ".index";

    private final Optional<Path> file;
    private final String settings;
    private final Sights sights;
    private final Instant begun;
    private final Optional<Contents> contents;
    private final Set<String> same = new HashSet<>();
    private final Map<String, Image> images = new HashMap<>();

    private DiscoveryIndex(
            Optional<Path> file, String settings, Sights sights, Instant begun, Optional<Contents> contents) {
        this.file = file;
        this.settings = settings;
        this.sights = sights;
        this.begun = begun;
        this.contents = contents;
    }

    /** One that knows nothing and keeps nothing, so that everything is read. */
    public static DiscoveryIndex none() {
        Sights nothing = new Sights(Path.of(""), List.of(), Path.of(""), List.of());
        return new DiscoveryIndex(Optional.empty(), "", nothing, Instant.MAX, Optional.empty());
    }

    /**
     * The index of a repository, as far as it counts; {@link #none} where the folder cannot be used.
     *
     * @param cache a folder for what may be deleted at any time; need not exist
     * @param version of the program
     * @param settings whatever else decides what comes of the same files; for each there is an index
     * @param begun the time by the clock, before which this run has looked at nothing
     */
    public static DiscoveryIndex open(Path cache, String version, String settings, Sights sights, Instant begun) {
        try {
            Path folder = PrivateFolder.make(PrivateFolder.make(cache).resolve("index"));
            String name = Sha256.hex(sights.folder() + "\0" + sights.stateDirectory() + "\0" + settings);
            Path file = folder.resolve(name.substring(0, 16) + ENDING);
            String all = version + "\0" + settings;
            Optional<Contents> contents = bytes(file)
                    .flatMap(ContentsCodec::read)
                    .filter(known -> known.settings().equals(all) && known.written() <= begun.toEpochMilli());
            return new DiscoveryIndex(Optional.of(file), all, sights, begun, contents);
        } catch (IOException | MendableException e) {
            return none();
        }
    }

    private static Optional<byte[]> bytes(Path file) throws IOException {
        try {
            return Files.size(file) > MOST_BYTES ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether it says anything. */
    public boolean isKnown() {
        return contents.isPresent();
    }

    /** Whether it is of any use to {@link #keep} something. */
    public boolean isKept() {
        return file.isPresent();
    }

    /** What a run would say, where it would have nothing to do, since nothing has changed that counts. */
    public Optional<Outcome> unchanged() {
        if (contents.isEmpty()) {
            return Optional.empty();
        }
        Looked looked = new Looked(contents.get(), sights, begun);
        same.addAll(looked.sameDockerfiles());
        Optional<Outcome> outcome = contents.get()
                .outcome()
                .filter(any -> same.size() == contents.get().dockerfiles().size())
                .filter(any -> looked.hasSameInputs() && looked.hasSameState());
        if (outcome.isPresent() && looked.isToBeConfirmed()) {
            write(looked.confirmed());
        }
        return outcome;
    }

    /** What came of the image's Dockerfile, where that is what it was; asked after {@link #unchanged}. */
    @Override
    public Optional<Analysis> of(String image, AnalysisRequest request) {
        return same.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(images().get(image))
                        .filter(known -> request.dockerfile().provider() == Provider.LOCAL
                                && known.paths().stream().allMatch(same::contains)
                                && known.equals(Image.of(image, request, known.uses())))
                        .map(known -> new Analysis.Analysed(known.uses()));
    }

    private Map<String, Image> images() {
        if (images.isEmpty()) {
            contents.orElseThrow().images().get().forEach(known -> images.put(known.name(), known));
        }
        return images;
    }

    /**
     * What is to be found out anew, by name of the image, where nothing is other than it was but a few Dockerfiles, or files
     * of build args, so that all else need not be read; asked after {@link #unchanged}.
     */
    public Optional<Map<String, AnalysisRequest>> fewChanged() {
        if (contents.isEmpty() || contents.get().outcome().isEmpty()) {
            return Optional.empty();
        }
        Looked looked = new Looked(contents.get(), sights, begun);
        List<Placed> changed = contents.get().dockerfiles().stream()
                .filter(placed -> !same.contains(placed.path()))
                .toList();
        if (changed.isEmpty()
                || changed.size() > MOST_CHANGED
                || !looked.hasWaysTo(changed)
                || !looked.hasSameInputs()
                || !looked.hasSameState()) {
            return Optional.empty();
        }
        Map<String, AnalysisRequest> requests = new LinkedHashMap<>();
        images().values().stream()
                .filter(image -> !same.containsAll(image.paths()))
                .forEach(image -> requests.put(image.name(), image.request()));
        return Optional.of(requests);
    }

    /** What the image is built from, as it was. */
    public Map<String, List<BaseImageUse>> uses() {
        Map<String, List<BaseImageUse>> uses = new HashMap<>();
        images().forEach((name, image) -> uses.put(name, image.uses()));
        return uses;
    }

    /** What a run said that had nothing to do; asked where {@link #fewChanged} gives something. */
    public Outcome outcome() {
        return contents.orElseThrow().outcome().orElseThrow();
    }

    /** The state files as they were, by path below their folder. */
    public Map<String, KnownFile> stateFiles() {
        Map<String, KnownFile> files = new LinkedHashMap<>();
        contents.orElseThrow().state().forEach(file -> files.put(file.path(), file.file()));
        return files;
    }

    /**
     * Keeps what a run has looked at which was told of {@link #fewChanged}.
     *
     * @param uses of the images for which they are other than they were
     * @param reads by which it read all files
     * @param outcome what another run would say
     * @param state the state files as they are now, by path below their folder
     */
    public void keepFew(
            Map<String, List<BaseImageUse>> uses, FileReads reads, Outcome outcome, Map<String, KnownFile> state) {
        Contents confirmed = new Looked(contents.orElseThrow(), sights, begun).confirmed();
        List<Placed> dockerfiles = new ArrayList<>();
        for (Placed placed : confirmed.dockerfiles()) {
            Optional<KnownFile> now = same.contains(placed.path())
                    ? Optional.of(placed.file())
                    : reads.noted(sights.folder().resolve(placed.path()).normalize());
            if (now.isEmpty()) {
                // There is a link on the way now: the next run reads all.
                return;
            }
            dockerfiles.add(new Placed(placed.path(), placed.folder(), placed.name(), now.get()));
        }
        List<Image> known = images().values().stream()
                .map(image -> image.with(uses.getOrDefault(image.name(), image.uses())))
                .toList();
        write(new Contents(
                settings,
                begun.toEpochMilli(),
                Optional.of(outcome),
                confirmed.inputs(),
                confirmed.folders(),
                dockerfiles,
                named(state),
                () -> known));
    }

    /**
     * Keeps what this run has looked at.
     *
     * @param reads by which it read all files
     * @param outcome what another run would say; absent where it would have something to do, or to say of single files
     * @param state the state files as they are now, by path below their folder
     */
    public void keep(
            Enrollments enrollments,
            Discovery discovery,
            FileReads reads,
            Optional<Outcome> outcome,
            Map<String, KnownFile> state) {
        Map<String, Placed> before = new HashMap<>();
        contents.ifPresent(known -> known.dockerfiles().stream()
                .filter(placed -> same.contains(placed.path()))
                .forEach(placed -> before.put(placed.path(), placed)));
        Ways ways = new Ways(sights.folder(), begun);
        Map<String, Placed> placed = new LinkedHashMap<>();
        List<Image> known = new ArrayList<>();
        for (Map.Entry<String, AnalysisRequest> image :
                Discoverer.requests(enrollments).entrySet()) {
            if (discovery.analyses().get(image.getKey()) instanceof Analysis.Analysed analysed
                    && image.getValue().dockerfile().provider() == Provider.LOCAL) {
                Image entry = Image.of(image.getKey(), image.getValue(), analysed.baseImages());
                boolean complete = true;
                for (String path : entry.paths()) {
                    complete &= placed.containsKey(path)
                            || place(path, before, reads, ways)
                                    .map(found -> placed.put(path, found) == null)
                                    .orElse(false);
                }
                if (complete) {
                    known.add(entry);
                }
            }
        }
        List<Named> inputs = sights.images().stream()
                .flatMap(path -> reads.noted(path).stream().map(read -> new Named(path.toString(), read)))
                .toList();
        boolean all = known.size() == enrollments.managed().size()
                && inputs.size() == sights.images().size();
        write(new Contents(
                settings,
                begun.toEpochMilli(),
                outcome.filter(any -> all),
                inputs,
                ways.all(),
                List.copyOf(placed.values()),
                named(state),
                () -> known));
    }

    private static List<Named> named(Map<String, KnownFile> files) {
        return files.entrySet().stream()
                .map(file -> new Named(file.getKey(), file.getValue()))
                .toList();
    }

    /** Empty for a file with a link on the way to it: it was read by another path. */
    private Optional<Placed> place(String path, Map<String, Placed> before, FileReads reads, Ways ways) {
        Path written = sights.folder().resolve(path).normalize();
        Optional<KnownFile> read = Optional.ofNullable(before.get(path))
                .map(known -> known.file().confirmed(begun))
                .or(() -> reads.noted(written));
        return read.flatMap(known -> ways.to(written.getParent())
                .map(folder -> new Placed(path, folder, written.getFileName().toString(), known)));
    }

    /** One that cannot be written costs time and nothing else. */
    private void write(Contents next) {
        try {
            AtomicFile.replace(file.orElseThrow(), ContentsCodec.write(next));
            // Of repositories that are gone, or have not changed for long: those are read as a whole once more.
            PlainFile.removeOld(file.orElseThrow().getParent(), ENDING, OLD);
        } catch (IOException e) {
            // The next run reads everything.
        }
    }
}
