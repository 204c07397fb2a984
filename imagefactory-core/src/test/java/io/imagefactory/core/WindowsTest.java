package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.imagefactory.core.source.LocalSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code discover} does on a file system with the rules of Windows, beside what it does on one of Linux. */
class WindowsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** Of the 260 characters that a path may have where long ones are not allowed, those below the folder of the repository. */
    private static final int LONGEST = 160;

    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private static final String IMAGES = """
            - {name: docs, repository: acme/docs, source: {provider: local, dockerfile: docs/Dockerfile}}
            - {name: shop, repository: acme/shop, source: {provider: local, dockerfile: shop/app.Dockerfile}}
            - {name: %s, repository: library/redis, allowTags: ^7$}
            """.formatted("a".repeat(63));

    private static final String DOCS = """
            FROM con.example.org/x:1 AS one
            FROM nul:1
            FROM com1.example.org:5000/aux/prn:1
            FROM alpine:3.20-Beta
            FROM alpine:3.20-beta
            FROM registry.example.org/%s:1
            COPY --from=one /a /a
            COPY --from=aux.d/y:2 /b /b
            COPY --from=nul:1 /c /c
            COPY --from=com1.example.org:5000/aux/prn:1 /d /d
            COPY --from=alpine:3.20-Beta /e /e
            COPY --from=alpine:3.20-beta /f /f
            """.formatted("b".repeat(200));

    private final FileSystem windows = Jimfs.newFileSystem(Configuration.windows());
    private final FileSystem linux = Jimfs.newFileSystem(Configuration.unix());
    private final Path onWindows = windows.getPath("C:\\Users\\me\\infra");
    private final Path onLinux = linux.getPath("/home/me/infra");

    @AfterEach
    void close() throws IOException {
        windows.close();
        linux.close();
    }

    @Test
    void theStateIsTheSameAsOnLinuxAndHasNamesThatBothCanHave() throws IOException {
        for (Path root : new Path[] {onWindows, onLinux}) {
            write(root, "images.yaml", IMAGES);
            write(root, "docs/Dockerfile", DOCS);
            write(root, "shop/app.Dockerfile", "FROM scratch\n");
            discover(root);
        }

        Map<String, String> files = state(onWindows);

        assertThat(files).isEqualTo(state(onLinux)).hasSizeGreaterThan(9);
        assertThat(files.keySet()).allSatisfy(file -> {
            assertThat(file).hasSizeLessThan(LONGEST).matches("[a-z0-9._/-]+");
            assertThat(file.split("/")).noneMatch(name -> DEVICE.matcher(name).matches() || name.endsWith("."));
        });
        assertThat(discover(onWindows).changes()).isEmpty();
    }

    /** As Git checks files out there, unless told otherwise. */
    @Test
    void filesWithTheLineEndsOfWindowsSayTheSame() throws IOException {
        write(onLinux, "images.yaml", IMAGES);
        write(onLinux, "docs/Dockerfile", DOCS);
        write(onLinux, "shop/app.Dockerfile", "FROM scratch\n");
        discover(onLinux);
        for (Map.Entry<String, String> file : files(onLinux).entrySet()) {
            write(onWindows, file.getKey(), file.getValue().replace("\n", "\r\n"));
        }

        DiscoverResult result = discover(onWindows);

        assertThat(result.changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Docs/Dockerfile", "docs/dockerfile", "docs/Dockerfile.", "docs/nul", "nul/Dockerfile"})
    void aPathThatLinuxWouldNotFindIsNotFound(String written) throws IOException {
        for (Path root : new Path[] {onWindows, onLinux}) {
            write(root, "images.yaml", image(written));
            write(root, "docs/Dockerfile", "FROM alpine:3.20\n");
            discover(root);
        }

        assertThat(state(onWindows)).isEqualTo(state(onLinux));
        assertThat(state(onWindows).get("state/images/docs.yaml")).contains(written + " does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/a:b", "docs/a?", "docs/a|b", "do*cs/Dockerfile"})
    void aPathThatOnlyLinuxCanHaveFailsTheRun(String written) throws IOException {
        write(onWindows, "images.yaml", image(written));

        assertThatThrownBy(() -> discover(onWindows))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(written)
                .hasMessageContaining("Windows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..\\other", "C:\\Users\\me\\other"})
    void aLinkThatLeadsOutIsNotFollowed(String target) throws IOException {
        write(onWindows, "images.yaml", image("docs/Dockerfile"));
        write(onWindows.resolveSibling("other"), "Dockerfile", "FROM alpine:3.20\n");
        Files.createSymbolicLink(onWindows.resolve("docs"), windows.getPath(target));

        discover(onWindows);

        assertThat(state(onWindows).get("state/images/docs.yaml")).contains("through a symbolic link");
    }

    @Test
    void messagesNameFilesAsEverywhere() throws IOException {
        write(onWindows, "images/team.yaml", "- {name: nul, repository: acme/nul}\n");
        ImageFactory factory = factory(onWindows, "images");

        assertThatThrownBy(factory::enrollments)
                .hasMessageContaining("images/team.yaml:1:10: name \"nul\" is a device on Windows");
    }

    private static String image(String dockerfile) {
        return "- {name: docs, repository: acme/docs, source: {provider: local, dockerfile: \"" + dockerfile + "\"}}\n";
    }

    private static DiscoverResult discover(Path root) throws IOException {
        ImageFactory factory = factory(root, "images.yaml");
        try (LocalSources sources = new LocalSources(root, Map.of(), Set.of())) {
            return factory.discover(factory.enrollments(), sources, NOW, false, false);
        }
    }

    private static ImageFactory factory(Path root, String images) {
        return new ImageFactory(
                new InfraRepository(root, root.resolve(images), root.resolve("state"), false),
                TestTurn.OF_A_TEST,
                new UneventfulRun());
    }

    private static void write(Path root, String file, String text) throws IOException {
        Path path = root.resolve(root.getFileSystem().getPath("", file.split("/")));
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static Map<String, String> state(Path root) throws IOException {
        Map<String, String> state = files(root);
        state.keySet().removeIf(file -> !file.startsWith("state/"));
        return state;
    }

    private static Map<String, String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            Map<String, String> contents = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = StreamSupport.stream(root.relativize(file).spliterator(), false)
                        .map(Path::toString)
                        .collect(Collectors.joining("/"));
                contents.put(name, Files.readString(file, StandardCharsets.UTF_8));
            }
            return contents;
        }
    }
}
