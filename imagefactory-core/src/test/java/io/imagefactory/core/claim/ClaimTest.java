package io.imagefactory.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.claim.ClaimText.Earlier;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a claim is called, and what its commit says. */
class ClaimTest {

    private static final Claim CLAIM = new Claim("app", "node:22 sha256:2222", "Claim-Format: 1");
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final ClaimText TEXT =
            new ClaimText(CLAIM.key(), "0".repeat(32), List.of(new Earlier(NOON, "a".repeat(64))));

    @ParameterizedTest
    @ValueSource(strings = {"app", "a.b.c", "1", "app.lock", "lock", "app.lock.lock", "head"})
    void anyNameOfAnImageIsOneOfAReference(String image) {
        assertThat(new Claim(image, "a", "").ref())
                .startsWith("refs/imagefactory/rebuilds/" + image)
                .matches(Repository::isValidRefName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a..b", ".a", "a.", "a b", "a~1", "a:b", "a\\b", "a\n"})
    void whatIsNoNameOfAnImageIsRefused(String image) {
        assertThatThrownBy(() -> new Claim(image, "a", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "a\u0000b", "a\rb"})
    void whatIsNoTextIsNoSubject(String subject) {
        assertThatThrownBy(() -> new Claim("app", subject, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void subjectsAreTheSameWhereTheirTextIs() {
        assertThat(new Claim("app", "a\nb\n", "x").key()).isEqualTo(new Claim("web", "a\nb", "y").key());
        assertThat(new Claim("app", "a\nb", "").key()).isNotEqualTo(new Claim("app", "a\nc", "").key());
    }

    @Test
    void aMessageIsReadAsItWasWritten() {
        assertThat(ClaimText.parse(TEXT.message(CLAIM))).contains(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Claim-Format: 2",
                "Claim-Format: 1 ",
                "Claim-Subject: 12",
                "Claim-Id: x",
                "Claim-Earlier: yesterday-at-noon-or-later " + "a",
                "Signed-off-by: Jane <jane@example.com>",
            })
    void aLineThatIsNotOursMakesTheWholeUnknown(String line) {
        String key = line.substring(0, line.indexOf(':'));
        String message = TEXT.message(CLAIM);
        String other = message.contains("\n" + key + ":")
                ? message.replaceAll("(?m)^" + key + ":.*$", line)
                : message + line + "\n";

        assertThat(ClaimText.parse(other)).isEmpty();
    }

    @Test
    void whatIsTooLongToReadIsShownInPartAndStillToldApart() {
        String many = "node sha256:1\n".repeat(20_000);
        Claim claim = new Claim("app", many + "1", many);

        assertThat(claim.key()).isNotEqualTo(new Claim("app", many + "2", many).key());
        assertThat(ClaimText.parse(new ClaimText(claim.key(), TEXT.id(), List.of()).message(claim)))
                .hasValueSatisfying(text -> assertThat(text.key()).isEqualTo(claim.key()));
    }

    @Test
    void aMessageWithoutEndIsUnknown() {
        List<Earlier> many = Collections.nCopies(ClaimText.MOST_EARLIER + 1, new Earlier(NOON, CLAIM.key()));

        assertThat(ClaimText.parse("")).isEmpty();
        assertThat(ClaimText.parse("x".repeat(100_000) + TEXT.message(CLAIM))).isEmpty();
        assertThat(ClaimText.parse(new ClaimText(CLAIM.key(), TEXT.id(), many).message(CLAIM)))
                .isEmpty();
    }
}
