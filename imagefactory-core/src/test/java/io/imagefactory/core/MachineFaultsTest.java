package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.FaultyFileSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only this machine cannot do says nothing of a Dockerfile, and fails the run. */
class MachineFaultsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String DOCKERFILE = "döcs/Dockerfile";

    @TempDir
    private Path root;

    @BeforeEach
    void discoverOnce() throws IOException {
        Files.writeString(
                root.resolve("images.yaml"),
                "- {name: docs, repository: acme/docs, source: {provider: local, dockerfile: " + DOCKERFILE + "}}\n");
        Files.createDirectories(root.resolve(DOCKERFILE).getParent());
        Files.writeString(root.resolve(DOCKERFILE), "FROM alpine:3.20\n");
        discover(root);
    }

    static Stream<IOException> faults() {
        return Stream.of(
                new AccessDeniedException("/infra/" + DOCKERFILE),
                new FileSystemException("/infra/" + DOCKERFILE, null, "Too many open files"),
                new IOException("Input/output error"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOfTheMachineFailsTheRunByNameAndLeavesTheState(IOException fault) throws IOException {
        Map<String, String> before = state();

        assertThatThrownBy(() -> discoverOn(fault))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(DOCKERFILE);

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whatAnyoneWouldFindIsWritten() throws IOException {
        discoverOn(new NoSuchFileException("/infra/" + DOCKERFILE));

        assertThat(state().get("images/docs.yaml")).contains(DOCKERFILE + " does not exist");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its file names do not depend on the locale")
    void aNameThatJavaCannotWriteInTheLocaleIsAFaultOfTheMachine() throws Exception {
        Map<String, String> before = state();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                InLocaleC.class.getName(),
                root.toString());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).contains("Java cannot name it in the locale of this run; set LC_ALL=C.UTF-8");
        assertThat(state()).isEqualTo(before);
    }

    /** A process of its own that discovers. */
    static final class InLocaleC {

        private InLocaleC() {}

        public static void main(String[] arguments) throws IOException {
            discover(Path.of(arguments[0]));
        }
    }

    private void discoverOn(IOException fault) throws IOException {
        try (FaultyFileSystem disk =
                new FaultyFileSystem(Jimfs.newFileSystem(Configuration.unix()), (operation, path) -> {
                    if (operation.equals("read") && path.endsWith(DOCKERFILE)) {
                        throw fault;
                    }
                })) {
            Path folder = disk.getPath("/infra");
            Files.createDirectories(folder.resolve("döcs"));
            Files.write(folder.resolve(DOCKERFILE), List.of("FROM alpine:3.20"));
            discover(root, folder);
        }
    }

    private static void discover(Path root) throws IOException {
        discover(root, root);
    }

    private static void discover(Path root, Path dockerfiles) throws IOException {
        ImageFactory factory = new ImageFactory(
                new InfraRepository(root, root.resolve("images.yaml"), root.resolve("state"), false),
                TestTurn.OF_A_TEST,
                new UneventfulRun());
        try (LocalSources sources = new LocalSources(dockerfiles, Map.of(), Set.of())) {
            factory.discover(factory.enrollments(), sources, NOW, false, false);
        }
    }

    private Map<String, String> state() {
        return GoldenFolder.read(root.resolve("state"));
    }
}
