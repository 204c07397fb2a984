package io.imagefactory.core.tags;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Re2SizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc | 3",
                "a{10} | 10",
                "a{2,10} | 10",
                "a{3,} | 3",
                "(ab){5} | 15",
                "(a{10}){10} | 110",
                "\\{10} | 4",
                "[{(]{3} | 3",
                "[^]x]{2} | 2",
                "a{,5} | 5",
                ") | 1",
                "((a | 1",
            })
    void repetitionsCountAsOftenAsTheyRepeat(String regex, long size) {
        assertThat(new Re2Size(regex).writtenOut()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{1000}){1000}",
                "((((a{99}){99}){99}){99}){99}",
                "(((((a{1000}){1000}){1000}){1000}){1000}){1000}"
            })
    void whatWouldFillTheMemoryIsNoExpression(String regex) {
        assertThat(Re2.fault(regex)).hasValueSatisfying(why -> assertThat(why).contains("repetitions"));
    }

    @Test
    void norIsWhatIsEndless() {
        assertThat(Re2.fault("(".repeat(20_000) + ")".repeat(20_000)))
                .contains("it has 40000 characters, of at most 1000");
        assertThat(Re2.fault("(".repeat(450) + "a" + ")".repeat(450))).isEmpty();
        assertThat(Re2.fault("^\\d{4}-\\d{2}(-[a-z]{1,10})?$")).isEmpty();
    }
}
