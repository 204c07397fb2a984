package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.discovery.Discoverer;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.MalformedValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An infra repository before and after {@code discover}: {@code in} is the whole folder, {@code out} its state, and in
 * {@code report.txt} what was said.
 */
class DiscoverTest implements ImageFactory.Listener {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final List<String> report = new ArrayList<>();
    private final Queue<Counted> progress = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    static List<GoldenFolder> cases() {
        return GoldenFolder.cases(DiscoverTest.class, "discover");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void discoverBringsTheStateUpToDate(GoldenFolder golden) throws IOException {
        copy(golden.in(), folder);

        DiscoverResult result = discover(NOW);

        result.changes().forEach(change -> report.add(change.kind() + " " + change.path() + " " + change.keys()));
        result.discovery().failures().forEach((name, reason) -> report.add("FAILED " + name + ": " + reason));
        result.state().missingBaseImages().forEach((name, images) -> report.add("MISSING " + name + " of " + images));
        result.discovery().unserved().forEach((name, remedy) -> report.add("UNSERVED " + name + ": " + remedy));
        SortedMap<String, String> actual = new TreeMap<>();
        GoldenFolder.read(folder.resolve("state")).forEach((file, text) -> actual.put("state/" + file, text));
        actual.put("report.txt", report.stream().map(line -> line + "\n").collect(Collectors.joining()));
        golden.assertYields(actual);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void discoverAgainTouchesNoFile(GoldenFolder golden) throws IOException {
        copy(golden.in(), folder);
        discover(NOW);
        age(folder.resolve("state"));
        Map<String, String> before = GoldenFolder.read(folder.resolve("state"));

        DiscoverResult again = discover(NOW.plusSeconds(3600));

        assertThat(again.changes()).isEmpty();
        assertThat(GoldenFolder.read(folder.resolve("state"))).isEqualTo(before);
        assertThat(modified(folder.resolve("state"))).containsOnly(FileTime.fromMillis(0));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void discoverTellsOfEachDockerfileAndEachChange(GoldenFolder golden) throws IOException {
        copy(golden.in(), folder);

        DiscoverResult result = discover(NOW);

        assertThat(progress)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                counted(
                                        Step.READING_DOCKERFILES,
                                        Discoverer.sources(Discoverer.requests(result.enrollments()))
                                                .size()),
                                counted(Step.WRITING_STATE, result.changes().size()))
                        .toList());
    }

    private record Counted(Step step, int done, int total) {}

    private static Stream<Counted> counted(Step step, int total) {
        return IntStream.rangeClosed(1, total).mapToObj(done -> new Counted(step, done, total));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatDiscoverWroteIsNotStale(GoldenFolder golden) throws IOException {
        copy(golden.in(), folder);
        discover(NOW);

        Verification verification;
        ImageFactory imageFactory = imageFactory();
        try (LocalSources sources = sources()) {
            verification = imageFactory.verify(sources, NOW.plusSeconds(3600), false);
        }

        assertThat(verification.onDisk()).isEmpty();
    }

    @Override
    public void waitingFor(String otherRun) {
        report.add("WAITING for " + otherRun);
    }

    @Override
    public void recovered(List<String> files) {
        throw new AssertionError(files);
    }

    @Override
    public void emptied(List<String> files) {
        throw new AssertionError(files);
    }

    @Override
    public void foreignFile(String file) {
        report.add("FOREIGN " + file);
    }

    @Override
    public void malformedValue(MalformedValue value) {
        report.add("MALFORMED " + value.key() + ": " + value.value() + " is not " + value.expected() + ", in "
                + value.files());
    }

    @Override
    public void progress(Step step, int done, int total) {
        progress.add(new Counted(step, done, total));
    }

    private DiscoverResult discover(Instant now) throws IOException {
        ImageFactory imageFactory = imageFactory();
        try (LocalSources sources = sources()) {
            return imageFactory.discover(imageFactory.enrollments(), sources, now, true, false);
        }
    }

    private ImageFactory imageFactory() {
        return new ImageFactory(
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false),
                TestTurn.OF_A_TEST,
                this);
    }

    private LocalSources sources() throws IOException {
        return new LocalSources(folder, Map.of("acme/shop", Path.of("checkouts/shop")), Set.of());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void age(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
    }

    private static Set<FileTime> modified(Path folder) throws IOException {
        Set<FileTime> times = new java.util.HashSet<>();
        for (Path file : files(folder)) {
            times.add(Files.getLastModifiedTime(file));
        }
        return times;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
