package io.imagefactory.core.property;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.opentest4j.TestAbortedException;

/**
 * Holds a sentence against many cases. {@code -Dtest.cases} is their number instead of the test's own, and {@code -Dtest.seed} the
 * seed of the first; each has the next one, so that the seed of a case that failed makes it the first.
 */
public final class Property {

    private static final int TRIES_FOR_A_CASE = 100;

    private Property() {}

    /** What is held against a value; an assumption that does not hold makes it no case. */
    public interface Check<T> {
        void verify(T value) throws Exception;
    }

    /** Cases that are others each time. */
    public static <T> void forAll(int cases, Function<Choices, T> generator, Check<T> check) {
        forAll(cases, new SplittableRandom().nextInt(Integer.MAX_VALUE), generator, check);
    }

    /** The same cases each time. */
    public static <T> void forAll(int cases, long seed, Function<Choices, T> generator, Check<T> check) {
        verify(Integer.getInteger("test.cases", cases), Long.getLong("test.seed", seed), generator, check);
    }

    static <T> void verify(int cases, long first, Function<Choices, T> generator, Check<T> check) {
        Trial<T> trial = new Trial<>(generator, check);
        int made = 0;
        for (long seed = first; made < cases; seed++) {
            if (seed - first >= (long) TRIES_FOR_A_CASE * cases) {
                throw new AssertionError("Of " + (seed - first) + " values only " + made + " are cases");
            }
            try {
                Optional<Trial.Failure> failure = trial.of(Choices.drawn(new SplittableRandom(seed)));
                if (failure.isPresent()) {
                    throw told(made + 1, cases, seed, trial, failure.get());
                }
                made++;
            } catch (TestAbortedException e) {
                // no case
            }
        }
    }

    private static <T> AssertionError told(int number, int cases, long seed, Trial<T> trial, Trial.Failure failure) {
        Trial.Failure simplest = new Shrinking(trial).simplest(failure);
        return new AssertionError(
                "Case %d of %d does not hold; -Dtest.seed=%d -Dtest.cases=1 makes it again.%nIt was: %s%nMade simpler: %s%n%s"
                        .formatted(
                                number,
                                cases,
                                seed,
                                text(trial.value(failure)),
                                text(trial.value(simplest)),
                                simplest.cause()),
                simplest.cause());
    }

    private static String text(Object value) {
        String text = value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
        return text.length() <= 4000 ? text : text.substring(0, 4000) + "...";
    }
}
