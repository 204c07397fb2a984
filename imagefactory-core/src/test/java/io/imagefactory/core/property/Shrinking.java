package io.imagefactory.core.property;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** Looks for a simpler value that fails in the same way, by leaving out choices and making them smaller, for a while. */
final class Shrinking {

    private static final Duration WHILE = Duration.ofSeconds(20);

    private final Trial<?> trial;
    private final long end = System.nanoTime() + WHILE.toNanos();

    Shrinking(Trial<?> trial) {
        this.trial = trial;
    }

    Trial.Failure simplest(Trial.Failure failure) {
        Trial.Failure before;
        Trial.Failure simplest = failure;
        do {
            before = simplest;
            simplest = smaller(fewer(before));
        } while (simplest != before);
        return simplest;
    }

    /** Halves are left out first, single choices last. */
    private Trial.Failure fewer(Trial.Failure failure) {
        Trial.Failure simplest = failure;
        for (int length = simplest.choices().size(); length > 0; length /= 2) {
            for (int from = 0; from < simplest.choices().size(); ) {
                List<Long> choices = new ArrayList<>(simplest.choices());
                choices.subList(from, Math.min(from + length, choices.size())).clear();
                Optional<Trial.Failure> simpler = simpler(choices, simplest);
                from += simpler.isPresent() ? 0 : length;
                simplest = simpler.orElse(simplest);
            }
        }
        return simplest;
    }

    private Trial.Failure smaller(Trial.Failure failure) {
        Trial.Failure simplest = failure;
        for (int place = 0; place < simplest.choices().size(); place++) {
            long choice = simplest.choices().get(place);
            for (long less : new long[] {0, choice / 2, choice - 1}) {
                List<Long> choices = new ArrayList<>(simplest.choices());
                choices.set(place, Math.max(0, less));
                Optional<Trial.Failure> simpler = simpler(choices, simplest);
                if (simpler.isPresent()) {
                    simplest = simpler.get();
                    break;
                }
            }
        }
        return simplest;
    }

    private Optional<Trial.Failure> simpler(List<Long> choices, Trial.Failure than) {
        if (System.nanoTime() > end || choices.equals(than.choices())) {
            return Optional.empty();
        }
        try {
            return trial.of(Choices.told(choices))
                    .filter(failure ->
                            failure.cause().getClass() == than.cause().getClass())
                    .filter(failure -> isSimpler(failure.choices(), than.choices()));
        } catch (TestAbortedException e) {
            return Optional.empty();
        }
    }

    /** Fewer choices, or as many of which the first that differs is smaller. */
    private static boolean isSimpler(List<Long> choices, List<Long> than) {
        if (choices.size() != than.size()) {
            return choices.size() < than.size();
        }
        for (int i = 0; i < choices.size(); i++) {
            if (!choices.get(i).equals(than.get(i))) {
                return choices.get(i) < than.get(i);
            }
        }
        return false;
    }
}
