package io.imagefactory.core.tags;

import static io.imagefactory.core.property.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.imagefactory.core.property.Choices;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Re2Test {

    @ParameterizedTest
    @ValueSource(strings = {"", "^$", "^22\\.1-slim_x$", "^\\.$", "^a\\$", "(?i)^a$", "[[:alpha:]]"})
    void anExpressionHasNoFault(String regex) {
        assertThat(Re2.fault(regex)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a", "^(a$", "^a++$", "^\\8$", "^(?!a)$", "a\\"})
    void whatOnlyAnotherSyntaxTakesHasOne(String regex) {
        assertThat(Re2.fault(regex)).isPresent();
    }

    @Test
    void theShortWayForTagsSaysWhatTheCompilerSays() {
        forAll(
                1000,
                Re2Test::nearlyATag,
                regex -> assertThat(Re2.fault(regex).isEmpty()).isEqualTo(compiles(regex)));
    }

    private static String nearlyATag(Choices choices) {
        List<String> parts =
                choices.list(0, 6, () -> choices.of("a", "Z", "0", "_", "-", "\\.", "\\", ".", "$", "^", "(", "+"));
        return "^" + String.join("", parts) + "$";
    }

    private static boolean compiles(String regex) {
        try {
            Pattern.compile(regex);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
