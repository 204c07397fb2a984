package io.imagefactory.core.rebuild;

import io.imagefactory.core.state.RebuildState;
import io.imagefactory.core.text.Printable;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What CI has said to the request for a rebuild. */
public sealed interface RebuildAnswer {

    /** What is known of rebuilds of an image whose last one was asked for at that time, and so answered. */
    default RebuildState appliedTo(RebuildState state, Instant askedAt) {
        return state.answered();
    }

    /**
     * It builds.
     *
     * @param run where that can be looked at, where CI says it
     */
    record Begun(Optional<URI> run) implements RebuildAnswer {

        @Override
        public RebuildState appliedTo(RebuildState state, Instant askedAt) {
            return run.map(url -> state.runsAt(url.toString())).orElseGet(state::answered);
        }
    }

    /**
     * It does not build. Where CI takes no request at all, this is a failure, but not another one: how often it was in vain
     * says nothing of the image, and opens no circuit.
     *
     * @param reason a sentence that says what to do
     * @param unavailable whether CI takes no request now, whatever it is
     */
    record Refused(String reason, boolean unavailable) implements RebuildAnswer {
        public Refused {
            reason = Printable.of(reason);
        }

        @Override
        public RebuildState appliedTo(RebuildState state, Instant askedAt) {
            return state.refused(askedAt, reason, unavailable);
        }
    }

    /**
     * Nobody knows; it counts as asked for, until the image shows it or the time is over.
     *
     * @param reason a sentence
     */
    record Unknown(String reason) implements RebuildAnswer {
        public Unknown {
            reason = Printable.of(reason);
        }
    }
}
