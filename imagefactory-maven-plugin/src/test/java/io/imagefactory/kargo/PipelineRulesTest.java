package io.imagefactory.kargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.imagefactory.kargo.InvalidWarehousesException.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineRulesTest {

    private static final ManifestOptions DEFAULTS = ManifestOptions.defaults();
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
                        "rebuildDelay PT1.5S must be whole seconds for Kargo 1.11"));
    }

    @ParameterizedTest
    @EnumSource
    void a_release_that_cannot_tell_a_change_rebuilds_nothing(KargoVersion version) {
        Pipeline pipeline = new Pipeline(REPOSITORY, List.of(rebuild(Duration.ofDays(7), "main")));
        ManifestOptions options = DEFAULTS.withKargoVersion(version);

        if (version == KargoVersion.V1_7) {
            assertThat(problems(pipeline, options))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.subject()).isEqualTo("image \"shop\""))
                    .satisfies(problem -> assertThat(problem.message()).contains("autoRebuild", "1.7", "set-metadata"));
        } else {
            assertThatCode(() -> PipelineRules.check(pipeline, options)).doesNotThrowAnyException();
        }
    }

    private static Rebuild rebuild(Duration delay, String ref) {
        return new Rebuild(
                "shop",
                Optional.of("images.yaml:3:5"),
                List.of("node-22"),
                delay,
                new Dispatch.GitHubWorkflow(
                        "https://api.github.com", "acme/shop", "build.yml", ref, "github-dispatch"));
    }

    private static void check(StateRepository repository) {
        PipelineRules.check(new Pipeline(repository, List.of()), DEFAULTS);
    }

    private static List<Problem> problems(StateRepository repository) {
        return problems(new Pipeline(repository, List.of()), DEFAULTS);
    }

    private static List<Problem> problems(Pipeline pipeline, ManifestOptions options) {
        return catchThrowableOfType(InvalidPipelineException.class, () -> PipelineRules.check(pipeline, options))
                .problems();
    }
}
