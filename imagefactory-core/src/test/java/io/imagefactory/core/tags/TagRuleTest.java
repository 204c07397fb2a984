package io.imagefactory.core.tags;

import static io.imagefactory.core.tags.Strategy.DIGEST;
import static io.imagefactory.core.tags.Strategy.LEXICAL;
import static io.imagefactory.core.tags.Strategy.NEWEST_BUILD;
import static io.imagefactory.core.tags.Strategy.SEM_VER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagRuleTest {

    @Test
    void lexicallyTheGreatestTagComesFirstByItsBytes() {
        TagRule rule = rule(LEXICAL, "^3\\.", null);

        assertThat(rule.candidates(List.of("3.12", "3.9", "4.0", "13.1", "3.12-slim")))
                .containsExactly("3.9", "3.12-slim", "3.12");
    }

    @Test
    void anExpressionIsNotAnchoredUnlessItSaysSo() {
        assertThat(rule(LEXICAL, "16", null).candidates(List.of("16-alpine", "pg16", "15")))
                .containsExactly("pg16", "16-alpine");
    }

    @Test
    void bySemanticVersionTheGreatestThatIsAdmittedComesFirst() {
        TagRule rule = rule(SEM_VER, null, "^1.2");

        assertThat(rule.candidates(
                        List.of("1.9.0", "v1.10.0", "1.10.0", "2.0.0", "1.11.0-rc.1", "latest", "1.10", "1.1.0")))
                .containsExactly("v1.10.0", "1.10.0", "1.9.0");
    }

    @Test
    void aSemanticVersionMustAlsoMatchTheExpression() {
        assertThat(rule(SEM_VER, "^[0-9.]+$", null).candidates(List.of("1.2.3", "v1.2.4", "1.2.5-rc.1")))
                .containsExactly("1.2.3");
    }

    @Test
    void byNewestBuildAllThatMatchAreCandidates() {
        assertThat(rule(NEWEST_BUILD, "^nightly-", null)
                        .candidates(List.of("nightly-1", "nightly-3", "latest", "nightly-2")))
                .containsExactly("nightly-3", "nightly-2", "nightly-1");
    }

    @Test
    void aTagThatMatchesAnyOfTheIgnoredDoesNotCount() {
        TagRule rule = new TagRule.Lexical(new TagFilter(Optional.of("^3"), List.of("-(rc|beta)", "^3\\.9$")));

        assertThat(rule.candidates(List.of("3.8", "3.9", "3.90", "3.10-rc1", "3.10-beta")))
                .containsExactly("3.90", "3.8");
    }

    @ParameterizedTest
    @CsvSource({"^16-alpine$,16-alpine", "^3\\.12-slim$,3.12-slim", "^1_2\\-3$,1_2-3"})
    void anExpressionWithoutAChoiceNamesItsTag(String regex, String tag) {
        assertThat(rule(LEXICAL, regex, null).onlyTag()).contains(tag);
        assertThat(rule(NEWEST_BUILD, regex, null).onlyTag()).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"16-alpine", "^16-alpine", "16-alpine$", "^3.12$", "^(16)$", "^1\\d$", "^$", "^a\\$", "^a|b$"})
    void anExpressionWithAChoiceNamesNone(String regex) {
        assertThat(rule(LEXICAL, regex, null).onlyTag()).isEmpty();
    }

    @Test
    void theStrategyDigestFollowsItsConstraintWhateverIsAllowed() {
        assertThat(rule(DIGEST, "^16$", "latest").onlyTag()).contains("latest");
    }

    @Test
    void aVersionIsNeverTheOnlyOne() {
        assertThat(rule(SEM_VER, "^1\\.2\\.3$", null).onlyTag()).isEmpty();
    }

    private static TagRule rule(Strategy strategy, @Nullable String allowTags, @Nullable String constraint) {
        return TagRule.of(
                        strategy,
                        Optional.ofNullable(constraint),
                        new TagFilter(Optional.ofNullable(allowTags), List.of()))
                .orElseThrow();
    }
}
