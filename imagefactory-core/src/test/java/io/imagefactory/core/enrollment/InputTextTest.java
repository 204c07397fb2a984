package io.imagefactory.core.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.imagefactory.core.enrollment.InputText.Placeholder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTextTest {

    private static final Map<Placeholder, String> VALUES = Map.of(
            Placeholder.IMAGE, "app",
            Placeholder.BASE_IMAGES, "{\"node:22\":\"{image}\"}",
            Placeholder.SOURCE_POLICY, "$1\\2",
            Placeholder.REQUEST, "app-1",
            Placeholder.REASON, "why");

    @Test
    void placeholdersStandForValues() {
        InputText text = InputText.of("{image}/{request}: {reason} {image}");

        assertThat(text.fill(VALUES)).isEqualTo("app/app-1: why app");
    }

    @Test
    void valuesAreNotLookedAtAgain() {
        assertThat(InputText.of("{baseImages}").fill(VALUES)).isEqualTo("{\"node:22\":\"{image}\"}");
        assertThat(InputText.of("{sourcePolicy}").fill(VALUES)).isEqualTo("$1\\2");
    }

    @Test
    void aValueMakesNoPlaceholderOfTheBracesAroundIt() {
        InputText text = InputText.of("{{image}}");

        assertThat(text.fill(Map.of(Placeholder.IMAGE, "request", Placeholder.REQUEST, "app-1")))
                .isEqualTo("{request}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "{}", "{ image }", "{\"a\": 1}", "{a b}", "}image{", "{a.b}"})
    void otherBracesAreText(String text) {
        assertThat(InputText.of(text).fill(VALUES)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "{image}", "a {{request}} {", "{baseimage}"})
    void aVerbatimTextHoldsNoPlaceholder(String text) {
        assertThat(InputText.verbatim(text).fill(VALUES)).isEqualTo(text);
        assertThat(InputText.verbatim(text).template()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "{image}", "a {{request}} {", "{image}{image}", "{ {reason}\n"})
    void theTemplateIsWhatWasRead(String text) {
        assertThat(InputText.of(text).template()).isEqualTo(text);
    }

    @Test
    void partsAreTextsAndPlaceholders() {
        assertThat(InputText.of("{image}/{request}: {{reason}} {x y}").parts())
                .containsExactly("{image}", "/", "{request}", ": {", "{reason}", "} {x y}");
    }

    @Test
    void aWordThatStandsForNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputText.of("a {baseimage}"))
                .withMessage("\"{baseimage}\" stands for nothing; did you mean \"baseImages\"?");
    }

    @Test
    void everyPlaceholderCanBeWritten() {
        for (Placeholder placeholder : Placeholder.values()) {
            assertThat(placeholder.text().fill(VALUES)).isEqualTo(VALUES.get(placeholder));
        }
    }
}
