package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.InvalidStateException;
import io.imagefactory.core.state.StateChange.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State files that Git could not merge, of two branches that have each gone on. */
class StateInConflictTest extends UneventfulRun {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String BASE = "base-images/alpine-3.20.yaml";

    @TempDir
    private Path root;

    private GitRepository repository;

    @BeforeEach
    void begin() throws IOException {
        repository = GitRepository.at(root);
        repository.git("init", "--quiet", "--initial-branch=main");
        enrol("a");
        discover(NOW);
        refresh(NOW, "1");
        repository.commit();
        repository.git("branch", "other");
    }

    @ParameterizedTest
    @CsvSource({"merge, merge", "merge, diff3", "rebase, diff3", "cherry-pick, zdiff3", "stash, merge"})
    void twoBranchesThatEachRefreshedBecomeOneWithoutAHand(String command, String style) throws IOException {
        bothRefresh();

        conflict(command, style);

        assertThat(onDisk(BASE)).contains("<<<<<<<");
        assertThat(discover(NOW.plus(Duration.ofDays(9))).changes())
                .filteredOn(change -> change.kind() == Kind.MERGED)
                .hasSize(1)
                .allMatch(change -> change.contradictions().isEmpty());
        assertThat(values(BASE))
                .isEqualTo("lastChecked: 2026-01-07, currentDigest: 3, previousDigest: 2, lastUpdated: 2026-01-07, "
                        + "digest: 3, firstSeen: 2026-01-07, digest: 2, firstSeen: 2026-01-05, "
                        + "digest: 1, firstSeen: 2026-01-02");
        assertThat(discover(NOW.plus(Duration.ofDays(10))).changes()).isEmpty();
        repository.git("add", "--all");
        assertThat(discover(NOW.plus(Duration.ofDays(10))).changes()).isEmpty();
    }

    @Test
    void aFileThatGitMayNotMergeIsMergedFromItsIndex() throws IOException {
        repository.write(".gitattributes", "infra/state/** -merge\n");
        repository.commit();
        bothRefresh();

        conflict("merge", "merge");

        assertThat(onDisk(BASE)).doesNotContain("<<<<<<<");
        assertThatThrownBy(() -> imageFactory().state()).hasMessageContaining(BASE + ":1: Git left two versions");
        discover(NOW.plus(Duration.ofDays(9)));
        assertThat(values(BASE)).contains("digest: 3", "digest: 2", "digest: 1");
        assertThat(imageFactory().state().baseImages()).hasSize(1);
        assertThat(discover(NOW.plus(Duration.ofDays(10))).changes()).isEmpty();
    }

    @Test
    void whoeverElseReadsTheStateIsToldWhatMendsIt() throws IOException {
        bothRefresh();
        conflict("merge", "merge");
        SortedMap<String, String> before = GoldenFolder.read(root.resolve("infra"));

        assertThatThrownBy(() -> imageFactory().state())
                .isInstanceOf(InvalidStateException.class)
                .hasMessage("""
                        the state has 1 problem, and no file was touched:
                        infra/state/base-images/alpine-3.20.yaml:11: Git left two versions of the file here; run \
                        `mvn imagefactory:discover`, which unites what they say, and `git add` it""");
        assertThatThrownBy(() -> refresh(NOW, "4")).isInstanceOf(InvalidStateException.class);
        assertThatThrownBy(this::verify).isInstanceOf(InvalidStateException.class);
        assertThat(GoldenFolder.read(root.resolve("infra"))).isEqualTo(before);
    }

    @Test
    void markersThatWereCommittedAreAnErrorOfTheCommit() throws IOException {
        bothRefresh();
        conflict("merge", "merge");
        repository.commit();
        discover(NOW);

        assertThatThrownBy(this::verify).hasMessageContaining("HEAD:infra/state/base-images/alpine-3.20.yaml:11: Git");
        repository.commit();
        assertThat(verify().inCommit()).isEmpty();
    }

    @Test
    void whatContradictsStaysBetweenMarkersUntilAPersonHasChosen() throws IOException {
        append("team: data");
        repository.commit();
        repository.git("checkout", "--quiet", "other");
        append("team: ops");
        refresh(NOW.plus(Duration.ofDays(5)), "3");
        repository.commit();
        repository.git("checkout", "--quiet", "main");
        refresh(NOW.plus(Duration.ofDays(3)), "2");
        repository.commit();
        conflict("merge", "diff3");

        for (int run = 0; run < 2; run++) {
            assertThat(discover(NOW.plus(Duration.ofDays(9))).contradictions())
                    .containsOnlyKeys(BASE)
                    .containsValue(Set.of("team"));
            assertThat(onDisk(BASE))
                    .endsWith("<<<<<<< ours\nteam: data\n=======\nteam: ops\n>>>>>>> theirs\n")
                    .containsOnlyOnce("<<<<<<<");
        }
        Path file = root.resolve("infra/state").resolve(BASE);
        Files.writeString(file, onDisk(BASE).replaceAll("(?s)<<<<<<<.*", "team: ops\n"));

        assertThat(discover(NOW.plus(Duration.ofDays(9))).changes()).isEmpty();
        assertThat(values(BASE)).contains("digest: 3", "digest: 2", "digest: 1");
    }

