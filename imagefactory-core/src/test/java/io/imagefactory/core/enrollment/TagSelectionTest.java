package io.imagefactory.core.enrollment;

import static io.imagefactory.core.enrollment.TagSelection.Strategy.DIGEST;
import static io.imagefactory.core.enrollment.TagSelection.Strategy.LEXICAL;
import static io.imagefactory.core.enrollment.TagSelection.Strategy.NEWEST_BUILD;
import static io.imagefactory.core.enrollment.TagSelection.Strategy.SEM_VER;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enrollment.TagSelection.Strategy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagSelectionTest {

    @Test
    void lexicallyTheGreatestTagComesFirstByItsBytes() {
        TagSelection selection = selection(LEXICAL, "^3\\.", null);

        assertThat(selection.candidates(List.of("3.12", "3.9", "4.0", "13.1", "3.12-slim")))
                .containsExactly("3.9", "3.12-slim", "3.12");
    }

    @Test
    void anExpressionIsNotAnchoredUnlessItSaysSo() {
        assertThat(selection(LEXICAL, "16", null).candidates(List.of("16-alpine", "pg16", "15")))
                .containsExactly("pg16", "16-alpine");
    }

    @Test
    void bySemanticVersionTheGreatestThatIsAdmittedComesFirst() {
        TagSelection selection = selection(SEM_VER, null, "^1.2");

        assertThat(selection.candidates(
                        List.of("1.9.0", "v1.10.0", "1.10.0", "2.0.0", "1.11.0-rc.1", "latest", "1.10", "1.1.0")))
                .containsExactly("v1.10.0", "1.10.0", "1.9.0");
    }

    @Test
    void aSemanticVersionMustAlsoMatchTheExpression() {
        assertThat(selection(SEM_VER, "^[0-9.]+$", null).candidates(List.of("1.2.3", "v1.2.4", "1.2.5-rc.1")))
                .containsExactly("1.2.3");
    }

    @Test
    void byNewestBuildAllThatMatchAreCandidates() {
        assertThat(selection(NEWEST_BUILD, "^nightly-", null)
                        .candidates(List.of("nightly-1", "nightly-3", "latest", "nightly-2")))
                .containsExactly("nightly-3", "nightly-2", "nightly-1");
    }

    @Test
    void aTagThatMatchesAnyOfTheIgnoredDoesNotCount() {
        TagSelection selection = new TagSelection(
                Optional.of("^3"), Optional.empty(), Optional.empty(), List.of("-(rc|beta)", "^3\\.9$"));

        assertThat(selection.candidates(List.of("3.8", "3.9", "3.90", "3.10-rc1", "3.10-beta")))
                .containsExactly("3.90", "3.8");
    }

    @ParameterizedTest
    @CsvSource({"^16-alpine$,16-alpine", "^3\\.12-slim$,3.12-slim", "^1_2\\-3$,1_2-3"})
    void anExpressionWithoutAChoiceNamesItsTag(String regex, String tag) {
        assertThat(selection(LEXICAL, regex, null).onlyTag()).contains(tag);
        assertThat(selection(NEWEST_BUILD, regex, null).onlyTag()).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"16-alpine", "^16-alpine", "16-alpine$", "^3.12$", "^(16)$", "^1\\d$", "^$", "^a\\$", "^a|b$"})
    void anExpressionWithAChoiceNamesNone(String regex) {
        assertThat(selection(LEXICAL, regex, null).onlyTag()).isEmpty();
    }

    @Test
    void theStrategyDigestFollowsItsConstraintWhateverIsAllowed() {
        assertThat(selection(DIGEST, "^16$", "latest").onlyTag()).contains("latest");
    }

    @Test
    void aVersionIsNeverTheOnlyOne() {
        assertThat(selection(SEM_VER, "^1\\.2\\.3$", null).onlyTag()).isEmpty();
    }

    private static TagSelection selection(Strategy strategy, @Nullable String allowTags, @Nullable String constraint) {
        return new TagSelection(
                Optional.ofNullable(allowTags), Optional.of(strategy), Optional.ofNullable(constraint), List.of());
    }
}
