package io.imagefactory.core.git;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A repository of many files that do not compress, written in one go. */
public final class LargeRepository {

    private LargeRepository() {}

    /** With files in 100 folders, and Dockerfiles {@code app-0/Dockerfile} and so on that say {@code FROM app-0}. */
    public static void create(Path folder, int files, int bytesEach, int dockerfiles) throws IOException {
        GitRepository repository = GitRepository.at(Files.createDirectories(folder));
        repository.git("init", "--quiet", "--bare", "--initial-branch=main");
        repository.git("config", "uploadpack.allowFilter", "true");
        Process git = new ProcessBuilder(List.of(
                        "git",
                        "-c",
                        "core.compression=0",
                        "-c",
                        "pack.compression=0",
                        "fast-import",
                        "--quiet",
                        "--depth=0"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream input = new BufferedOutputStream(git.getOutputStream(), 1 << 20)) {
            write(input, "commit refs/heads/main\ncommitter Jane <jane@example.com> 1733306400 +0000\ndata 5\nFiles\n");
            Random random = new Random(11);
            byte[] content = new byte[bytesEach];
            for (int i = 0; i < files; i++) {
                random.nextBytes(content);
                write(input, "M 100644 inline folder-" + i % 100 + "/file-" + i + ".bin\ndata " + bytesEach + "\n");
                input.write(content);
                write(input, "\n");
            }
            for (int i = 0; i < dockerfiles; i++) {
                String text = "FROM app-" + i;
                write(input, "M 100644 inline app-" + i + "/Dockerfile\ndata " + text.length() + "\n" + text + "\n");
            }
        }
        try {
            if (git.waitFor() != 0) {
                throw new IOException("git fast-import failed");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void write(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
