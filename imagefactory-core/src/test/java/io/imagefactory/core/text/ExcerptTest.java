package io.imagefactory.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void whatIsVisibleStays() {
        assertThat(Excerpt.of("node:22 – für \uD83D\uDC33")).isEqualTo("node:22 – für \uD83D\uDC33");
    }

    @Test
    void whatATerminalActsOnDoesNot() {
        assertThat(Excerpt.of("a\nb\tc\u001b[31md\u202ee\u2028f\u200bg"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFD[31md\uFFFDe\uFFFDf\uFFFDg");
    }

    @Test
    void whatIsEndlessEnds() {
        assertThat(Excerpt.of("x".repeat(10_000))).isEqualTo("x".repeat(200) + "...");
    }
}
