package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each {@code mvn} and {@code ./mvnw} that a page names, in a block or in a sentence, is one that Maven understands. */
class DocumentedCommandsTest {

    private static final Pattern COMMAND = Pattern.compile("(?:^|[\\s($`])(mvn|\\./mvnw) (-?[^#`|)]*)");
    private static final String COORDINATES = "io.imagefactory:imagefactory-maven-plugin:";

    private static final Set<String> PHASES = Set.of(
            "clean",
            "validate",
            "compile",
            "process-classes",
            "test",
            "test-compile",
            "package",
            "verify",
            "pre-integration-test",
            "install",
            "deploy",
            "site");
    private static final Set<String> OTHER_GOALS =
            Set.of("spotless:apply", "dependency:build-classpath", "archetype:generate");
    private static final Set<String> FLAGS =
            Set.of("-B", "-X", "-am", "-o", "-q", "--batch-mode", "--no-transfer-progress");

    /** Of Maven and of plugins that others have written. */
    private static final Set<String> OTHER_PROPERTIES = Set.of(
            "archetypeArtifactId",
            "archetypeGroupId",
            "archetypeVersion",
            "artifactId",
            "groupId",
            "invoker.javaHome",
            "invoker.mavenHome",
            "invoker.skip",
            "invoker.test",
            "maven.repo.local",
            "maven.test.skip",
            "mdep.outputFile",
            "skipTests",
            "surefire.failIfNoSpecifiedTests",
            "targetClasses",
            "test");

    private static final PluginDescriptor PLUGIN = PluginDescriptor.read();

    private static final Set<String> OUR_PROPERTIES = new HashSet<>();
    private static final Set<String> PROFILES = new HashSet<>();

    /** One call of Maven. */
    private record Command(Path page, String text) {

        List<String> words() {
            List<String> words = new ArrayList<>();
            Matcher word = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+").matcher(text);
            while (word.find()) {
                words.add(word.group().replaceAll("[\"']", ""));
            }
            return words;
        }

        List<String> goals() {
            return words().stream()
                    .filter(word -> word.startsWith("imagefactory:") || word.startsWith(COORDINATES))
                    .map(word -> word.substring(word.lastIndexOf(':') + 1))
                    .toList();
        }
    }

    /** What builds and tests of this repository look at. */
    @BeforeAll
    static void readTheBuild() throws IOException {
        for (Path pom : MarkdownPage.files("pom.xml")) {
            String text = text(pom);
            find("<([\\w.]+\\.[\\w.]+)>", text, OUR_PROPERTIES);
            find("\\$\\{([\\w.]+)\\}", text, OUR_PROPERTIES);
            find("<profile>\\s*(?:<!--.*?-->\\s*)?<id>([\\w-]+)</id>", text, PROFILES);
        }
        for (Path source : MarkdownPage.files(".java")) {
            find("\"([\\w]+(?:\\.[\\w]+)+)\"", text(source), OUR_PROPERTIES);
        }
    }

    private static void find(String pattern, String text, Set<String> into) {
        Pattern.compile(pattern, Pattern.DOTALL).matcher(text).results().forEach(found -> into.add(found.group(1)));
    }

    @Test
    void everyCommandIsOneThatMavenUnderstands() throws IOException {
        List<Command> commands = commands();

        assertThat(commands).hasSizeGreaterThan(80);
        assertThat(commands.stream().flatMap(command -> notUnderstood(command).stream()))
                .isEmpty();
    }

    /** In a folder of {@code src/it}, by a real Maven. */
    @Test
    void everyGoalThatIsNamedIsRunByAnIntegrationTest() throws IOException {
        Set<String> run = new TreeSet<>();
        try (Stream<Path> files =
                Files.find(Path.of("src/it"), 2, (file, attributes) -> file.endsWith("invoker.properties"))) {
            files.forEach(file -> find("imagefactory:([a-z]+)", text(file), run));
        }

        assertThat(run)
                .containsAll(commands().stream()
                        .flatMap(command -> command.goals().stream())
                        .toList());
    }

    private static List<String> notUnderstood(Command command) {
        List<String> problems = new ArrayList<>();
        List<String> words = command.words();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean isUnderstood = switch (word) {
                case "-pl" -> areModules(words.get(++i));
                case "-f" -> Files.exists(MarkdownPage.ROOT.resolve(words.get(++i)));
                default ->
                    word.startsWith("-D")
                            ? isProperty(command, word.substring(2).replaceFirst("=.*", ""))
                            : word.startsWith("-P")
                                    ? PROFILES.contains(word.substring(2))
                                    : FLAGS.contains(word) || isGoalOrPhase(word);
            };
            if (!isUnderstood) {
                problems.add(command.page() + ": `" + word + "` of " + command.text());
            }
        }
        return problems;
    }

    private static boolean areModules(String modules) {
        return Stream.of(modules.split(","))
                .map(module -> MarkdownPage.ROOT.resolve(module.replaceFirst("^!", "")))
                .allMatch(module -> Files.exists(module.resolve("pom.xml")));
    }

    private static boolean isGoalOrPhase(String word) {
        Set<String> goals =
                PLUGIN.goals().stream().map(PluginDescriptor.Goal::name).collect(Collectors.toSet());
        return PHASES.contains(word)
                || OTHER_GOALS.contains(word)
                || word.matches("(imagefactory:|" + COORDINATES + "[\\w.-]+:)[a-z]+")
                        && goals.contains(word.substring(word.lastIndexOf(':') + 1));
    }

    /** Of ours, a property must be one of a goal that the command names, or of any where it names a phase. */
    private static boolean isProperty(Command command, String name) {
        List<String> goals = command.goals();
        return OTHER_PROPERTIES.contains(name)
                || !name.startsWith("imagefactory.") && OUR_PROPERTIES.contains(name)
                || PLUGIN.goals().stream()
                        .filter(goal -> goals.isEmpty() || goals.contains(goal.name()))
                        .flatMap(goal -> goal.parameters().stream())
                        .anyMatch(parameter -> parameter.property().equals(name));
    }

    private static List<Command> commands() throws IOException {
        List<Command> commands = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            Stream.concat(
                            page.blocks().stream().flatMap(block -> block.text().lines()),
                            page.spans().stream().filter(span -> span.matches("(mvn|\\./mvnw) .*")))
                    .filter(line -> !line.startsWith("["))
                    .flatMap(line -> COMMAND.matcher(line.replaceAll("&&", "#")).results())
                    .map(found -> found.group(2).strip())
                    .filter(text -> !text.contains("<"))
                    .forEach(text -> commands.add(new Command(page.file(), text)));
        }
        return commands;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
