package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.file.Folders;
import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.StateChange.Kind;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State files that Git has, and that are not on disk when a goal runs. */
class RestoredFromCommitTest extends UneventfulRun {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String DIGEST = "sha256:" + "1".repeat(64);

    private final List<String> restored = new ArrayList<>();

    @TempDir
    private Path root;

    private GitRepository repository;

    @BeforeEach
    void commit() throws IOException {
        repository = GitRepository.at(root);
        repository.write("infra/images.yaml", enrolled("a", "b"));
        repository.write("infra/a/Dockerfile", "FROM alpine:3.20\n");
        repository.write("infra/b/Dockerfile", "FROM debian:12\n");
        discover();
        observe("base-images/alpine-3.20.yaml");
        observe("images/a.yaml");
        observe("kargo/alpine-3.20.yaml");
        repository.git("init", "--quiet");
        repository.commit();
    }

    @Test
    void whatGitHasIsNotMadeAnew() throws IOException {
        SortedMap<String, String> committed = state();
        for (String lost :
                List.of("base-images", "base-images/alpine-3.20.yaml", "images", "images/a.yaml", "kargo", "")) {
            lose(lost);
            List<String> missing = committed.keySet().stream()
                    .filter(path -> path.startsWith(lost))
                    .map(path -> "infra/state/" + path)
                    .toList();
            restored.clear();

            DiscoverResult result = discover();

            assertThat(state()).isEqualTo(committed);
            assertThat(restored).containsExactlyInAnyOrderElementsOf(missing);
            assertThat(result.changes()).hasSameSizeAs(missing).allMatch(change -> change.kind() == Kind.RECOVERED);
            assertThat(discover().changes()).isEmpty();
        }
    }

    @Test
    void aFolderOutsideASparseCheckoutIsRead() throws IOException {
        SortedMap<String, String> committed = state();
        repository.git("sparse-checkout", "set", "--no-cone", "/*", "!/infra/state/base-images/");
        assertThat(root.resolve("infra/state/base-images")).doesNotExist();

        assertThat(imageFactory().state().baseImages()).containsKeys("alpine-3.20", "debian-12");
        discover();

        assertThat(state()).isEqualTo(committed);
    }

    @Test
    void whatIsStagedAndWasNeverCommittedCountsToo() throws IOException {
        repository.write("infra/images.yaml", enrolled("a", "b", "c"));
        repository.write("infra/c/Dockerfile", "FROM busybox:1\n");
        discover();
        observe("base-images/busybox-1.yaml");
        repository.git("add", "--all");
        SortedMap<String, String> staged = state();
        lose("base-images");

        discover();

        assertThat(state()).isEqualTo(staged);
    }

    @Test
    void anImageThatComesBackHasWhatTheCommitHasOfItInTheArchive() throws IOException {
        repository.write("infra/images.yaml", enrolled("b"));
        discover();
        repository.commit();
        lose("_archive");
        repository.write("infra/images.yaml", enrolled("a", "b"));

        discover();

        assertThat(state().get("images/a.yaml")).contains(DIGEST);
        assertThat(state().get("base-images/alpine-3.20.yaml")).contains(DIGEST);
    }

    @Test
    void whatIsNoLongerUsedIsNotBroughtBack() throws IOException {
        lose("base-images/alpine-3.20.yaml");
        lose("images/a.yaml");
        repository.write("infra/images.yaml", enrolled("b"));

        assertThat(discover().changes()).isEmpty();
        assertThat(restored).isEmpty();
    }

    @Test
    void aLostBaseImageThatItsImageHasJustLeftIsNotMoved() throws IOException {
        lose("base-images/alpine-3.20.yaml");
        repository.write("infra/a/Dockerfile", "FROM debian:12\n");

        discover();

        assertThat(state()).doesNotContainKeys("base-images/alpine-3.20.yaml", "_archive/base-images/alpine-3.20.yaml");
    }

    @Test
    void whatThisCloneHasNotOfTheCommitIsAnErrorAndNotMadeAnew() throws IOException {
        Path partial = root.resolve("partial");
        repository.git("config", "uploadpack.allowFilter", "true");
        repository.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", "file://" + root, partial.toString());
        Path origin = root;
        root = partial;
        repository = GitRepository.at(partial);
        repository.git("read-tree", "HEAD");
        for (String file : List.of("images.yaml", "a/Dockerfile", "b/Dockerfile")) {
            repository.write(
                    "infra/" + file, Files.readString(origin.resolve("infra").resolve(file)));
        }

        assertThatThrownBy(this::discover)
                .isInstanceOf(MendableException.class)
                .hasMessageStartingWith(
                        "infra/state/base-images/alpine-3.20.yaml belongs to the commit that is checked out, but its "
                                + "content is not in this clone; have Git fetch it");
        assertThat(partial.resolve("infra/state")).doesNotExist();
    }

    @Override
    public void recovered(List<String> files) {
        restored.addAll(files);
    }

    private DiscoverResult discover() throws IOException {
        ImageFactory factory = imageFactory();
        try (LocalSources sources = new LocalSources(root.resolve("infra"), Map.of(), Set.of())) {
            return factory.discover(factory.enrollments(), sources, NOW, false, false);
        }
    }

    private ImageFactory imageFactory() {
        Path infra = root.resolve("infra");
        return new ImageFactory(
                new InfraRepository(root, infra.resolve("images.yaml"), infra.resolve("state"), true),
                TestTurn.OF_A_TEST,
                this);
    }

    private SortedMap<String, String> state() {
        return GoldenFolder.read(root.resolve("infra/state"));
    }

    private void lose(String path) throws IOException {
        Folders.delete(root.resolve("infra/state").resolve(path));
    }

    private void observe(String path) throws IOException {
        Path file = root.resolve("infra/state").resolve(path);
        Files.writeString(
                file, Files.readString(file).replaceFirst("(?m)^currentDigest: .*$", "currentDigest: " + DIGEST));
    }

    private static String enrolled(String... names) {
        StringBuilder yaml = new StringBuilder();
        for (String name : names) {
            yaml.append("- {name: %s, repository: acme/%s, source: {provider: local, dockerfile: %s/Dockerfile}}\n"
                    .formatted(name, name, name));
        }
        return yaml.toString();
    }
}
