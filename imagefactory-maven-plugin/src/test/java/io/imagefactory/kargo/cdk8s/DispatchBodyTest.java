package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.InputText.Placeholder;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import io.imagefactory.kargo.Dispatch;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DispatchBodyTest {

    static Stream<DispatchApi> apis() {
        Build.Pipeline pipeline = new Build.Pipeline(
                Optional.of("build.yml"), Optional.empty(), Optional.of("image"), Optional.empty(), Optional.empty());
        return Stream.of(Provider.GITHUB, Provider.GITLAB)
                .map(provider -> new Source(
                        provider,
                        Optional.of("acme/a"),
                        Optional.empty(),
                        Optional.of("main"),
                        Source.DEFAULT_DOCKERFILE))
                .map(source -> new Build(source, Optional.empty(), Optional.empty(), Map.of(), pipeline))
                .map(build -> DispatchApi.of(Dispatch.of(build).orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("apis")
    void a_body_is_one_expression_that_nothing_ends_before_its_end(DispatchApi api) {
        assertThat(api.body()).startsWith("${{").endsWith("}}");
        assertThat(api.body().substring(3, api.body().length() - 2)).doesNotContain("}}", "%}", "${");
    }

    @ParameterizedTest
    @MethodSource("apis")
    void a_body_has_a_value_for_every_placeholder(DispatchApi api) {
        for (Placeholder placeholder : Placeholder.values()) {
            assertThat(api.body()).containsOnlyOnce("\n    \"" + placeholder.part() + "\": ");
        }
    }
}
