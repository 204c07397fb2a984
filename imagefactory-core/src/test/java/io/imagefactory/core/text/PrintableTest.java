package io.imagefactory.core.text;

import static io.imagefactory.core.property.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    private static final Pattern ACTING =
            Pattern.compile("(?m)^\\s*::|##[a-zA-Z]*\\[|%%\\[|[\\p{Cc}&&[^\\n\\t]]|\\p{Cf}|\\p{Cs}|\\p{Zl}|\\p{Zp}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "##[group]x",
                "##vso[task.setvariable variable=PATH]y",
                "x ##teamcity[buildStop]",
                "::add-mask::x",
                "a\n \t::stop-commands::x",
                "a\r::notice::x",
                "%%[x]",
                "\u001b]0;title\u0007",
                "\u202eevil",
                "\u2066evil",
                "a\u2028b\u0085c\u200b",
                "\ud800",
            })
    void whatWouldActIsShown(String hostile) {
        assertThat(ACTING.matcher(hostile).find()).isTrue();
        assertThat(ACTING.matcher(Printable.of(hostile)).find()).isFalse();
        assertThat(ACTING.matcher(Excerpt.of(hostile)).find()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a::b", "images.yaml:1:3: x\n\t# y", "## Heading", "100%", "[x]", "døcs \ud83d\ude80"})
    void otherTextStaysAsItIs(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @Test
    void whateverIsSaidNothingActs() {
        String letters = "ab:#%[]\n\r\t \u001b\u202e\ud800\udc00";
        forAll(
                2000,
                choices -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = choices.between(0, 12); i > 0; i--) {
                        text.append(letters.charAt(choices.between(0, letters.length() - 1)));
                    }
                    return text.toString();
                },
                text -> {
                    assertThat(ACTING.matcher(Printable.of(text)).find()).isFalse();
                    assertThat(Printable.of(Printable.of(text))).isEqualTo(Printable.of(text));
                });
    }
}
