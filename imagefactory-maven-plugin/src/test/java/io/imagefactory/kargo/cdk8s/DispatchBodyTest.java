package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.InputText.Placeholder;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import io.imagefactory.kargo.Dispatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DispatchBodyTest {

    static Stream<String> bodies() {
        Build.Pipeline pipeline = new Build.Pipeline(
                Optional.of("build.yml"), Optional.empty(), Optional.of("image"), Optional.empty(), Optional.empty());
        return Stream.of(Provider.GITHUB, Provider.GITLAB)
                .map(provider -> Source.of(
                        provider,
                        Optional.of("acme/a"),
                        Optional.empty(),
                        Optional.of("main"),
                        Source.DEFAULT_DOCKERFILE))
                .map(source -> new Build(
                        source,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(Platform.LINUX_AMD64),
                        Optional.empty(),
                        Map.of(),
                        pipeline))
                .map(build -> DispatchBody.of(
                        Dispatch.of(build).orElseThrow().request().template()));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_body_is_one_expression_that_nothing_ends_before_its_end(String body) {
        assertThat(body).startsWith("${{").endsWith("}}");
        assertThat(body.substring(3, body.length() - 2)).doesNotContain("}}", "%}", "${");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_body_has_a_value_for_every_placeholder(String body) {
        for (Placeholder placeholder : Placeholder.values()) {
            assertThat(body).containsOnlyOnce("\n    \"" + placeholder.part() + "\": ");
        }
    }
}
