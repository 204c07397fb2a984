package io.imagefactory.kargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.imagefactory.core.enrollment.FreightCreationPolicy;
import io.imagefactory.core.tags.TagFilter;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.kargo.InvalidManifestException.Problem;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseRulesTest {

    private static final ManifestOptions DEFAULTS = Samples.OPTIONS;

    @ParameterizedTest
    @ValueSource(strings = {"node", "docker.io/library/node", "localhost:5000/a/b", "a__b", "ghcr.io/o/r.x-y", "Node"})
    void a_repository_as_kargo_accepts_it_passes(String repoURL) {
        assertThatCode(() -> check(image("a", repoURL, new TagRule.Lexical(TagFilter.allowing("^1$")))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foo--bar",
                "foo-",
                "foo/",
                "https://ghcr.io/a",
                "oci://a",
                "[::1]:5000/x",
                "a:tag",
                "a@sha256:0",
                "é",
                "${{x}}"
            })
    void another_repository_is_refused(String repoURL) {
        assertThat(problems(image("a", repoURL, new TagRule.Lexical(TagFilter.allowing("^1$")))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("repoURL \"" + repoURL + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"^3\\.12-slim$", "(?i)^a$", "[[:alpha:]]", "a{,3}", "\\pL"})
    void an_expression_that_re2_takes_passes(String regex) {
        assertThatCode(() -> check(image("a", "node", new TagRule.NewestBuild(TagFilter.allowing(regex)))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(?!alpha)", "(a", "a++", "\\1", "\\p{Alpha}", "a{1001}"})
    void an_expression_that_only_java_takes_is_refused(String regex) {
        assertThat(problems(image("a", "node", new TagRule.Lexical(TagFilter.allowing(regex)))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("allowTags \"" + regex + "\" is no regular expression in RE2 syntax"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${{ secret('x') }}", "${% x %}"})
    void nothing_becomes_a_kargo_expression(String text) {
        TrackedImage image = image("a", "node", new TagRule.Lexical(TagFilter.allowing("^1$")));

        assertThat(List.of(
                        image(text, "node", image.tags()),
                        image("a", text, image.tags()),
                        image("a", "node/" + text, image.tags())))
                .allSatisfy(other -> assertThat(problems(other)).isNotEmpty());
        assertThat(problems(Samples.request(List.of(image), Samples.inNamespace(text))))
                .isNotEmpty();
        assertThat(problems(
                        image("a", "node", new TagRule.Lexical(TagFilter.allowing("^1" + text))),
                        image("b", "node", new TagRule.NewestBuild(TagFilter.allowing(text))),
                        image("c", "node", new TagRule.Digest(text)),
                        image(
                                "d",
                                "node",
                                new TagRule.SemVer(
                                        Optional.of(text), new TagFilter(Optional.of(text), List.of(text))))))
                .hasSize(6)
                .allSatisfy(problem -> assertThat(problem.message()).contains("which begin a Kargo expression"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "-a", "a-", "a..b", "a_b", "a/b", "a\n"})
    void a_name_that_kubernetes_refuses_is_refused(String name) {
        assertThat(problems(image(name, "node", new TagRule.Lexical(TagFilter.allowing("^1$")))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("the name must be a DNS subdomain"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", "a b", "a:b"})
    void a_digest_follows_a_tag(String tag) {
        assertThat(problems(image("a", "node", new TagRule.Digest(tag)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "1.2.3.4", ">=1 <", "~", "==1"})
    void a_range_of_versions_is_one_that_kargo_can_read(String range) {
        assertThat(problems(image("a", "node", new TagRule.SemVer(Optional.of(range), TagFilter.NONE))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("constraint \"" + range + "\" is no range of versions"));
    }

    @Test
    void what_a_release_cannot_be_told_is_refused_with_image_field_and_release() {
        TrackedImage image =
                image("a", "node", new TagRule.Lexical(new TagFilter(Optional.of("^22"), List.of("^22\\.0$", "-rc"))));
        SynthesisRequest request = Samples.request(List.of(image), Samples.forKargo(KargoVersion.V1_8, DEFAULTS));

        assertThat(problems(request))
                .containsExactly(new Problem(
                        Optional.empty(),
                        "image \"a\"",
                        "Kargo 1.8 cannot be told ignoreTags \"-rc\": before 1.9 it takes whole tags; write ^<tag>$ for"
                                + " each, or narrow allowTags"));
        assertThatCode(() -> check(image)).doesNotThrowAnyException();
    }

    @Test
    void a_problem_is_told_with_the_place_of_its_image() {
        TrackedImage image = image("a", "a--b", new TagRule.Lexical(TagFilter.allowing("^1$")));
        SynthesisRequest request =
                new SynthesisRequest(List.of(image), Optional.empty(), DEFAULTS, Map.of(image, "images.yaml:12:3"));

        assertThat(problems(request))
                .singleElement()
                .asString()
                .startsWith("images.yaml:12:3: image \"a\": repoURL \"a--b\" is nothing that Kargo accepts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT59S", "PT1H0.5S", "P400D"})
    void an_interval_that_is_no_use_is_refused(Duration interval) {
        assertThat(problems(image(Polling.DEFAULT.withInterval(interval))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("interval "));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void a_limit_that_kargo_refuses_is_refused(int limit) {
        assertThat(problems(image(
                        new Polling(Duration.ofHours(1), limit, FreightCreationPolicy.AUTOMATIC, Optional.empty()))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("discoveryLimit " + limit + " is out of range; from 1 to 100"));
    }

    @Test
    void two_images_of_one_name_must_track_the_same() {
        TrackedImage base = Samples.image("x", Kind.BASE, "node", new TagRule.Lexical(TagFilter.allowing("^1$")));
        TrackedImage same = Samples.image("x", Kind.EXTERNAL, "node", new TagRule.Lexical(TagFilter.allowing("^1$")));
        TrackedImage other = Samples.image("x", Kind.EXTERNAL, "node", new TagRule.Digest("2"));

        assertThat(problems(base, same, other))
                .containsExactly(new Problem(
                        Optional.empty(),
                        "image \"x\"",
                        "two images have this name but track different things, and one Warehouse cannot serve both: the"
                                + " base image node (Lexical, allowTags ^1$) and the external image node (Digest,"
                                + " constraint 2); rename the enrolled one"));
    }

    @Test
    void all_problems_are_told_at_once() {
        InvalidManifestException invalid = catchThrowableOfType(
                InvalidManifestException.class,
                () -> WarehouseRules.check(Samples.request(
                        List.of(
                                image("Bad", "https://x", new TagRule.Lexical(TagFilter.allowing("("))),
                                image("b", "node", new TagRule.Digest(""))),
                        Samples.inNamespace("no.dots"))));

        assertThat(invalid).hasMessage("""
            Kargo would not take these Warehouses:
              imagefactory.namespace "no.dots": must be a DNS label of at most 63 characters: [a-z0-9]([-a-z0-9]*[a-z0-9])?
              image "Bad": the name must be a DNS subdomain: labels of [a-z0-9]([-a-z0-9]*[a-z0-9])? joined by dots, at most 253 characters
              image "Bad": repoURL "https://x" must not have a scheme; write <registry>/<repository>
              image "Bad": allowTags "(" is no regular expression in RE2 syntax, which Kargo uses: missing closing ) at "("
              image "b": constraint "" is no tag; strategy Digest follows one tag\
            """);
    }

    private static TrackedImage image(String name, String repoURL, TagRule tags) {
        return Samples.image(name, Kind.EXTERNAL, repoURL, tags);
    }

    private static TrackedImage image(Polling polling) {
        return new TrackedImage("a", Kind.EXTERNAL, "node", new TagRule.Lexical(TagFilter.allowing("^1$")), polling);
    }

    private static void check(TrackedImage... images) {
        WarehouseRules.check(Samples.request(List.of(images), DEFAULTS));
    }

    private static List<Problem> problems(TrackedImage... images) {
        return problems(Samples.request(List.of(images), DEFAULTS));
    }

    private static List<Problem> problems(SynthesisRequest request) {
        return catchThrowableOfType(InvalidManifestException.class, () -> WarehouseRules.check(request))
                .problems();
    }
}
