package io.imagefactory.core.git;

import io.imagefactory.core.file.Folders;
import io.imagefactory.core.git.FetchProblem.Kind;
import io.imagefactory.core.host.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RemoteRefUpdate;

/**
 * Single references of a repository on a host, and the commits without files that they point to. Working tree and
 * repository of the user are left alone: what is fetched and what is pushed lives as long as this object.
 */
public final class RemoteReferences implements AutoCloseable {

    private static final String NAME = "Image Factory";
    private static final String EMAIL = "imagefactory@localhost";

    private final Path folder;
    private final FetchedRepository local;
    private final Transports transports;
    private final RemoteGit remote;

    private RemoteReferences(Path folder, FetchedRepository local, Transports transports) {
        this.folder = folder;
        this.local = local;
        this.transports = transports;
        this.remote = new RemoteGit(transports);
    }

    /**
     * Where a reference is to be moved to, by the ids of commits.
     *
     * @param from where it is; empty if it is not to be there
     */
    public record Move(Optional<String> from, String to) {}

    /**
     * A commit that was fetched.
     *
     * @param message empty where it cannot be read
     */
    public record Commit(String id, Instant time, Optional<String> message) {}

    /** Opens no connection. */
    public static RemoteReferences open(CloneUrl url, GitHostSettings settings) throws IOException {
        GitSystem.install();
        Path folder = Files.createTempDirectory("imagefactory-claims");
        FetchedRepository local = FetchedRepository.in(folder);
        Deadline deadline = new Deadline(settings.limits().repository());
        RemoteReferences references =
                new RemoteReferences(folder, local, new Transports(url, local, settings, deadline));
        try {
            local.create(true);
            return references;
        } catch (IOException | RuntimeException e) {
            references.close();
            throw e;
        }
    }

    /** Whether Git accepts the full name for a reference. */
    public static boolean isName(String ref) {
        return Repository.isValidRefName(ref);
    }

    /** Of all that is asked of it. */
    public Deadline deadline() {
        return transports.deadline();
    }

    Path folder() {
        return folder;
    }

    public CloneUrl url() {
        return transports.url();
    }

    /**
     * Makes a commit without files, to be pushed.
     *
     * @param parent there are servers that let a reference only move forward
     * @return its id
     */
    public String commit(String message, Instant time, Optional<String> parent) throws IOException {
        PersonIdent we = new PersonIdent(NAME, EMAIL, time, ZoneOffset.UTC);
        try (ObjectInserter objects = local.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(objects.insert(new TreeFormatter()));
            parent.map(ObjectId::fromString).ifPresent(commit::setParentId);
            commit.setAuthor(we);
            commit.setCommitter(we);
            commit.setEncoding(StandardCharsets.UTF_8);
            commit.setMessage(message);
            ObjectId written = objects.insert(commit);
            objects.flush();
            return written.name();
        }
    }

    /** What was fetched; empty for what is no commit, or too large for one: anyone who may push can put anything there. */
    public Optional<Commit> read(String id) throws IOException {
        try (RevWalk commits = new RevWalk(local)) {
            RevCommit commit = commits.parseCommit(ObjectId.fromString(id));
            return Optional.of(new Commit(id, Instant.ofEpochSecond(commit.getCommitTime()), message(commit)));
        } catch (MissingObjectException | IncorrectObjectTypeException | RuntimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        local.close();
        Folders.delete(folder);
    }

    private static Optional<String> message(RevCommit commit) {
        try {
            return Optional.of(commit.getFullMessage());
        } catch (RuntimeException e) {
            // It names an encoding that nobody knows.
            return Optional.empty();
        }
    }

    /** Where the references are that exist, and fetches their commits, without history, as far as the server lets us. */
    public Map<String, String> look(Collection<String> refs) throws FetchProblem {
        try {
            return look(refs, true);
        } catch (FetchProblem e) {
            if (e.kind() != Kind.TOO_MUCH) {
                throw e;
            }
        }
        Map<String, String> found = look(refs, false);
        for (String ref : found.keySet()) {
            try {
                look(Set.of(ref), true);
            } catch (FetchProblem e) {
                if (e.kind() != Kind.TOO_MUCH) {
                    throw e;
                }
            }
        }
        return found;
    }

    /**
     * Moves references in one push, each for itself: a server moves one only if it is where the move begins, and of two at
     * once it takes one (gitprotocol-pack, "Reference Update Request").
     *
     * @return those that were moved
     */
    public Set<String> push(Map<String, Move> moves) throws FetchProblem {
        return transports.open(transports.settings().limits().fetchedBytes(), transport -> {
            Map<String, RemoteRefUpdate> updates = new LinkedHashMap<>();
            for (Map.Entry<String, Move> move : moves.entrySet()) {
                updates.put(move.getKey(), update(move.getKey(), move.getValue()));
            }
            try (PushConnection connection = transport.openPush()) {
                connection.push(NullProgressMonitor.INSTANCE, updates);
            }
            Set<String> moved = new HashSet<>();
            updates.forEach((ref, update) -> {
                if (update.getStatus() == RemoteRefUpdate.Status.OK) {
                    moved.add(ref);
                } else {
                    transports
                            .settings()
                            .listener()
                            .failed(url().text(), new TransportException(ref + ": " + update.getMessage()));
                }
            });
            return moved;
        });
    }

    private RemoteRefUpdate update(String ref, Move move) throws IOException {
        return new RemoteRefUpdate(
                local,
                null,
                ObjectId.fromString(move.to()),
                ref,
                true,
                null,
                move.from().map(ObjectId::fromString).orElse(ObjectId.zeroId()));
    }

    private Map<String, String> look(Collection<String> refs, boolean fetching) throws FetchProblem {
        return remote.shallow(refs, true, connection -> {
            Map<String, ObjectId> found = RemoteGit.heads(connection, refs);
            if (fetching) {
                RemoteGit.fetchUnknown(connection, local, found.values());
            }
            Map<String, String> commits = new TreeMap<>();
            found.forEach((ref, commit) -> commits.put(ref, commit.name()));
            return commits;
        });
    }
}
