package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enrollment.InputText.Placeholder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispatchBodyTest {

    @ParameterizedTest
    @EnumSource
    void a_body_is_one_expression_that_nothing_ends_before_its_end(DispatchApi api) {
        assertThat(api.body()).startsWith("${{").endsWith("}}");
        assertThat(api.body().substring(3, api.body().length() - 2)).doesNotContain("}}", "%}", "${");
    }

    @ParameterizedTest
    @EnumSource
    void a_body_has_a_value_for_every_placeholder(DispatchApi api) {
        for (Placeholder placeholder : Placeholder.values()) {
            assertThat(api.body()).containsOnlyOnce("\n    \"" + placeholder.part() + "\": ");
        }
    }
}
