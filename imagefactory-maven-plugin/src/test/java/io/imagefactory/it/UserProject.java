package io.imagefactory.it;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The project of a scenario, as its {@code setup.groovy} finds it and as its {@code verify.groovy} looks at it. */
public final class UserProject {

    /** A time that no build of today gives to a file. */
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    private final Path folder;

    public UserProject(File basedir) {
        folder = basedir.toPath();
    }

    public Path path(String file) {
        return folder.resolve(file);
    }

    /** What all builds of the scenario printed, with {@code \n} at the end of lines. */
    public String log() {
        return text("build.log");
    }

    /**
     * Says that one build of the scenario, of which the first is 1, printed these texts; the level before a line is not
     * looked at, since not every Maven repeats it on each line of a message.
     */
    public void assertPrinted(int build, String... texts) {
        assertThat(log(build)).contains(texts);
    }

    /** Says that no build of the scenario printed any of these texts. */
    public void assertNeverPrinted(String... texts) {
        assertThat(log()).doesNotContain(texts);
    }

    private String log(int build) {
        return log().split("Scanning for projects\\.\\.\\.\n")[build].replaceAll("(?m)^\\[(INFO|WARNING|ERROR)] ?", "");
    }

    public String text(String file) {
        try {
            return Files.readString(path(file)).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that a folder holds the files of another one, byte by byte, and no others. */
    public void assertSame(String actual, String expected) {
        Map<String, String> files = files(actual);
        Map<String, String> expectedFiles = files(expected);
        assertThat(files.keySet()).as("files in %s", actual).isEqualTo(expectedFiles.keySet());
        files.forEach(
                (name, text) -> assertThat(text).as(name + " in %s", actual).isEqualTo(expectedFiles.get(name)));
    }

    /** Says that the state is what {@code expected/state} says, and the manifest, where there is one, too. */
    public void assertAsExpected() {
        assertSame("state", "expected/state");
        if (Files.exists(path("expected/kargo.yaml"))) {
            assertThat(text("target/imagefactory/kargo.yaml")).isEqualTo(text("expected/kargo.yaml"));
        }
    }

    public void assertAbsent(String file) {
        assertThat(path(file)).doesNotExist();
    }

    /** Makes all files of a folder old, so that {@link #assertUntouched} sees who writes one. */
    public void age(String directory) throws IOException {
        for (Path file : regularFiles(directory)) {
            Files.setLastModifiedTime(file, LONG_AGO);
        }
    }

    public void assertUntouched(String directory) throws IOException {
        assertThat(regularFiles(directory)).isNotEmpty();
        for (Path file : regularFiles(directory)) {
            assertThat(Files.getLastModifiedTime(file))
                    .as("time of modification of %s", file)
                    .isEqualTo(LONG_AGO);
        }
    }

    /** Makes a Git repository of the project and commits all that is there, on the branch {@code main}. */
    public void commit() throws IOException {
        git("init", "--quiet");
        git("symbolic-ref", "HEAD", "refs/heads/main");
        Files.writeString(path(".git/info/exclude"), "build.log\ntarget/\n");
        git("add", ".");
        git("commit", "--quiet", "--message", "As it should be");
    }

    /** Gives the repository a remote {@code origin}: a bare one in that folder of the project. */
    public void addOrigin(String directory) throws IOException {
        git("init", "--quiet", "--bare", directory);
        git("remote", "add", "origin", path(directory).toString());
        git("push", "--quiet", "origin", "main");
    }

    /** Copies a folder of the project to another one. */
    public void copy(String from, String to) {
        files(from).forEach((name, text) -> {
            try {
                Path target = path(to).resolve(name);
                Files.createDirectories(target.getParent());
                Files.writeString(target, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What Git prints, run in the project with nobody's configuration. */
    public String git(String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                "git",
                                "-c",
                                "user.name=It",
                                "-c",
                                "user.email=it@example.org",
                                "-c",
                                "core.autocrlf=false"),
                        Stream.of(arguments))
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", path("no-git-config").toString());
        Process git = builder.start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.onExit().join().exitValue())
                .as("%s: %s", command, output)
                .isZero();
        return output;
    }

    /** The paths of all files below a folder, sorted. */
    public List<String> names(String directory) {
        return List.copyOf(files(directory).keySet());
    }

    private Map<String, String> files(String directory) {
        Map<String, String> files = new TreeMap<>();
        for (Path file : regularFiles(directory)) {
            String name = path(directory).relativize(file).toString().replace('\\', '/');
            files.put(name, text(folder.relativize(file).toString()));
        }
        return files;
    }

    private List<Path> regularFiles(String directory) {
        try (Stream<Path> files = Files.walk(path(directory))) {
            return files.filter(not(Files::isDirectory)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
