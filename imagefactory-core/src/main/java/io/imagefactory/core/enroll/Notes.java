package io.imagefactory.core.enroll;

import java.util.ArrayList;
import java.util.List;

/** What is to be said of one proposal, and how sure that leaves it. */
final class Notes {

    private final List<String> all = new ArrayList<>();
    private Confidence confidence = Confidence.CERTAIN;

    /** Something that may be otherwise. */
    void doubt(String clause) {
        add(clause);
        confidence = confidence.atMost(Confidence.LIKELY);
    }

    /** That it is no more than a guess. */
    void guess(String clause) {
        add(clause);
        confidence = Confidence.GUESS;
    }

    /** Something that is so, and worth knowing. */
    void tell(String clause) {
        add(clause);
    }

    private void add(String clause) {
        if (!all.contains(clause)) {
            all.add(clause);
        }
    }

    Confidence confidence() {
        return confidence;
    }

    List<String> all() {
        return all;
    }

    /**
     * What stands above the entry in images.yaml: nothing where all is certain.
     *
     * @param source what says so
     */
    List<String> comments(String source) {
        return confidence == Confidence.CERTAIN
                ? List.of()
                : List.of(confidence.text() + ": " + source + (all.isEmpty() ? "" : "; " + String.join("; ", all)));
    }
}
