package io.imagefactory.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.imagefactory.core.state.FaultyFileSystem;
import io.imagefactory.core.state.FaultyFileSystem.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders and files in whose place somebody puts a link to elsewhere, between the look and the use. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links are for administrators there")
class SwappedLinksTest {

    private static final int ROUNDS = 300;

    @TempDir
    private Path temporary;

    @Test
    void aFolderThatWasReadFromIsNotFollowedOnceItIsALink() throws Exception {
        Path root = planted(temporary.toRealPath());
        ClosedFolder folder = closed(root);
        assertThat(read(folder, "apps/shop/Dockerfile")).isEqualTo("inside");

        swap(root, "apps");

        assertThatThrownBy(() -> read(folder, "apps/shop/Dockerfile"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("leaves the tree through a symbolic link");
        assertThatThrownBy(() -> folder.names(List.of("apps", "shop"), true))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("leaves the tree through a symbolic link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apps", "apps/shop", "apps/shop/Dockerfile"})
    void whatALinkLedToWhenItWasLookedAtIsNotFollowedOnceItIsALinkItself(String swapped) throws Exception {
        Path root = planted(temporary.toRealPath());
        Files.createSymbolicLink(root.resolve("link"), Path.of("apps/shop/Dockerfile"));
        Deque<String> next = new ArrayDeque<>(List.of(swapped));
        ClosedFolder folder = new ClosedFolder(
                root,
                root,
                "the tree",
                name -> {
                    // Asked after the link was looked up and before anything is opened.
                    if (!next.isEmpty()) {
                        swap(root, next.pop());
                    }
                    return Optional.empty();
                },
                FileReads.UNNOTED);

        assertThatThrownBy(() -> read(folder, "link"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("leaves the tree through a symbolic link");
        assertThat(next).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "apps, read, another was put in its place",
        "apps/shop, read, another was put in its place",
        "apps/shop/Dockerfile, read, ''",
        "apps, list, another was put in its place",
        "apps/shop, list, another was put in its place"
    })
    void whereFilesAreOpenedByPathASecondLookSeesIt(String swapped, String operation, String expected)
            throws Exception {
        AtomicBoolean armed = new AtomicBoolean();
        Fault fault = (done, path) -> {
            if (armed.get() && done.equals(operation) && path.toString().contains("shop")) {
                armed.set(false);
                swap(path.getFileSystem().getPath("/work/root"), swapped);
            }
        };
        try (FileSystem disk = new FaultyFileSystem(Jimfs.newFileSystem(Configuration.unix()), fault)) {
            Path root = planted(disk.getPath("/work"));
            ClosedFolder folder = closed(root);
            assertThat(OpenFolder.of(root)).isInstanceOf(WatchedFolder.class);
            assertThat(read(folder, "apps/shop/Dockerfile")).isEqualTo("inside");
            assertThat(folder.names(List.of("apps", "shop"), true)).containsExactly("Dockerfile");
            armed.set(true);

            assertThatThrownBy(() -> {
                        if (operation.equals("list")) {
                            folder.names(List.of("apps", "shop"), true);
                        } else {
                            read(folder, "apps/shop/Dockerfile");
                        }
                    })
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining(expected);
            assertThat(armed).isFalse();
        }
    }

    @Test
    void nothingFromOutsideIsEverReadWhileLinksComeAndGo() throws Exception {
        Path root = planted(temporary.toRealPath());
        ClosedFolder folder = closed(root);
        CompletableFuture<Void> swapping = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                for (String path : List.of("apps", "apps/shop", "apps/shop/Dockerfile")) {
                    swap(root, path);
                    swapBack(root, path);
                }
            }
        });
        Set<String> read = new TreeSet<>();
        while (!swapping.isDone()) {
            try {
                read.add(read(folder, "apps/shop/Dockerfile"));
                read.addAll(folder.names(List.of("apps", "shop"), true));
            } catch (UnreadableFileException | FileSystemException e) {
                assertThat(e.getMessage()).doesNotContain("elsewhere");
            }
        }
        swapping.get();

        read.add(read(folder, "apps/shop/Dockerfile"));
        read.remove("Dockerfile");
        assertThat(read).containsExactly("inside");
    }

    /** {@code root/apps/shop/Dockerfile}, and beside it the same outside, whose file has another name too. */
    private static Path planted(Path folder) throws IOException {
        Path root = folder.resolve("root");
        Files.createDirectories(root.resolve("apps/shop"));
        Files.write(root.resolve("apps/shop/Dockerfile"), "inside".getBytes(StandardCharsets.UTF_8));
        Path outside = folder.resolve("outside");
        Files.createDirectories(outside.resolve("apps/shop"));
        Files.write(outside.resolve("apps/shop/Dockerfile"), "outside".getBytes(StandardCharsets.UTF_8));
        Files.write(outside.resolve("apps/shop/elsewhere"), new byte[0]);
        return root;
    }

    private static void swap(Path root, String path) {
        try {
            Files.move(root.resolve(path), root.resolveSibling("away"));
            Files.createSymbolicLink(
                    root.resolve(path), root.resolveSibling("outside").resolve(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void swapBack(Path root, String path) {
        try {
            Files.delete(root.resolve(path));
            Files.move(root.resolveSibling("away"), root.resolve(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClosedFolder closed(Path root) {
        return new ClosedFolder(root, root, "the tree", name -> Optional.empty(), FileReads.UNNOTED);
    }

    private static String read(ClosedFolder folder, String path) throws UnreadableFileException, IOException {
        return new String(folder.read(List.of(path.split("/")), 1 << 20), StandardCharsets.UTF_8);
    }
}
