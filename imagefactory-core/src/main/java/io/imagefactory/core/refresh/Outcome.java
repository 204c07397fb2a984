package io.imagefactory.core.refresh;

/** What came of a query. */
sealed interface Outcome {

    /** A registry has answered. */
    record Seen(PublishedTag tag) implements Outcome {}

    /** Nobody has. @param cause a sentence, the same for all that fail for the same cause */
    record Failed(String cause) implements Outcome {}
}
