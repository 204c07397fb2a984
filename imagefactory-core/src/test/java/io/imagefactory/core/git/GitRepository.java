package io.imagefactory.core.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A repository made by the real {@code git}, out of reach of the configuration of whoever runs the tests. */
public final class GitRepository {

    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("GIT_CONFIG_NOSYSTEM", "1"),
            Map.entry("GIT_CONFIG_GLOBAL", "/dev/null"),
            Map.entry("GIT_TERMINAL_PROMPT", "0"),
            Map.entry("GIT_AUTHOR_NAME", "Jane"),
            Map.entry("GIT_AUTHOR_EMAIL", "jane@example.com"),
            Map.entry("GIT_AUTHOR_DATE", "2024-12-04T10:00:00Z"),
            Map.entry("GIT_COMMITTER_NAME", "Jane"),
            Map.entry("GIT_COMMITTER_EMAIL", "jane@example.com"),
            Map.entry("GIT_COMMITTER_DATE", "2024-12-04T10:00:00Z"));

    private final Path folder;

    private GitRepository(Path folder) {
        this.folder = folder;
    }

    /** A new repository on branch main, with a first commit of a Dockerfile that says {@code FROM main}. */
    public static GitRepository create(Path folder, String... initOptions) {
        GitRepository repository = at(folder);
        repository.write("Dockerfile", "FROM main");
        List<String> init = new ArrayList<>(List.of("init", "--quiet", "--initial-branch=main"));
        init.addAll(List.of(initOptions));
        repository.git(init.toArray(String[]::new));
        repository.commit();
        return repository;
    }

    public static GitRepository at(Path folder) {
        return new GitRepository(folder);
    }

    public Path folder() {
        return folder;
    }

    public GitRepository remote(String name, String url) {
        git("remote", "add", name, url);
        return this;
    }

    /** The branch of the remote as a fetch would leave it, with a Dockerfile that says {@code FROM <branch>}. */
    public GitRepository fetched(String remote, String branch) {
        git("checkout", "--quiet", "-b", "made-for-" + branch);
        write("Dockerfile", "FROM " + branch);
        commit();
        git("update-ref", "refs/remotes/" + remote + "/" + branch, "HEAD");
        git("checkout", "--quiet", "main");
        git("branch", "--quiet", "-D", "made-for-" + branch);
        return this;
    }

    public void commit() {
        git("add", "--all");
        git("commit", "--quiet", "--message=A change");
    }

    public Path write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path link(String path, String target) {
        try {
            Path link = folder.resolve(path);
            Files.createDirectories(link.getParent());
            return Files.createSymbolicLink(link, Path.of(target));
        } catch (FileSystemException e) {
            return Assumptions.abort("no symbolic links here: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String git(String... arguments) {
        return git(Map.of(), arguments);
    }

    public String git(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().putAll(ENVIRONMENT);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
            return output.trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
