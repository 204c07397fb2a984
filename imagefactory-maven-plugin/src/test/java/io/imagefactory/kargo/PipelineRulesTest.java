package io.imagefactory.kargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.imagefactory.core.ci.CiSystems;
import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.enrollment.InputText.Placeholder;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import io.imagefactory.kargo.InvalidManifestException.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineRulesTest {

    private static final ManifestOptions DEFAULTS = Samples.OPTIONS;
    private static final Build GITHUB = build(
            Provider.GITHUB,
            new Build.Pipeline(
                    Optional.of("build.yml"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    private static final Build GITLAB = build(
            Provider.GITLAB,
            new Build.Pipeline(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("${{ secret('x') }}"),
                    Optional.empty(),
                    Optional.of(Map.of())));
    private static final StateRepository REPOSITORY =
            new StateRepository("https://github.com/acme/infra.git", "main", "state");

    @ParameterizedTest
    @ValueSource(
            strings = {"https://github.com/acme/infra.git", "https://git.example.com:8443/infra", "https://[::1]/a%20b"
            })
    void an_https_url_is_taken(String url) {
        assertThatCode(() -> check(new StateRepository(url, "main", "state"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "git@github.com:acme/infra.git",
                "ssh://git@github.com/acme/infra.git",
                "http://github.com/acme/infra.git",
                "https://user:s3cret@github.com/acme/infra.git",
                "https://s3cret@github.com/acme/infra.git",
                "https://github.com/acme/infra.git?token=s3cret",
                "https://github.com",
                "https://github.com/",
                "https://github.com/${{ secret('x') }}",
                "https://github.com/${%x%}"
            })
    void another_url_is_refused_and_not_repeated(String url) {
        assertThat(problems(new StateRepository(url, "main", "state")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.subject()).isEqualTo("imagefactory.stateRepository"))
                .satisfies(problem -> assertThat(problem.message()).doesNotContain("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "1.10", "release/1.10", "user@x#1"})
    void a_branch_is_taken(String branch) {
        assertThatCode(() -> check(new StateRepository(REPOSITORY.url(), branch, "state")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "a b", "a\"b", "a\\b", "${{x}}", "a${%x%}", "a\n"})
    void a_branch_that_would_not_stay_what_it_is_is_refused(String branch) {
        assertThat(problems(new StateRepository(REPOSITORY.url(), branch, "state")))
                .extracting(Problem::subject)
                .containsExactly("imagefactory.stateBranch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/state", "state/", "../state", "a/../state", ".", "a//b", "a b", "${{x}}", "a\\b"})
    void a_path_that_is_none_in_a_repository_is_refused(String path) {
        assertThat(problems(new StateRepository(REPOSITORY.url(), "main", path)))
                .extracting(Problem::subject)
                .containsExactly("imagefactory.statePath");
    }

    @Test
    void a_path_of_several_folders_is_taken() {
        assertThatCode(() -> check(new StateRepository(REPOSITORY.url(), "main", "infra/.x/..y/state")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${{ secret('x') }}", "a${%1%}"})
    void no_branch_of_an_image_becomes_an_expression(String ref) {
        assertThat(problems(new Pipeline(REPOSITORY, List.of(rebuild(Duration.ofDays(7), ref))), DEFAULTS))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("begin a Kargo expression"));
    }

    @Test
    void a_delay_that_kargo_has_no_words_for_is_refused() {
        assertThat(problems(new Pipeline(REPOSITORY, List.of(rebuild(Duration.ofMillis(1500), "main"))), DEFAULTS))
                .containsExactly(new Problem(
                        Optional.of("images.yaml:3:5"),
                        "image \"shop\"",
                        "rebuildDelay PT1.5S must be whole seconds for Kargo 1.12"));
    }

    @ParameterizedTest
    @EnumSource
    void a_release_that_cannot_tell_a_change_rebuilds_nothing(KargoVersion version) {
        Pipeline pipeline = new Pipeline(REPOSITORY, List.of(rebuild(Duration.ofDays(7), "main")));
        ManifestOptions options = Samples.forKargo(version, DEFAULTS);

        if (version == KargoVersion.V1_7) {
            assertThat(problems(pipeline, options))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.subject()).isEqualTo("image \"shop\""))
                    .satisfies(problem -> assertThat(problem.message()).contains("autoRebuild", "1.7", "set-metadata"));
        } else {
            assertThatCode(() -> PipelineRules.check(pipeline, options)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${{ secret('x') }}", "${%1%}", "a ${{image}}"})
    void no_input_of_a_build_becomes_an_expression(String text) {
        assertThat(problems(told(GITHUB, Map.of("what", InputText.of(text)))))
                .containsExactly(new Problem(
                        Optional.of("images.yaml:3:5"),
                        "image \"shop\"",
                        "input \"what\": \"" + text
                                + "\" must not hold `${{` or `${%`, which begin a Kargo expression"));
    }

    @Test
    void no_job_becomes_an_expression() {
        assertThat(problems(told(GITLAB, CiSystems.of(GITLAB).orElseThrow().inputs(GITLAB.pipeline()))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("input \"IMAGEFACTORY_JOB\": \"${{", "begin a Kargo expression"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "}}", "{\"a\": {\"b\": {}}}", "$ {{ %}", "\"\\\n'`", "{image}}"})
    void braces_and_quotes_of_an_input_are_taken(String text) {
        Pipeline pipeline = told(GITHUB, Map.of("what", InputText.of(text)));

        assertThatCode(() -> PipelineRules.check(pipeline, DEFAULTS)).doesNotThrowAnyException();
    }

    @Test
    void more_inputs_than_github_takes_are_refused() {
        Map<String, InputText> inputs = new TreeMap<>();
        for (int i = 0; i < 26; i++) {
            inputs.put("input" + i, Placeholder.IMAGE.text());
        }

        assertThat(problems(told(GITHUB, inputs)))
                .extracting(Problem::message)
                .containsExactly("GitHub takes 25 inputs at most, and these are 26; name fewer under `inputs`");
        assertThatCode(() -> PipelineRules.check(told(GITLAB, inputs), DEFAULTS))
                .doesNotThrowAnyException();
    }

    @Test
    void an_input_that_is_no_variable_is_refused_for_gitlab() {
        Map<String, InputText> inputs = Map.of("base-images", Placeholder.BASE_IMAGES.text());

        assertThat(problems(told(GITLAB, inputs)))
                .extracting(Problem::message)
                .containsExactly("input \"base-images\" cannot be a variable of GitLab; write its name without \"-\"");
        assertThatCode(() -> PipelineRules.check(told(GITHUB, inputs), DEFAULTS))
                .doesNotThrowAnyException();
    }

    private static Rebuild rebuild(Duration delay, String ref) {
        return rebuild(delay, GITHUB, ref, Map.of());
    }

    private static Build build(Provider provider, Build.Pipeline pipeline) {
        Source source = Source.of(
                provider, Optional.of("acme/shop"), Optional.empty(), Optional.of("main"), Source.DEFAULT_DOCKERFILE);
        return new Build(
                source,
                Optional.empty(),
                Optional.empty(),
                List.of(Platform.LINUX_AMD64),
                Optional.empty(),
                Map.of(),
                pipeline);
    }

    private static Pipeline told(Build build, Map<String, InputText> inputs) {
        return new Pipeline(REPOSITORY, List.of(rebuild(Duration.ofDays(7), build, "main", inputs)));
    }

    private static Rebuild rebuild(Duration delay, Build build, String ref, Map<String, InputText> inputs) {
        Dispatch dispatch = Dispatch.of(build).orElseThrow();
        return new Rebuild(
                "shop",
                Optional.of("images.yaml:3:5"),
                Map.of("node-22", ImageReference.of("node:22")),
                delay,
                CiSystems.of(build).orElseThrow(),
                new Dispatch(dispatch.request(), dispatch.apiUrl(), ref, dispatch.tokenSecret()),
                inputs);
    }

    private static List<Problem> problems(Pipeline pipeline) {
        return problems(pipeline, DEFAULTS);
    }

    private static void check(StateRepository repository) {
        PipelineRules.check(new Pipeline(repository, List.of()), DEFAULTS);
    }

    private static List<Problem> problems(StateRepository repository) {
        return problems(new Pipeline(repository, List.of()), DEFAULTS);
    }

    private static List<Problem> problems(Pipeline pipeline, ManifestOptions options) {
        return catchThrowableOfType(InvalidManifestException.class, () -> PipelineRules.check(pipeline, options))
                .problems();
    }
}
