package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages promise is shown by tests that there are. */
class PromisesTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    @ParameterizedTest
    @ValueSource(strings = {"security.md", "versions.md"})
    void eachTestThatShowsAPromiseExists(String page) throws IOException {
        List<String> named = TEST.matcher(
                        Files.readString(REPOSITORY.resolve("docs").resolve(page)))
                .results()
                .map((MatchResult result) -> result.group(1) + ".java")
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(tests("imagefactory-core")).isNotEmpty();
        assertThat(Stream.concat(tests("imagefactory-core").stream(), tests("imagefactory-maven-plugin").stream()))
                .containsAll(named);
    }

    private static List<String> tests(String module) throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve(module).resolve("src/test/java"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
