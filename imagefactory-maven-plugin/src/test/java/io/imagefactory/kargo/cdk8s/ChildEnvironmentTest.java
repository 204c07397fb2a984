package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {

    @Test
    void secrets_and_options_for_other_programs_stay_here() {
        ProcessBuilder builder = new ProcessBuilder();
        Map<String, String> ours = Map.of(
                "PATH", "/bin",
                "HOME", "/home/me",
                "GITHUB_TOKEN", "secret",
                "MAVEN_OPTS", "-Dpassword=secret",
                "JAVA_TOOL_OPTIONS", "-javaagent:agent.jar",
                "NODE_OPTIONS", "--require agent.js");

        new ChildEnvironment(ours).applyTo(builder.environment(), Map.of("TMPDIR", "/tmp/x"));

        assertThat(builder.environment())
                .containsExactlyInAnyOrderEntriesOf(Map.of("PATH", "/bin", "HOME", "/home/me", "TMPDIR", "/tmp/x"));
    }

    @Test
    void names_are_the_same_in_any_case_as_on_windows() {
        ProcessBuilder builder = new ProcessBuilder();
        ChildEnvironment environment = new ChildEnvironment(Map.of("Path", "/bin", "SystemRoot", "/windows"));

        environment.applyTo(builder.environment(), Map.of("PATH", "/node"));

        assertThat(environment.searchPath()).containsExactly(Path.of("/bin").toAbsolutePath());
        assertThat(builder.environment())
                .containsExactlyInAnyOrderEntriesOf(Map.of("PATH", "/node", "SystemRoot", "/windows"));
    }

    @Test
    void the_search_path_has_no_empty_folders() {
        String path = File.pathSeparator + "/a" + File.pathSeparator + File.pathSeparator + "/b";

        assertThat(new ChildEnvironment(Map.of("PATH", path)).searchPath())
                .containsExactly(Path.of("/a").toAbsolutePath(), Path.of("/b").toAbsolutePath());
    }
}
