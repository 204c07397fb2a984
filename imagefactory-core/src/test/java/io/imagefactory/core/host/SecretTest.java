package io.imagefactory.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final Secret SECRET = new Secret("gh~p/3?þ>+f9");

    @ParameterizedTest
    @ValueSource(strings = {"", "u:", "me:", "x-access-token:", "oauth2:"})
    void isSeenInWhatABasicLoginSends(String before) {
        for (String after : new String[] {"", "\n", " and more"}) {
            byte[] sent = (before + SECRET.reveal() + after).getBytes(StandardCharsets.UTF_8);
            assertThat(SECRET.isIn("said: Basic " + Base64.getEncoder().encodeToString(sent)))
                    .isTrue();
            assertThat(SECRET.isIn(
                            "said: " + Base64.getUrlEncoder().withoutPadding().encodeToString(sent) + "!"))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the token gh~p/3?þ>+f9 is bad",
                "https://h/?t=gh%7Ep%2F3%3F%C3%BE%3E%2Bf9&x",
                "67687E702F333FC3BE3E2B6639"
            })
    void isSeenAsItIsAndAsInUrlsAndDumps(String text) {
        assertThat(SECRET.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gh~p", "Bad credentials", "Z2h+", "***"})
    void isNotSeenElsewhere(String text) {
        assertThat(SECRET.isIn(text)).isFalse();
        assertThat(new Secret("e").isIn("ZZZ5")).isFalse();
        assertThat(SECRET).hasToString("***");
    }
}
