package io.imagefactory.kargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.enrollment.FreightCreationPolicy;
import io.imagefactory.core.enrollment.Warehouses;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Observed;
import io.imagefactory.core.state.State;
import io.imagefactory.core.tags.TagFilter;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrackedImagesTest {

    private static final Enrollments NOTHING_ENROLLED = new Enrollments(List.of(), Warehouses.NONE);
    private static final InfraRepository REPOSITORY =
            new InfraRepository(Path.of("."), Path.of("config", "images.yaml"), Path.of("state"), false);

    @Test
    void a_base_image_is_followed_by_an_expression_or_by_its_tag() {
        State state = state("python:3.12-slim");

        assertThat(of(NOTHING_ENROLLED, state, BaseImageStrategy.LEXICAL).all())
                .containsExactly(python(new TagRule.Lexical(TagFilter.allowing("^3\\.12-slim$"))));
        assertThat(of(NOTHING_ENROLLED, state, BaseImageStrategy.DIGEST).all())
                .containsExactly(python(new TagRule.Digest("3.12-slim")));
    }

    @Test
    void a_base_image_without_a_tag_is_not_followed_in_any_way() {
        State state = state("python@sha256:" + "a".repeat(64));

        for (BaseImageStrategy strategy : BaseImageStrategy.values()) {
            assertThat(of(NOTHING_ENROLLED, state, strategy).all()).isEmpty();
        }
    }

    @Test
    void how_base_images_are_followed_says_nothing_of_external_ones() {
        Enrollments enrollments = enrollments("[{name: postgres, repository: library/postgres, allowTags: ^17$}]");

        assertThat(of(enrollments, State.EMPTY, BaseImageStrategy.DIGEST).all())
                .extracting(TrackedImage::tags)
                .containsExactly(new TagRule.Lexical(TagFilter.allowing("^17$")));
    }

    @Test
    void one_warehouse_serves_an_external_and_a_base_image_that_follow_one_tag_in_two_ways() {
        Enrollments enrollments =
                enrollments("[{name: python-3.12-slim, repository: library/python, allowTags: '^3\\.12-slim$'}]");
        TrackedImages images = of(enrollments, state("python:3.12-slim"), BaseImageStrategy.DIGEST);
        SynthesisRequest request = Samples.request(images.all(), Samples.OPTIONS);

        WarehouseRules.check(request);

        assertThat(request.warehouses())
                .containsExactly(python(new TagRule.Lexical(TagFilter.allowing("^3\\.12-slim$"))));
    }

    @Test
    void the_place_of_an_image_is_where_it_is_written() {
        Enrollments enrollments = enrollments("""
            - {name: postgres, repository: library/postgres, allowTags: ^17$}

            - {name: redis, repository: library/redis, allowTags: ^7$}
            """);
        TrackedImages images = of(enrollments, state("python:3.12-slim"), BaseImageStrategy.LEXICAL);

        assertThat(images.all())
                .extracting(images.places()::get)
                .containsExactly(
                        "config/images.yaml:1:3", "config/images.yaml:3:3", "state/base-images/python-3.12-slim.yaml");
    }

    @Test
    void what_is_said_of_one_warehouse_counts_before_its_kind_and_that_before_all() {
        Enrollments enrollments = enrollments("""
            warehouses:
              all: {interval: 12h, discoveryLimit: 5}
              external: {discoveryLimit: 6, freightCreationPolicy: Manual}
              base: {interval: 6h}
              named:
                redis: {interval: 1h}
            images:
              - {name: postgres, repository: library/postgres, allowTags: ^17$}
              - {name: redis, repository: library/redis, allowTags: ^7$}
            """);

        assertThat(of(enrollments, state("python:3.12-slim"), BaseImageStrategy.LEXICAL)
                        .all())
                .extracting(TrackedImage::polling)
                .containsExactly(
                        new Polling(Duration.ofHours(12), 6, FreightCreationPolicy.MANUAL, Optional.empty()),
                        new Polling(Duration.ofHours(1), 6, FreightCreationPolicy.MANUAL, Optional.empty()),
                        new Polling(Duration.ofHours(6), 5, FreightCreationPolicy.AUTOMATIC, Optional.empty()));
    }

    @Test
    void a_warehouse_that_there_is_not_is_told_with_its_place() {
        Enrollments enrollments = enrollments("""
            warehouses:
              named:
                python-3.12-slim: {interval: 1h}
                postgers: {interval: 1h}
                silent: {interval: 1h}
            images:
              - {name: postgres, repository: library/postgres, allowTags: ^17$}
              - {name: silent, repository: library/silent}
            """);

        assertThat(of(enrollments, state("python:3.12-slim"), BaseImageStrategy.LEXICAL)
                        .unknown())
                .containsExactly(
                        Map.entry("postgers", "config/images.yaml:4:5"), Map.entry("silent", "config/images.yaml:5:5"));
    }

    @Test
    void there_are_two_ways() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseImageStrategy.of("SemVer"))
                .withMessage("\"SemVer\" is no way to follow the tag of a base image; write Lexical or Digest");
    }

    private static TrackedImages of(Enrollments enrollments, State state, BaseImageStrategy strategy) {
        return TrackedImages.of(enrollments, state, REPOSITORY, Polling.DEFAULT, strategy);
    }

    private static TrackedImage python(TagRule tags) {
        return Samples.image("python-3.12-slim", Kind.BASE, "docker.io/library/python", tags);
    }

    private static Enrollments enrollments(String yaml) {
        return EnrollmentsReader.read("config/images.yaml", yaml.getBytes(StandardCharsets.UTF_8), 0);
    }

    private static State state(String baseImage) {
        SortedMap<String, BaseImageState> baseImages = new TreeMap<>();
        baseImages.put(
                "python-3.12-slim",
                new BaseImageState(
                        "python-3.12-slim",
                        ImageReference.of(baseImage),
                        List.of("shop"),
                        Observed.NOTHING,
                        Optional.empty()));
        return new State(new TreeMap<>(), baseImages, new TreeMap<>(), new TreeMap<>());
    }
}
