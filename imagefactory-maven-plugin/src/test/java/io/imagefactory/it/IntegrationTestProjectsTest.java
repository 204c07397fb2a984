package io.imagefactory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong in {@code src/it} and in the example without anybody noticing. */
class IntegrationTestProjectsTest {

    static List<Path> projects() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/it"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** A build in a pipeline hands CI=true on to those that do not. */
    @ParameterizedTest
    @MethodSource("projects")
    void everyProjectSaysWhatTheVariableCiIs(Path project) throws IOException {
        assertThat(project.resolve("invoker.properties")).content().contains("invoker.environmentVariables.CI");
    }

    @ParameterizedTest
    @MethodSource("projects")
    void everyProjectLooksAtWhatCameOfIt(Path project) throws IOException {
        assertThat(project.resolve("verify.groovy")).content().startsWith("// ").contains("assert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example-project", "examples/gitlab-kargo", "examples/monorepo", "examples/organisation"})
    void anExampleUsesThePluginOfThisVersion(String example) throws IOException {
        assertThat(Path.of("..").resolve(example).resolve("pom.xml"))
                .content()
                .contains("<artifactId>imagefactory-maven-plugin</artifactId>\n        <version>" + version() + "<");
    }

    private static String version() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        int from = pom.indexOf("<version>") + "<version>".length();
        return pom.substring(from, pom.indexOf("</version>", from));
    }
}
