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
        InputText text = new InputText("{image}/{request}: {reason} {image}");

        assertThat(text.fill(VALUES)).isEqualTo("app/app-1: why app");
    }

    @Test
    void valuesAreNotLookedAtAgain() {
        assertThat(new InputText("{baseImages}").fill(VALUES)).isEqualTo("{\"node:22\":\"{image}\"}");
        assertThat(new InputText("{sourcePolicy}").fill(VALUES)).isEqualTo("$1\\2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "{}", "{ image }", "{\"a\": 1}", "{a b}", "}image{", "{a.b}"})
    void otherBracesAreText(String text) {
        assertThat(new InputText(text).fill(VALUES)).isEqualTo(text);
    }

    @Test
    void aWordThatStandsForNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InputText("a {baseimage}"))
                .withMessage("\"{baseimage}\" stands for nothing; did you mean \"baseImages\"?");
    }

    @Test
    void everyPlaceholderCanBeWritten() {
        for (Placeholder placeholder : Placeholder.values()) {
            assertThat(placeholder.inBraces().fill(VALUES)).isEqualTo(VALUES.get(placeholder));
        }
    }
}
