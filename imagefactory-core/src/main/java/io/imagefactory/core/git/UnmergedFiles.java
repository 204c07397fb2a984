package io.imagefactory.core.git;

import io.imagefactory.core.file.Folders;
import io.imagefactory.core.text.Conflict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** The files of a folder that Git's index has in several versions, since Git could not merge them. */
public final class UnmergedFiles {

    private UnmergedFiles() {}

    /**
     * Their versions by path below the folder, with {@code /} between folders. A file that one side has deleted is none, for
     * the other side's is all there is. None where the folder lies outside Git, where Git is not in the middle of anything,
     * and in a repository of a format that JGit does not know.
     *
     * @param mostBytes beyond which no more of a version is read
     */
    public static SortedMap<String, Conflict> in(Path folder, int mostBytes) throws IOException {
        Path real = Folders.realPath(folder);
        Optional<Path> root = GitFolder.rootAround(real).filter(GitFolder::isInterrupted);
        Optional<Repository> opened = root.flatMap(GitFolder::opened);
        if (opened.isEmpty()) {
            return new TreeMap<>();
        }
        String path = root.get().relativize(real).toString().replace('\\', '/');
        try (Repository repository = opened.get();
                ObjectReader objects = repository.newObjectReader()) {
            SortedMap<String, Conflict> conflicts = new TreeMap<>();
            for (Map.Entry<String, Map<Integer, ObjectId>> file :
                    stages(repository, path).entrySet()) {
                Map<Integer, ObjectId> stages = file.getValue();
                if (stages.containsKey(DirCacheEntry.STAGE_2) && stages.containsKey(DirCacheEntry.STAGE_3)) {
                    ObjectId base = stages.get(DirCacheEntry.STAGE_1);
                    conflicts.put(
                            file.getKey(),
                            new Conflict(
                                    base == null ? Optional.empty() : Optional.of(text(objects, base, mostBytes)),
                                    text(objects, stages.get(DirCacheEntry.STAGE_2), mostBytes),
                                    text(objects, stages.get(DirCacheEntry.STAGE_3), mostBytes)));
                }
            }
            return conflicts;
        } catch (CorruptObjectException | MissingObjectException e) {
            return new TreeMap<>();
        }
    }

    private static SortedMap<String, Map<Integer, ObjectId>> stages(Repository repository, String folder)
            throws IOException {
        SortedMap<String, Map<Integer, ObjectId>> stages = new TreeMap<>();
        for (DirCacheEntry entry : repository.readDirCache().getEntriesWithin(folder)) {
            if (entry.getStage() != DirCacheEntry.STAGE_0) {
                String path = folder.isEmpty()
                        ? entry.getPathString()
                        : entry.getPathString().substring(folder.length() + 1);
                stages.computeIfAbsent(path, any -> new HashMap<>()).put(entry.getStage(), entry.getObjectId());
            }
        }
        return stages;
    }

    private static String text(ObjectReader objects, ObjectId id, int mostBytes) throws IOException {
        try (InputStream content = objects.open(id).openStream()) {
            return new String(content.readNBytes(mostBytes), StandardCharsets.UTF_8);
        }
    }
}
