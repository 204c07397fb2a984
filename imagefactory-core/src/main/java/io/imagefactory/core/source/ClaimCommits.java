package io.imagefactory.core.source;

import io.imagefactory.core.file.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The commits of claims, ours and those of others, in a repository that lives as long as this object. */
final class ClaimCommits implements AutoCloseable {

    private static final String NAME = "Image Factory";
    private static final String EMAIL = "imagefactory@localhost";

    private final SecureRandom random = new SecureRandom();
    private final Path folder;
    private final Repository repository;

    private ClaimCommits(Path folder, Repository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    static ClaimCommits create() throws IOException {
        GitSystem.install();
        Path folder = Files.createTempDirectory("imagefactory-claims");
        Repository repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        ClaimCommits commits = new ClaimCommits(folder, repository);
        try {
            repository.create(true);
            return commits;
        } catch (IOException | RuntimeException e) {
            commits.close();
            throw e;
        }
    }

    Repository repository() {
        return repository;
    }

    /**
     * Makes the commit of a claim. It has no files, and is a child of what it replaces: there are servers that let a
     * reference only move forward.
     */
    ObjectId write(Claim claim, List<ClaimText.Earlier> earlier, Instant now, Optional<ObjectId> replaced)
            throws IOException {
        byte[] id = new byte[16];
        random.nextBytes(id);
        ClaimText text = new ClaimText(claim.key(), HexFormat.of().formatHex(id), earlier);
        PersonIdent we = new PersonIdent(NAME, EMAIL, now, ZoneOffset.UTC);
        try (ObjectInserter objects = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(objects.insert(new TreeFormatter()));
            replaced.ifPresent(commit::setParentId);
            commit.setAuthor(we);
            commit.setCommitter(we);
            commit.setEncoding(StandardCharsets.UTF_8);
            commit.setMessage(text.message(claim));
            ObjectId written = objects.insert(commit);
            objects.flush();
            return written;
        }
    }

    /** What was fetched; empty for what is no commit, or too large for one. */
    Optional<StandingClaim> read(ObjectId id) throws IOException {
        try (RevWalk commits = new RevWalk(repository)) {
            RevCommit commit = commits.parseCommit(id);
            return Optional.of(
                    new StandingClaim(id.copy(), Instant.ofEpochSecond(commit.getCommitTime()), text(commit)));
        } catch (MissingObjectException | IncorrectObjectTypeException | RuntimeException e) {
            // Anyone who may push can put anything there.
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        repository.close();
        Folders.delete(folder);
    }

    private static Optional<ClaimText> text(RevCommit commit) {
        try {
            return ClaimText.parse(commit.getFullMessage());
        } catch (RuntimeException e) {
            // It names an encoding that nobody knows.
            return Optional.empty();
        }
    }
}
