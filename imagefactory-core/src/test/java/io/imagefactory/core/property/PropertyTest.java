package io.imagefactory.core.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PropertyTest {

    @Test
    void aCaseThatFailsIsTheFirstOfItsSeed() {
        List<List<Integer>> seen = new ArrayList<>();
        Function<Choices, List<Integer>> generator = choices -> choices.list(0, 9, () -> choices.between(0, 99));
        String message = failure(generator, values -> {
            seen.add(values);
            assertThat(seen.size()).isLessThan(40);
        });
        List<Integer> failed = seen.get(39);

        Matcher seed = Pattern.compile("Case 40 of 100 .*-Dtest.seed=(\\d+) ").matcher(message);

        assertThat(seed.find()).isTrue();
        seen.clear();
        Property.verify(1, Long.parseLong(seed.group(1)), generator, seen::add);
        assertThat(seen).containsExactly(failed);
    }

    @Test
    void aListBecomesShortAndItsNumbersSmall() {
        String message = failure(
                choices -> choices.list(0, 50, () -> choices.between(0, 1000)),
                values -> assertThat(values).noneMatch(value -> value > 100));

        assertThat(message).contains("Made simpler: [101]");
    }

    @Test
    void aTextBecomesShort() {
        String message = failure(
                choices -> choices.text("abc", 0, 20)
                        + choices.maybe(0.5, () -> "x")
                        + choices.random().nextInt(7),
                text -> assertThat(text).doesNotContain("c"));

        assertThat(message).contains("Made simpler: cOptional.empty0");
    }

    @Test
    void whatIsNoCaseIsNotCounted() {
        List<Integer> seen = new ArrayList<>();

        Property.verify(
                100,
                1,
                choices -> {
                    int number = choices.between(0, 9);
                    Assumptions.assumeTrue(number % 2 == 0);
                    return number;
                },
                seen::add);

        assertThat(seen).hasSize(100).allMatch(number -> number % 2 == 0);
    }

    @Test
    void aGeneratorThatMakesNoCaseIsAFailure() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Property.verify(
                        3,
                        1,
                        choices -> {
                            Assumptions.assumeTrue(false);
                            return 0;
                        },
                        value -> {}))
                .withMessage("Of 300 values only 0 are cases");
    }

    @Test
    void bothEndsAreMadeEvenOfALongRange() {
        Set<Object> seen = new HashSet<>();

        Property.verify(
                1000,
                1,
                choices -> List.of(
                        choices.between(Integer.MIN_VALUE, Integer.MAX_VALUE),
                        choices.list(0, 200, () -> "x").size() - 1000),
                seen::addAll);

        assertThat(seen).contains(Integer.MIN_VALUE, Integer.MAX_VALUE, -1000, -800);
    }

    @Test
    void eachOfSomeIsAboutAsOftenAsItShallBe() {
        int[] counts = new int[6];

        Property.verify(
                10_000,
                1,
                choices -> {
                    counts[choices.weighted(1, 3)]++;
                    counts[2 + choices.of(0, 1, 2)]++;
                    counts[5] += choices.maybe(0.3, () -> "").isPresent() ? 1 : 0;
                    return "";
                },
                value -> {});

        int[] expected = {2500, 7500, 3333, 3333, 3333, 3000};
        for (int i = 0; i < expected.length; i++) {
            assertThat(counts[i]).isBetween(expected[i] - 250, expected[i] + 250);
        }
    }

    @Test
    void anExceptionIsAFailure() {
        assertThat(failure(choices -> choices.bytes(9), bytes -> {
                    throw new IllegalStateException("so it is");
                }))
                .contains("Made simpler: []", "so it is");
        assertThatNoException().isThrownBy(() -> Property.verify(9, 1, choices -> choices.anyText(9), text -> {}));
    }

    private static <T> String failure(Function<Choices, T> generator, Property.Check<T> check) {
        try {
            Property.verify(100, 7, generator, check);
        } catch (AssertionError e) {
            return e.getMessage();
        }
        throw new AssertionError("It holds");
    }
}
