package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The core is a plain library: what Maven calls things is said by the plugin, as {@link Words}. */
class ForeignWordsTest {

    private static final Pattern MAVEN = Pattern.compile(
            "(?i)\\bmaven\\b|\\bmvn\\b|mojo|\\bpom\\b|\\$\\{(project|basedir|session|env)\\b|settings\\.xml|<server>"
                    + "|<checkouts>|<credentials>|-Dimagefactory|(?<![\\w.])imagefactory[.:][a-z]");

    @Test
    void noSourceOfTheCoreSpeaksOfMaven() throws IOException {
        List<String> found;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            found = sources.filter(Files::isRegularFile)
                    .flatMap(ForeignWordsTest::linesOfMaven)
                    .toList();
        }

        assertThat(found).isEmpty();
    }

    @Test
    void withoutAProgramAroundItThingsHaveNamesAllTheSame() {
        Words plain = Words.of("words.properties");

        assertThat(plain.login("git.example.com")).isEqualTo("have a login known for git.example.com");
        assertThat(List.of(plain.discover(), plain.refresh(), plain.offline(), plain.checkouts(), plain.release()))
                .noneMatch(word -> MAVEN.matcher(word).find());
    }

    private static Stream<String> linesOfMaven(Path source) {
        try {
            return Files.readAllLines(source).stream()
                    .filter(line -> MAVEN.matcher(line).find())
                    .map(line -> source.getFileName() + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
