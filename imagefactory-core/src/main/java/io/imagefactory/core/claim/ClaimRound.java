package io.imagefactory.core.claim;

import io.imagefactory.core.git.FetchProblem;
import io.imagefactory.core.git.FetchProblem.Kind;
import io.imagefactory.core.git.RemoteReferences;
import io.imagefactory.core.git.RemoteReferences.Move;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.host.Verdict;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One try to claim. Each claim is one commit throughout, which replaces what the first look has found: so a push whose
 * answer was lost can be made again, and comes to the same, and the next look says whether the commit stands there.
 */
final class ClaimRound {

    private static final Set<Kind> REFUSALS = Set.of(Kind.DENIED, Kind.ABSENT, Kind.REFUSED);

    private final RemoteReferences server;
    private final SecureRandom random = new SecureRandom();
    private final Duration timeout;
    private final Instant now;
    private final Map<String, Claim> open = new LinkedHashMap<>();
    private final Map<String, Move> moves = new LinkedHashMap<>();
    private final Map<String, Claims.Outcome> outcomes = new LinkedHashMap<>();

    ClaimRound(RemoteReferences server, Duration timeout, Instant now) {
        this.server = server;
        this.timeout = timeout;
        this.now = now;
    }

    /** The server has left a reference where it was. */
    private static final class NotMovedException extends IOException {}

    Map<String, Claims.Outcome> run(Map<String, Claim> wanted, Retries retries) throws IOException {
        open.putAll(wanted);
        try {
            retries.call(server.deadline(), this::attempt, ClaimRound::verdict);
        } catch (NotMovedException e) {
            List.copyOf(open.keySet())
                    .forEach(ref -> settle(ref, new Claims.Outcome.Refused(ClaimException.refusal(server.url(), ref))));
        } catch (FetchProblem e) {
            throw moves.isEmpty() ? ClaimException.unread(server.url(), e) : ClaimException.unknown(e);
        }
        return outcomes;
    }

    private static Verdict verdict(IOException failure) {
        if (failure instanceof FetchProblem problem) {
            return problem.verdict();
        }
        // One that another run holds its lock on does not move either, for a moment.
        return failure instanceof NotMovedException ? Verdict.PASSING : Verdict.LASTING;
    }

    private Map<String, Claims.Outcome> attempt() throws IOException {
        compare(server.look(open.keySet()));
        if (open.isEmpty()) {
            return outcomes;
        }
        for (String ref : push()) {
            settle(ref, new Claims.Outcome.Won());
        }
        if (!open.isEmpty()) {
            compare(server.look(open.keySet()));
        }
        if (!open.isEmpty()) {
            throw new NotMovedException();
        }
        return outcomes;
    }

    private Set<String> push() throws IOException {
        try {
            return server.push(moves);
        } catch (FetchProblem e) {
            if (REFUSALS.contains(e.kind())) {
                throw ClaimException.forbidden(server.url(), e);
            }
            throw e;
        }
    }

    private void compare(Map<String, String> found) throws IOException {
        for (String ref : new ArrayList<>(open.keySet())) {
            Optional<String> there = Optional.ofNullable(found.get(ref));
            Move move = moves.get(ref);
            if (move == null) {
                judge(ref, there);
            } else if (there.filter(move.to()::equals).isPresent()) {
                settle(ref, new Claims.Outcome.Won());
            } else if (!there.equals(move.from())) {
                settle(
                        ref,
                        new Claims.Outcome.Lost(
                                standing(there).map(StandingClaim::since).orElse(now)));
            }
        }
    }

    /** What is no commit, or too large for one, is none of ours and is replaced. */
    private void judge(String ref, Optional<String> there) throws IOException {
        Claim claim = open.get(ref);
        Optional<StandingClaim> standing = standing(there);
        Optional<Instant> since = standing.flatMap(other -> other.bars(claim.key(), now, timeout));
        if (since.isPresent()) {
            settle(ref, new Claims.Outcome.Lost(since.get()));
            return;
        }
        byte[] id = new byte[16];
        random.nextBytes(id);
        List<ClaimText.Earlier> earlier = standing.map(other -> other.remembered(claim.key(), now, timeout))
                .orElse(List.of());
        String message = new ClaimText(claim.key(), HexFormat.of().formatHex(id), earlier).message(claim);
        moves.put(ref, new Move(there, server.commit(message, now, standing.map(StandingClaim::commit))));
    }

    private Optional<StandingClaim> standing(Optional<String> there) throws IOException {
        return there.isEmpty() ? Optional.empty() : server.read(there.get()).map(StandingClaim::of);
    }

    private void settle(String ref, Claims.Outcome outcome) {
        outcomes.put(open.remove(ref).image(), outcome);
        moves.remove(ref);
    }
}
