package io.imagefactory.core.refresh;

import io.imagefactory.core.state.Sighting;

/** What came of an inquiry. */
sealed interface Outcome {

    /** A registry has answered. */
    record Seen(Sighting sighting) implements Outcome {}

    /** Nobody has. @param cause a sentence, the same for all that fail for the same cause */
    record Failed(String cause) implements Outcome {}
}
