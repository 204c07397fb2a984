package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.file.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An executable of Node.js that cdk8s runs on.
 *
 * @param executable the program itself, behind links and the shims of version managers
 */
record Node(Path executable, String version) {

    /** What cdk8s and the jsii runtime ask for. */
    static final int OLDEST = 18;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final String COMMAND = WINDOWS ? "node.exe" : "node";
    private static final String SCRIPT = "console.log(process.versions.node); console.log(process.execPath)";
    private static final Pattern VERSION = Pattern.compile("v?((\\d{1,4})\\.\\d+\\.\\d+\\S*)");

    /**
     * @param configured a path, or the name of a command; {@code node} where absent
     * @throws NodeException where there is none, or one that is too old
     */
    static Node find(Optional<String> configured, ChildEnvironment environment) {
        String command = configured.orElse("node");
        Path found = candidates(command, environment)
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new NodeException(
                        configured.isPresent()
                                ? "\"" + command + "\" (imagefactory.node) is no program"
                                : "There is no `node` on the PATH"));
        return ask(found, environment);
    }

    /** A folder in which this is called {@code node}: its own, or, where it has another name, one made in {@code work}. */
    Path folder(Path work) throws IOException {
        if (executable.getFileName().toString().equals(COMMAND)) {
            return executable.toAbsolutePath().getParent();
        }
        Path link = Files.createDirectories(work.resolve("bin")).resolve(COMMAND);
        try {
            Files.createSymbolicLink(link, executable);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(executable, link);
        }
        return link.getParent();
    }

    private static Stream<Path> candidates(String command, ChildEnvironment environment) {
        try {
            Path path = Path.of(command);
            if (path.isAbsolute() || path.getNameCount() > 1) {
                return Stream.of(path.toAbsolutePath());
            }
            String program = WINDOWS && !command.endsWith(".exe") ? command + ".exe" : command;
            return environment.searchPath().stream().map(folder -> folder.resolve(program));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static Node ask(Path program, ChildEnvironment environment) {
        List<String> answer = run(program, environment);
        Matcher version = answer.stream()
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(() -> new NodeException("\"" + program
                        + "\" is no Node.js: asked for its version, it said \"" + String.join(" ", answer) + "\""));
        if (Integer.parseInt(version.group(2)) < OLDEST) {
            throw new NodeException("\"" + program + "\" is Node.js " + version.group(1) + ", which is too old");
        }
        return new Node(Path.of(answer.get(answer.size() - 1)), version.group(1));
    }

    private static List<String> run(Path program, ChildEnvironment environment) {
        Program node = new Program(
                List.of(program.toString(), "-e", SCRIPT), variables -> environment.applyTo(variables, Map.of()), true);
        try {
            return node.run("", PATIENCE)
                    .text()
                    .lines()
                    .limit(20)
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new NodeException("\"" + program + "\" cannot be run (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SynthesisException("Making the Kargo manifest was interrupted", e);
        }
    }
}
