package io.imagefactory.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedFolderTest {

    @TempDir
    private Path root;

    @Test
    void theCommitCountsNotWhatIsOnDisk() throws Exception {
        write("infra/state/images/a.yaml", "one");
        write("infra/state/images/b.yaml", "b");
        write("infra/other.yaml", "other");
        commit();
        write("infra/state/images/a.yaml", "two");
        write("infra/state/images/c.yaml", "c");
        Files.delete(root.resolve("infra/state/images/b.yaml"));

        assertThat(read("infra/state"))
                .containsOnlyKeys("images/a.yaml", "images/b.yaml")
                .containsEntry("images/a.yaml", "one");
    }

    @Test
    void aFolderThatWasNeverCommittedHoldsNothing() throws Exception {
        write("README", "x");
        commit();
        write("state/images/a.yaml", "a");

        assertThat(read("state")).isEmpty();
        assertThat(CommittedFolder.read(root.resolve("nowhere"))).isPresent();
    }

    @Test
    void anIgnoredFolderIsPassedOver() throws Exception {
        write(".gitignore", "build/\n");
        commit();
        write("build/state/images/a.yaml", "a");

        assertThat(CommittedFolder.read(root.resolve("build/state"))).isEmpty();
    }

    @Test
    void aFolderWhoseFilesAreAllIgnoredIsPassedOver() throws Exception {
        write(".gitignore", "state/**\n");
        commit();
        write("state/images/a.yaml", "a");

        assertThat(CommittedFolder.read(root.resolve("state"))).isEmpty();
    }

    @Test
    void aFolderOutsideGitOrBeforeTheFirstCommitIsPassedOver() throws Exception {
        write("state/images/a.yaml", "a");
        assertThat(CommittedFolder.read(root.resolve("state"))).isEmpty();

        git("init", "--quiet");

        assertThat(CommittedFolder.read(root.resolve("state"))).isEmpty();
    }

    private SortedMap<String, String> read(String folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        CommittedFolder.read(root.resolve(folder))
                .orElseThrow()
                .forEach((path, content) -> texts.put(path, new String(content, StandardCharsets.UTF_8)));
        return texts;
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private void commit() throws Exception {
        git("init", "--quiet");
        git("add", "--all");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message=x");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).inheritIO();
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        assertThat(builder.start().waitFor()).isZero();
    }
}
