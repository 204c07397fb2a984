package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.file.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder in which a forked process finds its job and leaves what it has to leave; gone when closed. */
record WorkDirectory(Path root) implements AutoCloseable {

    static WorkDirectory create() throws IOException {
        Path root = Files.createTempDirectory(
                "imagefactory-synthesis-" + ProcessHandle.current().pid() + "-");
        Files.createDirectory(root.resolve("tmp"));
        return new WorkDirectory(root);
    }

    Path job() {
        return root.resolve("job");
    }

    Path objects() {
        return root.resolve("objects.yaml");
    }

    /** As many bytes as objects have been made. */
    Path made() {
        return root.resolve("made");
    }

    Path log() {
        return root.resolve("log");
    }

    /** Where the process and its children put temporary files. */
    Path temporary() {
        return root.resolve("tmp");
    }

    /** What the process and its children have said. */
    List<String> said() throws IOException {
        return new String(Files.readAllBytes(log()), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** What cannot be deleted is left to the system, which cleans temporary folders; it is no reason to fail. */
    @Override
    public void close() {
        try {
            Folders.delete(root);
        } catch (IOException e) {
            root.toFile().delete();
        }
    }
}
