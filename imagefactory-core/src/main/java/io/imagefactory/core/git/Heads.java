package io.imagefactory.core.git;

import io.imagefactory.core.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Which commit each branch was at when its host was last asked. They are no references of the repository: a host would be
 * told of those, and then leave out files of their commits that a partial repository does not have.
 */
final class Heads {

    private final Path file;
    private final Map<String, ObjectId> commits = new TreeMap<>();

    private Heads(Path file) {
        this.file = file;
    }

    static Heads read(Path file) throws IOException {
        Heads heads = new Heads(file);
        for (String line : lines(file)) {
            int space = line.indexOf(' ');
            if (space > 0 && ObjectId.isId(line.substring(0, space))) {
                heads.commits.put(line.substring(space + 1), ObjectId.fromString(line.substring(0, space)));
            }
        }
        return heads;
    }

    /** @param ref the branch's full name, or HEAD */
    Optional<ObjectId> commit(String ref) {
        return Optional.ofNullable(commits.get(ref));
    }

    /** Writes the file anew, and with it that the repository was used just now. */
    void write(Map<String, ObjectId> asked) throws IOException {
        commits.putAll(asked);
        StringBuilder text = new StringBuilder();
        commits.forEach((ref, commit) ->
                text.append(commit.name()).append(' ').append(ref).append('\n'));
        AtomicFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
