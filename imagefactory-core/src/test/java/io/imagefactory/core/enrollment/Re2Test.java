package io.imagefactory.core.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

    @Property(tries = 1000)
    void theShortWayForTagsSaysWhatTheCompilerSays(@ForAll("nearlyTags") String regex) {
        assertThat(Re2.fault(regex).isEmpty()).isEqualTo(compiles(regex));
    }

    @Provide
    Arbitrary<String> nearlyTags() {
        return Arbitraries.of(List.of("a", "Z", "0", "_", "-", "\\.", "\\", ".", "$", "^", "(", "+"))
                .list()
                .ofMaxSize(6)
                .map(parts -> "^" + String.join("", parts) + "$");
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
