package io.imagefactory.core.property;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opentest4j.TestAbortedException;

/** Makes a value and holds the sentence against it. */
record Trial<T>(Function<Choices, T> generator, Property.Check<T> check) {

    /** The choices of a value for which it does not hold. */
    record Failure(List<Long> choices, Throwable cause) {}

    /** Fails only with {@link TestAbortedException}, if the value is no case. */
    Optional<Failure> of(Choices choices) {
        try {
            check.verify(generator.apply(choices));
            return Optional.empty();
        } catch (TestAbortedException e) {
            throw e;
        } catch (Exception | AssertionError | StackOverflowError e) {
            return Optional.of(new Failure(choices.made(), e));
        }
    }

    T value(Failure failure) {
        return generator.apply(Choices.told(failure.choices()));
    }
}
