package io.imagefactory.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the workflows of this repository may run, and what they may do; {@code .ci/lint} looks at the rest. */
class WorkflowsTest {

    private static final Pattern USES = Pattern.compile("(?m)^ +(?:- )?uses: (.*)$");
    private static final Pattern RUN = Pattern.compile("(?m)^ +(?:- )?run: (.*(?:\\n {10}.*)*)");
    private static final Pattern WRITE = Pattern.compile("(?m)^ +([a-z-]+): write$");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", ".github", "workflows"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyActionIsPinnedToACommitAndSaysOfWhichVersion(Path workflow) throws IOException {
        assertThat(found(USES, workflow))
                .isNotEmpty()
                .allSatisfy(
                        action -> assertThat(action).matches("[a-z-]+/[a-z/-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void aWorkflowMayReadAndAJobOfAReleaseMayAttest(Path workflow) throws IOException {
        assertThat(workflow).content().contains("\npermissions:\n  contents: read\n\n");
        assertThat(found(WRITE, workflow))
                .isEqualTo(workflow.endsWith("release.yml") ? List.of("id-token", "attestations") : List.of());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void noCheckoutLeavesATokenBehind(Path workflow) throws IOException {
        String text = Files.readString(workflow);

        assertThat(text.split("uses: actions/checkout@", -1))
                .hasSameSizeAs(text.split("\n          persist-credentials: false\n", -1))
                .hasSizeGreaterThan(1);
    }

    /** An expression becomes part of the script, whatever is in it; a variable does not. */
    @ParameterizedTest
    @MethodSource("workflows")
    void noScriptIsMadeFromWhatOthersWrite(Path workflow) throws IOException {
        assertThat(found(RUN, workflow))
                .isNotEmpty()
                .allSatisfy(
                        script -> assertThat(script.replaceAll("\\$\\{\\{ (matrix\\.[a-z]+|github\\.workspace) }}", ""))
                                .doesNotContain("${{"));
        assertThat(workflow).content().doesNotContain("pull_request_target");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyJobEndsInTime(Path workflow) throws IOException {
        String text = Files.readString(workflow);

        assertThat(text.split("\n    runs-on: ", -1)).hasSameSizeAs(text.split("\n    timeout-minutes: ", -1));
    }

    private static List<String> found(Pattern pattern, Path workflow) throws IOException {
        return pattern.matcher(Files.readString(workflow))
                .results()
                .map((MatchResult result) -> result.group(result.groupCount()))
                .toList();
    }
}
