package io.imagefactory.core.rebuild;

import java.net.URI;
import java.util.Optional;

/** What CI has said to the request for a rebuild. */
public sealed interface RebuildAnswer {

    /**
     * It builds.
     *
     * @param run where that can be looked at, where CI says it
     */
    record Begun(Optional<URI> run) implements RebuildAnswer {}

    /**
     * It does not build. Where CI takes no request at all, this is a failure, but not another one: how often it was in vain
     * says nothing of the image, and opens no circuit.
     *
     * @param reason a sentence that says what to do
     * @param unavailable whether CI takes no request now, whatever it is
     */
    record Refused(String reason, boolean unavailable) implements RebuildAnswer {}

    /**
     * Nobody knows; it counts as asked for, until the image shows it or the time is over.
     *
     * @param reason a sentence
     */
    record Unknown(String reason) implements RebuildAnswer {}
}