    @Test
    void anImageThatOneBranchHasArchivedKeepsWhatTheOtherHasSeen() throws IOException {
        enrol("a", "b");
        discover(NOW);
        repository.commit();
        repository.git("branch", "-f", "other");
        enrol("b");
        discover(NOW);
        repository.commit();
        repository.git("checkout", "--quiet", "other");
        refresh(NOW.plus(Duration.ofDays(3)), "2");
        repository.commit();
        repository.git("checkout", "--quiet", "main");

        tryGit("merge", "--quiet", "other");
        discover(NOW.plus(Duration.ofDays(4)));

        assertThat(GoldenFolder.read(root.resolve("infra/state")))
                .containsKey("_archive/images/a.yaml")
                .doesNotContainKey("images/a.yaml");
        assertThat(values(BASE)).contains("digest: 2");
    }

    @Test
    void bothBranchesMayHaveMadeAFile() throws IOException {
        enrol("a", "b");
        discover(NOW.plus(Duration.ofDays(1)));
        repository.commit();
        repository.git("checkout", "--quiet", "other");
        enrol("a", "b");
        discover(NOW);
        repository.commit();
        repository.git("checkout", "--quiet", "main");
        conflict("merge", "zdiff3");

        discover(NOW.plus(Duration.ofDays(4)));

        assertThat(onDisk("images/b.yaml"))
                .contains("enrolledAt: \"2026-01-02T")
                .doesNotContain("<<<<<<<");
    }

    private void bothRefresh() throws IOException {
        repository.git("checkout", "--quiet", "other");
        refresh(NOW.plus(Duration.ofDays(5)), "3");
        repository.commit();
        repository.git("checkout", "--quiet", "main");
        refresh(NOW.plus(Duration.ofDays(3)), "2");
        repository.commit();
    }

    private void conflict(String command, String style) {
        repository.git("config", "merge.conflictStyle", style);
        switch (command) {
            case "rebase" -> tryGit("rebase", "--quiet", "other");
            case "cherry-pick" -> tryGit("cherry-pick", "other");
            case "stash" -> {
                repository.git("checkout", "--quiet", "-B", "third", "main~1");
                repository.git("checkout", "other", "--", ".");
                repository.git("stash", "--quiet");
                repository.git("checkout", "--quiet", "main");
                tryGit("stash", "pop");
            }
            default -> tryGit("merge", "--quiet", "other");
        }
        assertThat(repository.git("ls-files", "--unmerged")).isNotEmpty();
    }

    private void tryGit(String... command) {
        try {
            repository.git(command);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("CONFLICT");
        }
    }

    private void append(String line) throws IOException {
        Path file = root.resolve("infra/state").resolve(BASE);
        Files.writeString(file, Files.readString(file) + line + "\n");
    }

    private String onDisk(String path) throws IOException {
        return Files.readString(root.resolve("infra/state").resolve(path));
    }

    /** The times and digests in a file, in short. */
    private String values(String path) throws IOException {
        return String.join(
                ", ",
                onDisk(path)
                        .lines()
                        .filter(line -> line.matches(
                                " *(- )?(lastChecked|currentDigest|previousDigest|lastUpdated|digest|firstSeen): .*"))
                        .filter(line -> !line.startsWith("  digest"))
                        .map(line -> line.replaceAll("[ -]*(\\w+: )\"?(sha256:(.).*|(.{10}).*)", "$1$3$4"))
                        .toList());
    }

    private DiscoverResult discover(Instant now) throws IOException {
        ImageFactory factory = imageFactory();
        try (LocalSources sources = sources()) {
            return factory.discover(factory.enrollments(), sources, now, true, false);
        }
    }

    private void refresh(Instant now, String digest) throws IOException {
        ImageFactory factory = imageFactory();
        Path list = root.resolve(".git").resolve("registry.txt");
        Files.writeString(list, "alpine:3.20 " + digest + "\n");
        factory.refresh(
                factory.enrollments(),
                new ListedRegistry(list),
                new RefreshPolicy(Duration.ZERO, false, 1),
                now,
                false);
    }

    private Verification verify() throws IOException {
        ImageFactory factory = imageFactory();
        try (LocalSources sources = sources()) {
            return factory.verify(sources, NOW, true);
        }
    }

    private LocalSources sources() throws IOException {
        return new LocalSources(root.resolve("infra"), Map.of(), Set.of());
    }

    private ImageFactory imageFactory() {
        Path infra = root.resolve("infra");
        return new ImageFactory(
                new InfraRepository(root, infra.resolve("images.yaml"), infra.resolve("state"), false),
                TestTurn.OF_A_TEST,
                this);
    }

    private void enrol(String... names) {
        StringBuilder yaml = new StringBuilder();
        for (String name : names) {
            repository.write("infra/" + name + "/Dockerfile", "FROM alpine:3.20\n");
            yaml.append("- {name: %s, repository: acme/%s, source: {provider: local, dockerfile: %s/Dockerfile}}\n"
                    .formatted(name, name, name));
        }
        repository.write("infra/images.yaml", yaml.toString());
    }
}
