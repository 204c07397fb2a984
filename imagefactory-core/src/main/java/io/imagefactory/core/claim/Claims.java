package io.imagefactory.core.claim;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Who may ask CI for a rebuild: of all runs that want the same one, on whatever machines, one. */
public interface Claims {

    /** What came of a claim. */
    sealed interface Outcome {

        /** It is ours: ask CI. */
        record Won() implements Outcome {}

        /**
         * Another run has it, or was faster: leave CI alone.
         *
         * @param since when that run claimed it, by its own clock
         */
        record Lost(Instant since) implements Outcome {}

        /**
         * Nobody has it, and we may not have it either.
         *
         * @param reason a sentence without a full stop, with what to do
         */
        record Refused(String reason) implements Outcome {}
    }

    /**
     * Claims rebuilds of different images, each for itself. What is claimed stays so until the time-out; nothing gives it
     * back.
     *
     * @param now when they are claimed; to the second
     * @return what came of each, by image; what is left out is won
     * @throws ClaimException if nothing can be claimed, or nobody can say what was: then ask for none of them
     * @throws java.io.InterruptedIOException if the thread was interrupted while it waited, and then it still is
     */
    Map<String, Outcome> claim(Collection<Claim> wanted, Instant now) throws IOException;

    /**
     * Whether others are kept from asking for what was claimed, so that it is for this run to ask, though the state says by
     * now that it was asked for: another run may have written that, who has seen the claim.
     */
    default boolean isShared() {
        return true;
    }

    /** Where no other run decides but those with the same state, which says enough: everything is won. */
    static Claims alone() {
        return new Claims() {
            @Override
            public Map<String, Outcome> claim(Collection<Claim> wanted, Instant now) {
                return Map.of();
            }

            @Override
            public boolean isShared() {
                return false;
            }
        };
    }
}
