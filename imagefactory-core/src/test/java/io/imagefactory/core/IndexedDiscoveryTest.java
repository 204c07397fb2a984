package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.index.DiscoveryIndex;
import io.imagefactory.core.index.Outcome;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.MalformedValue;
import io.imagefactory.core.state.StateChange;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with the index says and does what a run without it does, whatever has become of the files in between.
 * {@code -Dindex.sequences} says how many sequences of changes are tried, 12 by default.
 */
@DisabledOnOs(OS.WINDOWS)
class IndexedDiscoveryTest {

    private static final int SEQUENCES = Integer.getInteger("index.sequences", 12);
    private static final int CHANGES = 10;
    private static final int IMAGES = 6;
    private static final Path MEMORY = Path.of("/dev/shm");

    @TempDir
    private Path temporary;

    private Path root;
    private Path cache;
    private Random random = new Random(0);
    private int runs;
    private boolean recordedByKargo;
    private int unchanged;
    private int few;

    @Test
    void itIsNeverTrustedFurtherThanAFullRunBearsOut() throws IOException {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Path folder = seed % 4 == 0 && Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "index")
                    : Files.createTempDirectory(temporary, "index");
            try {
                tryOut(folder.toRealPath(), seed);
            } finally {
                delete(folder);
            }
        }
        assertThat(unchanged).as("runs that looked at nothing").isGreaterThan(SEQUENCES);
        assertThat(few)
                .as("runs that changed the state and looked at a few Dockerfiles")
                .isGreaterThan(SEQUENCES / 2);
    }

    private void tryOut(Path folder, int seed) throws IOException {
        // Every other time all that is done counts as done long ago, so that stamps alone tell.
        boolean settled = seed % 2 == 1;
        recordedByKargo = seed % 3 == 2;
        random = new Random(seed);
        runs = 0;
        begin(folder);
        StringBuilder done = new StringBuilder("seed " + seed + ": ");
        for (int change = 0; change < CHANGES; change++) {
            if (settled) {
                awaitTick();
            }
            if (random.nextInt(3) == 0) {
                mend();
            }
            done.append(change()).append(", ");
            assertThat(looked(true, settled)).as(done.toString()).isEqualTo(looked(false, settled));
            Said full = said(true, DiscoveryIndex.none(), FileReads.UNNOTED);
            assertThat(indexed(settled)).as(done.toString()).isEqualTo(full);
            assertThat(looked(true, settled)).as(done.toString()).isEqualTo(looked(false, settled));
            if (full.error().isEmpty()) {
                Said again = said(true, DiscoveryIndex.none(), FileReads.UNNOTED);
                assertThat(again.changes()).as(done.toString()).isEmpty();
                assertThat(indexed(settled)).as(done.toString()).isEqualTo(again);
            }
        }
    }

    @Test
    void aRunAfterOneThatLookedAtAllReadsNothingAndOneFileIsReadIfOneIsOther() throws IOException {
        begin(temporary.toRealPath());
        said(false, DiscoveryIndex.none(), FileReads.UNNOTED);
        awaitTick();
        indexed(true);
        unchanged = 0;

        indexed(true);
        assertThat(unchanged).isOne();

        awaitTick();
        Files.writeString(root.resolve("app-1/Dockerfile"), "FROM other:1\n");
        FileReads reads = FileReads.notedSince(begun(true));
        ImageFactory factory = factory(new ArrayList<>(), reads);
        DiscoveryIndex index = factory.index(cache, "test", true, begun(true));
        assertThat(rediscover(factory, index, reads)).isPresent();
        assertThat(reads.noted(root.resolve("images.yaml"))).isEmpty();
        assertThat(reads.noted(root.resolve("app-1/Dockerfile"))).isPresent();
        assertThat(reads.noted(root.resolve("app-2/Dockerfile"))).isEmpty();
    }

    @Test
    void whatIsNoIndexOfThisFormIsAsNone() throws IOException {
        begin(temporary.toRealPath());
        said(false, DiscoveryIndex.none(), FileReads.UNNOTED);
        awaitTick();
        indexed(true);
        Path file = indexFile();
        byte[] whole = Files.readAllBytes(file);
        Said expected = said(true, DiscoveryIndex.none(), FileReads.UNNOTED);

        for (int i = 0; i < 300; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, i % 3 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : bytes);
            ImageFactory factory = factory(new ArrayList<>(), FileReads.UNNOTED);
            assertThat(isSpared(factory, factory.index(cache, "test", true, begun(true))))
                    .isFalse();
        }
        assertThat(indexed(true)).isEqualTo(expected);
    }

    @Test
    void otherSettingsAndAClockThatWentBackMakeItNone() throws IOException {
        begin(temporary.toRealPath());
        said(false, DiscoveryIndex.none(), FileReads.UNNOTED);
        awaitTick();
        indexed(true);
        ImageFactory factory = factory(new ArrayList<>(), FileReads.UNNOTED);
        Instant later = begun(true);

        assertThat(isSpared(factory, factory.index(cache, "test", true, later))).isTrue();
        assertThat(isSpared(factory, factory.index(cache, "other", true, later)))
                .isFalse();
        assertThat(isSpared(factory, factory.index(cache, "test", false, later)))
                .isFalse();
        assertThat(isSpared(factory, factory.index(cache, "test", later))).isTrue();
        assertThat(isSpared(
                        factory,
                        factory.index(cache, "test", true, Instant.now().minus(Duration.ofDays(1)))))
                .isFalse();
    }

    @Test
    void goalsOfOtherSettingsKeepAnIndexEachAndThoseOfThreeMonthsAgoGo() throws IOException {
        begin(temporary.toRealPath());
        said(false, DiscoveryIndex.none(), FileReads.UNNOTED);
        awaitTick();
        indexed(true);
        Path ours = indexFile();
        Path old = Files.writeString(ours.resolveSibling("0123456789abcdef.index"), "of a repository that is gone");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(91))));
        FileReads reads = FileReads.notedSince(begun(true));
        ImageFactory factory = factory(new ArrayList<>(), reads);
        try (LocalSources sources = new LocalSources(root, Map.of(), Set.of(), reads)) {
            DiscoveryIndex bound = factory.index(cache, "test", false, begun(true));
            factory.discover(factory.enrollments(), sources, Instant.EPOCH, false, false, bound);
        }

        for (boolean takeInDigests : List.of(true, false)) {
            assertThat(isSpared(factory, factory.index(cache, "test", takeInDigests, begun(true))))
                    .isTrue();
        }
        assertThat(old).doesNotExist();
        assertThat(ours).exists();
    }

    @Test
    void anIndexThatCannotBeKeptCostsNothingButTime() throws IOException {
        begin(temporary.toRealPath());
        Files.writeString(cache, "no folder");

        Said full = said(true, DiscoveryIndex.none(), FileReads.UNNOTED);

        assertThat(indexed(false)).isEqualTo(full);
        assertThat(indexed(false).changes()).isEmpty();
    }

    @Test
    void whatADiscoveryLeavesCountsUntilAFileIsOther() throws IOException {
        begin(temporary.toRealPath());
        for (String changed : List.of("", "images.yaml", "state/images/app-1.yaml", "state/images/another.yaml")) {
            FileReads reads = FileReads.notedSince(Instant.now());
            ImageFactory factory = factory(new ArrayList<>(), reads);
            try (LocalSources sources = new LocalSources(root, Map.of(), Set.of(), reads)) {
                DiscoveryIndex index = factory.index(cache, "test", true, Instant.now());
                factory.discover(factory.enrollments(), sources, Instant.EPOCH, true, false, index);
            }
            Left left = factory.left().orElseThrow();
            if (!changed.isEmpty()) {
                Path file = root.resolve(changed);
                Files.writeString(file, (Files.exists(file) ? Files.readString(file) : "name: another\n") + "# more\n");
            }

            ImageFactory next = factory(new ArrayList<>(), FileReads.notedSince(Instant.now()));
            Left known = next.read(Optional.of(left));

            assertThat(known == left).as(changed).isEqualTo(changed.isEmpty());
            assertThat(known.enrollments().managed()).as(changed).hasSize(IMAGES);
            assertThat(known.state().images())
                    .as(changed)
                    .containsAllEntriesOf(left.state().images());
        }
    }

    @Test
    void whatADiscoveryLeavesIsVerifiedAsTheFilesAre() throws IOException {
        begin(temporary.toRealPath());
        for (String from : List.of("base:1", "base:9")) {
            FileReads reads = FileReads.notedSince(Instant.now());
            ImageFactory factory = factory(new ArrayList<>(), reads);
            try (LocalSources sources = new LocalSources(root, Map.of(), Set.of(), reads)) {
                DiscoveryIndex index = factory.index(cache, "test", true, Instant.now());
                factory.discover(factory.enrollments(), sources, Instant.EPOCH, true, false, index);
            }
            write("app-1/Dockerfile", "FROM " + from + "\n");
            try (LocalSources sources = new LocalSources(root, Map.of(), Set.of())) {
                Verification read = factory.verify(sources, Instant.EPOCH, false);

                Verification known = factory.verify(factory.left().orElseThrow(), sources, Instant.EPOCH, false);

                assertThat(known.onDisk()).as(from).isEqualTo(read.onDisk());
                assertThat(known.discovery()).as(from).isEqualTo(read.discovery());
                assertThat(known.expected()).as(from).isEqualTo(read.expected());
                assertThat(read.onDisk().isEmpty()).as(from).isEqualTo(from.equals("base:1"));
            }
        }
    }

    @Test
    void aStateFolderThatIsNoneIsToldAsByAFullRun() throws IOException {
        begin(temporary.toRealPath());
        Files.createDirectories(root.resolve("state"));
        Files.createSymbolicLink(root.resolve("state/images"), Path.of("elsewhere"));

        Said full = said(true, DiscoveryIndex.none(), FileReads.UNNOTED);

        assertThat(full.error()).contains("state/images is a symbolic link");
        assertThat(indexed(false)).isEqualTo(full);
    }

    /** All that a run says and does, but for what it has read. */
    private record Said(
            Optional<Outcome> numbers,
            List<String> changes,
            Map<String, String> failures,
            List<String> told,
            String error) {}

    private Said indexed(boolean settled) throws IOException {
        Instant begun = begun(settled);
        FileReads reads = FileReads.notedSince(begun);
        ImageFactory factory = factory(new ArrayList<>(), reads);
        DiscoveryIndex index = factory.index(cache, "test", true, begun);
        Optional<Rediscovery> again = rediscover(factory, index, reads);
        if (again.isPresent()) {
            List<StateChange> changes = again.get().changes();
            if (changes.isEmpty()) {
                unchanged++;
            } else {
                few++;
            }
            return new Said(Optional.of(again.get().outcome()), texts(changes), Map.of(), List.of(), "");
        }
        return said(false, index, reads);
    }

    private Optional<Rediscovery> rediscover(ImageFactory factory, DiscoveryIndex index, FileReads reads)
            throws IOException {
        try (LocalSources sources = new LocalSources(root, Map.of(), Set.of(), reads)) {
            return factory.rediscover(index, sources, Instant.EPOCH, true, false);
        }
    }

    private boolean isSpared(ImageFactory factory, DiscoveryIndex index) throws IOException {
        return rediscover(factory, index, FileReads.UNNOTED).isPresent();
    }

    private static List<String> texts(List<StateChange> changes) {
        return changes.stream()
                .map(change -> change.kind() + " " + change.path() + " " + change.keys())
                .toList();
    }

    private Said said(boolean frozen, DiscoveryIndex index, FileReads reads) throws IOException {
        List<String> told = new ArrayList<>();
        ImageFactory factory = factory(told, reads);
        try (LocalSources sources = new LocalSources(root, Map.of(), Set.of(), reads)) {
            Enrollments enrollments = factory.enrollments();
            DiscoverResult result = factory.discover(enrollments, sources, Instant.EPOCH, true, frozen, index);
            result.state().missingBaseImages().forEach((name, any) -> told.add("missing " + name));
            return new Said(
                    Optional.of(new Outcome(
                            enrollments.managed().size(),
                            enrollments.external().size(),
                            result.state().baseImages().size(),
                            (int) (result.unchanged()
                                    + result.changes().stream()
                                            .filter(change -> !change.path().archived())
                                            .count()))),
                    texts(result.changes()),
                    result.discovery().failures(),
                    told,
                    "");
        } catch (MendableException e) {
            return new Said(Optional.empty(), List.of(), Map.of(), told, e.getMessage());
        }
    }

    /** What one says who only looks. */
    private List<String> looked(boolean withIndex, boolean settled) throws IOException {
        List<String> told = new ArrayList<>();
        ImageFactory factory = factory(told, FileReads.UNNOTED);
        try (LocalSources sources = new LocalSources(root, Map.of(), Set.of(), FileReads.UNNOTED)) {
            Enrollments enrollments = factory.enrollments();
            DiscoveryIndex index = withIndex ? factory.index(cache, "test", begun(settled)) : DiscoveryIndex.none();
            RebuildOptions options = new RebuildOptions(Duration.ofHours(6), 10);
            Overview overview = factory.overview(enrollments, enrollments, options, sources, index, Instant.EPOCH);
            overview.stale().forEach(change -> told.add(change.kind() + " " + change.path() + " " + change.keys()));
            told.add(overview.state() + " " + overview.plan());
        } catch (MendableException e) {
            told.add(e.getMessage());
        }
        return told;
    }

    private ImageFactory factory(List<String> told, FileReads reads) {
        return new ImageFactory(
                new InfraRepository(root, root.resolve("images.yaml"), root.resolve("state"), recordedByKargo),
                TestTurn.OF_A_TEST,
                new UneventfulRun() {
                    @Override
                    public void foreignFile(String file) {
                        told.add("foreign " + file);
                    }

                    @Override
                    public void malformedValue(MalformedValue value) {
                        told.add("malformed " + value.key());
                    }

                    @Override
                    public void emptied(List<String> files) {
                        told.add("emptied " + files);
                    }
                },
                reads);
    }

    private Instant begun(boolean settled) {
        return settled ? Instant.now().plus(Duration.ofHours(++runs)) : Instant.now();
    }

    private void begin(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("infra"));
        cache = folder.resolve("cache");
        for (int i = 0; i < IMAGES; i++) {
            write("app-" + i + "/Dockerfile", "FROM base:" + i % 3 + "\n");
            write("app-" + i + "/args.env", "VERSION=" + i + "\n");
        }
        enrol(IMAGES);
    }

    private void enrol(int images) throws IOException {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < images; i++) {
            yaml.append(
                    "- {name: app-%d, repository: acme/app, source: {provider: local, dockerfile: app-%d/Dockerfile%s}}\n"
                            .formatted(i, i, i % 3 == 0 ? ", buildArgsFile: args.env" : ""));
        }
        write("images.yaml", yaml + "- {name: ext, repository: acme/ext, allowTags: ^1$}\n");
    }

    /** Changes something, or nothing; of some changes, others have made what they need impossible. */
    private String change() throws IOException {
        int kind = random.nextInt(24);
        String app = "app-" + random.nextInt(IMAGES);
        String other = "app-" + random.nextInt(IMAGES);
        Path file = root.resolve(app).resolve(random.nextInt(6) == 0 ? "args.env" : "Dockerfile");
        try {
            switch (kind) {
                case 0, 1 -> Files.writeString(file, sameSize(file));
                case 2 -> replace(file, sameSize(file), false);
                case 3 -> replace(file, sameSize(file), true);
                case 4 -> {
                    FileTime time = Files.getLastModifiedTime(file);
                    Files.writeString(file, sameSize(file));
                    Files.setLastModifiedTime(file, time);
                }
                case 5 -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
                case 6 ->
                    swap(
                            root.resolve(app).resolve("Dockerfile"),
                            root.resolve(other).resolve("Dockerfile"));
                case 7 -> swap(root.resolve(app), root.resolve(other));
                case 8 -> link(root.resolve(app), Path.of(other));
                case 9 -> link(file, Path.of("../" + other + "/Dockerfile"));
                case 10 -> moveOut(root.resolve(app));
                case 11 -> Files.delete(file);
                case 12 -> enrol(1 + random.nextInt(IMAGES));
                case 13 -> observe("currentDigest: sha256:" + "%064x".formatted(random.nextInt(9)));
                case 14 -> observe("x-note: " + random.nextInt(9));
                case 15 -> observe("lastUpdated: never");
                case 16 -> Files.delete(anyState());
                case 17 -> write("state/images/stray-" + random.nextInt(2) + ".yaml", "name: nobody\n");
                case 18 -> {
                    Path state = anyState();
                    Files.writeString(state, Files.readString(state).replaceFirst("base-[0-9]", "base-9"));
                }
                case 19 -> write(app + "/Dockerfile", "FROM " + anyBase() + " AS b\nFROM b\n");
                case 20 -> write(app + "/Dockerfile", "FROM\n");
                case 21 -> Files.writeString(file, Files.readString(file) + "# more\n");
                case 22 ->
                    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(999))));
                default -> kind = -1;
            }
        } catch (IOException e) {
            return "no " + kind;
        }
        return kind + " " + app + " " + other;
    }

    /** Two of them want one name for their file. */
    private String anyBase() {
        return List.of("base:", "base/a:", "base-a:").get(random.nextInt(3)) + random.nextInt(4);
    }

    private void mend() throws IOException {
        for (int i = 0; i < IMAGES; i++) {
            Path app = root.resolve("app-" + i);
            if (Files.isSymbolicLink(app) || Files.isSymbolicLink(app.resolve("Dockerfile")) || !isWhole(app)) {
                delete(app);
                write("app-" + i + "/Dockerfile", "FROM base:" + i % 3 + "\n");
                write("app-" + i + "/args.env", "VERSION=" + i + "\n");
            }
        }
        for (int i = 0; i < 2; i++) {
            Files.deleteIfExists(root.resolve("state/images/stray-" + i + ".yaml"));
        }
    }

    private static boolean isWhole(Path app) throws IOException {
        Path dockerfile = app.resolve("Dockerfile");
        return Files.isRegularFile(app.resolve("args.env"))
                && Files.isRegularFile(dockerfile)
                && !Files.readString(dockerfile).equals("FROM\n");
    }

    private String sameSize(Path file) throws IOException {
        return Files.readString(file).replaceAll("[0-9](?=\\s)", String.valueOf(random.nextInt(10)));
    }

    private void replace(Path file, String text, boolean withTime) throws IOException {
        Path beside = Files.writeString(file.resolveSibling("next"), text);
        if (withTime) {
            Files.setLastModifiedTime(beside, Files.getLastModifiedTime(file));
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void swap(Path one, Path other) throws IOException {
        Path away = root.resolve("away");
        Files.move(one, away);
        if (!one.equals(other)) {
            Files.move(other, one);
        }
        Files.move(away, other);
    }

    private void link(Path file, Path target) throws IOException {
        if (!file.getFileName().equals(target.getFileName()) || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            delete(file);
            Files.createSymbolicLink(file, target);
        }
    }

    /** A link takes the place of the folder, which is the same, but outside. */
    private void moveOut(Path folder) throws IOException {
        Path outside = Files.createTempDirectory(root.getParent(), "outside").resolve("app");
        Files.move(folder, outside);
        Files.createSymbolicLink(folder, outside);
    }

    private void observe(String line) throws IOException {
        Path state = anyState();
        String key = line.substring(0, line.indexOf(':') + 1);
        List<String> lines = new ArrayList<>(Files.readAllLines(state));
        lines.removeIf(old -> old.startsWith(key));
        lines.add(line);
        Files.write(state, lines);
    }

    private Path anyState() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("state"))) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            return all.get(random.nextInt(all.size()));
        }
    }

    private Path indexFile() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("index"))) {
            return files.findFirst().orElseThrow();
        }
    }

    /** Until the file system gives another time than the last one. */
    private void awaitTick() throws IOException {
        Path probe = root.resolveSibling("probe");
        FileTime before = Files.getLastModifiedTime(Files.writeString(probe, ""));
        while (Files.getLastModifiedTime(Files.writeString(probe, "")).equals(before)) {
            Thread.onSpinWait();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
