package io.imagefactory.kargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.imagefactory.core.enrollment.FreightCreationPolicy;
import io.imagefactory.core.tags.TagFilter;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.kargo.RequestBudget.Requests;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {

    @Test
    void a_digest_costs_one_manifest_a_look() {
        assertThat(requests("PT1H", 20, new TagRule.Digest("22"))).isEqualTo(new Requests(24, 6, false));
    }

    @Test
    void one_tag_by_an_expression_costs_the_list_of_tags_as_well() {
        assertThat(requests("PT1H", 20, new TagRule.Lexical(TagFilter.allowing("^22$"))))
                .isEqualTo(new Requests(48, 6, false));
        assertThat(requests("PT1H", 20, new TagRule.NewestBuild(TagFilter.allowing("^22$"))))
                .isEqualTo(new Requests(48, 6, false));
    }

    @Test
    void many_tags_cost_as_many_manifests_as_are_looked_at() {
        assertThat(requests("PT1H", 20, new TagRule.Lexical(TagFilter.allowing("^22"))))
                .isEqualTo(new Requests(504, 120, false));
        assertThat(requests("PT1H", 5, new TagRule.SemVer(Optional.of("^22"), TagFilter.NONE)))
                .isEqualTo(new Requests(144, 30, false));
    }

    @Test
    void the_newest_build_of_many_tags_costs_more_than_can_be_told() {
        assertThat(requests("PT1H", 5, new TagRule.NewestBuild(TagFilter.allowing("^22"))))
                .isEqualTo(new Requests(144, 30, true));
    }

    @Test
    void a_look_that_is_rare_may_still_fall_into_any_six_hours() {
        assertThat(requests("PT48H", 20, new TagRule.Digest("22"))).isEqualTo(new Requests(0.5, 1, false));
        assertThat(requests("PT4H", 20, new TagRule.Digest("22"))).isEqualTo(new Requests(6, 2, false));
        assertThat(requests("PT5M", 20, new TagRule.Digest("22"))).isEqualTo(new Requests(288, 72, false));
    }

    @Test
    void each_registry_has_its_own_and_an_image_of_two_kinds_counts_once() {
        TrackedImage base = Samples.image("node", Kind.BASE, "docker.io/library/node", new TagRule.Digest("22"));
        TrackedImage same = Samples.image("node", Kind.EXTERNAL, "docker.io/library/node", new TagRule.Digest("22"));
        TrackedImage other = Samples.image("a", Kind.BASE, "ghcr.io/acme/a", new TagRule.Digest("1"));

        RequestBudget budget =
                Samples.request(List.of(base, same, other), Samples.OPTIONS).budget();

        assertThat(budget.registries())
                .isEqualTo(Map.of("docker.io", new Requests(1, 1, false), "ghcr.io", new Requests(1, 1, false)));
    }

    @Test
    void an_account_is_one_of_three() {
        assertThat(DockerHubAccount.of("personal")).isEqualTo(DockerHubAccount.PERSONAL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DockerHubAccount.of("team"))
                .withMessage("\"team\" is no account of Docker Hub; there are anonymous, personal, paid");
    }

    private static Requests requests(String interval, int limit, TagRule tags) {
        TrackedImage image = new TrackedImage(
                "a",
                Kind.EXTERNAL,
                "docker.io/library/node",
                tags,
                new Polling(Duration.parse(interval), limit, FreightCreationPolicy.AUTOMATIC, Optional.empty()));
        return RequestBudget.of(List.of(image)).registries().get("docker.io");
    }
}
