package io.imagefactory.core.claim;

import io.imagefactory.core.claim.ClaimText.Earlier;
import io.imagefactory.core.git.RemoteReferences;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands on the server for an image.
 *
 * @param commit its id
 * @param since when it was claimed
 * @param text empty for a commit that is none of ours, or of a later version: it stands for any subject, until it is old
 */
record StandingClaim(String commit, Instant since, Optional<ClaimText> text) {

    static StandingClaim of(RemoteReferences.Commit commit) {
        return new StandingClaim(commit.id(), commit.time(), commit.message().flatMap(ClaimText::parse));
    }

    /**
     * Since when the subject has been claimed, if it is. A claim counts for as long as the time-out; and no longer where it
     * lies in the future, whatever clock wrote it.
     */
    Optional<Instant> bars(String key, Instant now, Duration timeout) {
        return text.map(known -> claimed(known).filter(other -> other.key().equals(key)))
                .orElseGet(() -> Stream.of(new Earlier(since, key)))
                .filter(other -> isYoung(other, now, timeout))
                .map(Earlier::since)
                .findFirst();
    }

    /** What a claim of another subject is to remember, so that this one is not claimed again after it. */
    List<Earlier> remembered(String key, Instant now, Duration timeout) {
        return text.stream()
                .flatMap(this::claimed)
                .filter(other -> !other.key().equals(key) && isYoung(other, now, timeout))
                .limit(ClaimText.MOST_EARLIER)
                .toList();
    }

    private Stream<Earlier> claimed(ClaimText known) {
        return Stream.concat(Stream.of(new Earlier(since, known.key())), known.earlier().stream());
    }

    private static boolean isYoung(Earlier other, Instant now, Duration timeout) {
        return Duration.between(other.since(), now).abs().compareTo(timeout) < 0;
    }
}
