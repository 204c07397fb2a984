package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.MalformedValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An infra repository before and after {@code refresh}: {@code in} is the whole folder, with {@code registry.txt} for what
 * the registries have; {@code out} its state, and in {@code report.txt} what was asked and said. A case whose name begins
 * with {@code all-} asks for all managed images.
 */
class RefreshTest implements ImageFactory.Listener {

    private static final Instant NOW = Instant.parse("2026-02-02T02:02:02Z");

    private final List<String> report = new ArrayList<>();

    @TempDir
    private Path folder;

    static List<GoldenFolder> cases() {
        return GoldenFolder.cases(RefreshTest.class, "refresh");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refreshBringsTheStateUpToDate(GoldenFolder golden) throws IOException {
        copy(golden.in());
        ListedRegistry registry = new ListedRegistry(golden.in().resolve("registry.txt"));

        RefreshResult result = refresh(golden, registry, NOW, false);

        registry.asked().forEach(asked -> report.add("ASKED " + asked));
        result.refreshed().moves().forEach(move -> report.add("MOVED " + move));
        result.changes().forEach(change -> report.add(change.kind() + " " + change.path() + " " + change.keys()));
        result.answers().failures().forEach((path, cause) -> report.add("FAILED " + path + ": " + cause));
        report.add("SPARED " + result.answers().spared());
        report.add("SILENT " + result.answers().silent());
        report.add("STATELESS " + result.answers().stateless());
        SortedMap<String, String> actual = new TreeMap<>();
        GoldenFolder.read(folder.resolve("state")).forEach((file, text) -> actual.put("state/" + file, text));
        actual.put("report.txt", report.stream().map(line -> line + "\n").collect(Collectors.joining()));
        golden.assertYields(actual);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRunSoonAfterwardsAsksOnlyForWhatIsNotKnownAndChangesNothing(GoldenFolder golden) throws IOException {
        copy(golden.in());
        ListedRegistry registry = new ListedRegistry(golden.in().resolve("registry.txt"));
        refresh(golden, registry, NOW, false);
        Map<String, String> before = GoldenFolder.read(folder.resolve("state"));
        ListedRegistry again = new ListedRegistry(golden.in().resolve("registry.txt"));

        RefreshResult result = refresh(golden, again, NOW.plus(Duration.ofHours(5)), false);

        assertThat(result.refreshed().moves()).isEmpty();
        assertThat(result.changes()).isEmpty();
        assertThat(GoldenFolder.read(folder.resolve("state"))).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRunMuchLaterMovesNothingButTheTimeOfTheCheck(GoldenFolder golden) throws IOException {
        copy(golden.in());
        ListedRegistry registry = new ListedRegistry(golden.in().resolve("registry.txt"));
        refresh(golden, registry, NOW, false);

        RefreshResult result = refresh(golden, registry, NOW.plus(Duration.ofDays(1)), false);

        assertThat(result.refreshed().moves()).isEmpty();
        assertThat(result.changes()).allSatisfy(change -> {
            assertThat(change.keys()).contains("lastChecked").isSubsetOf("lastChecked", "published", "updateHistory");
            assertThat(change.isStale()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFrozenRunWritesNothing(GoldenFolder golden) throws IOException {
        copy(golden.in());
        Map<String, String> before = GoldenFolder.read(folder.resolve("state"));

        refresh(golden, new ListedRegistry(golden.in().resolve("registry.txt")), NOW, true);

        assertThat(GoldenFolder.read(folder.resolve("state"))).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatRefreshWroteIsNotStale(GoldenFolder golden) throws IOException {
        copy(golden.in());
        ImageFactory imageFactory = imageFactory();
        try (LocalSources sources = new LocalSources(folder, Map.of(), Set.of())) {
            imageFactory.discover(imageFactory.enrollments(), sources, NOW, false, false);
            refresh(golden, new ListedRegistry(golden.in().resolve("registry.txt")), NOW, false);

            Verification verification = imageFactory.verify(sources, NOW.plusSeconds(3600), false);

            assertThat(verification.onDisk()).isEmpty();
        }
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
    public void progress(Step step, int done, int total) {}

    @Override
    public void malformedValue(MalformedValue value) {
        report.add("MALFORMED " + value.key() + ": " + value.value() + " is not " + value.expected() + ", in "
                + value.files());
    }

    private RefreshResult refresh(GoldenFolder golden, ListedRegistry registry, Instant now, boolean frozen)
            throws IOException {
        ImageFactory imageFactory = imageFactory();
        RefreshPolicy policy =
                new RefreshPolicy(Duration.ofHours(12), golden.toString().startsWith("all-"), 2);
        return imageFactory.refresh(imageFactory.enrollments(), registry, policy, now, frozen);
    }

    private ImageFactory imageFactory() {
        return new ImageFactory(
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false),
                TestTurn.OF_A_TEST,
                this);
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
