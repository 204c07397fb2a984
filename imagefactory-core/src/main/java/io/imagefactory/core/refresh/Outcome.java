package io.imagefactory.core.refresh;

/** What came of a query. */
sealed interface Outcome permits PublishedTag, Outcome.Failed, Outcome.Missing {

    /**
     * Nobody has answered, or no tag is the current one.
     *
     * @param cause a sentence, the same for all that fail for the same cause
     * @param hidden whether the registry has answered that there is none, or none for us
     */
    record Failed(String cause, boolean hidden) implements Outcome {}

    /**
     * The registry shows the repository, and of the tags in it none is the one, or may be it.
     *
     * @param cause a sentence
     */
    record Missing(String cause) implements Outcome {}
}
