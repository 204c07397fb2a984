package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.imagefactory.core.image.DnsName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageNamesTest {

    @Test
    void a_stage_is_called_as_its_image_behind_a_prefix() {
        assertThat(StageNames.of("record-", List.of("node-22", "a.b")))
                .containsOnly(entry("a.b", "record-a.b"), entry("node-22", "record-node-22"));
    }

    @Test
    void names_that_are_too_long_are_cut_and_stay_apart() {
        String one = "a".repeat(62) + "1";
        String other = "a".repeat(62) + "2";

        Map<String, String> names = StageNames.of("record-", List.of(one, other));

        assertThat(names.values())
                .doesNotHaveDuplicates()
                .allMatch(DnsName::isValid)
                .allMatch(name -> name.length() == 63);
    }

    @Test
    void a_name_is_not_cut_between_dots_and_dashes() {
        String image = "a".repeat(45) + "." + "b-----" + "c".repeat(11);

        assertThat(StageNames.of("record-", List.of(image)).get(image)).matches(DnsName::isValid, "a DNS name");
    }

    @Test
    void what_is_cut_makes_way_for_who_is_called_so() {
        String longOne = "a".repeat(63);
        String cut = StageNames.of("record-", List.of(longOne)).get(longOne);
        String calledSo = cut.substring("record-".length());

        Map<String, String> names = StageNames.of("record-", List.of(longOne, calledSo));

        assertThat(names).containsEntry(calledSo, cut);
        assertThat(names.get(longOne)).isNotEqualTo(cut).matches(DnsName::isValid, "a DNS name");
    }
}
