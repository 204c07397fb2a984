package io.imagefactory.core.git;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.file.UnreadableFileException;
import io.imagefactory.core.text.Words;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;

/** Reads files of one repository from what was fetched of it, and has fetched what is missing. */
record RepositoryRead(CloneUrl url, CachedRepository cached, RepositoryFetch remote) {

    /** A link leads to another one, and so on: each is one more round. */
    private static final int MAX_ROUNDS = 12;

    /** Every file is answered. */
    Map<FileAt, FileContent> online(Collection<FileAt> files) throws IOException {
        Map<FileAt, FileContent> contents = new LinkedHashMap<>();
        Set<String> refs = new LinkedHashSet<>();
        files.forEach(file -> refs.add(file.ref()));
        Map<String, ObjectId> heads = remote.heads(refs);
        cached.heads().write(heads);
        List<FileAt> open =
                files.stream().filter(file -> heads.containsKey(file.ref())).toList();
        readAll(open, heads, contents);
        if (open.size() < files.size()) {
            Map<String, ObjectId> branches = remote.branches();
            files.stream()
                    .filter(file -> !heads.containsKey(file.ref()))
                    .forEach(file -> contents.put(file, file.noBranch(url, branches.keySet())));
        }
        return contents;
    }

    /** What the cache knows. */
    Map<FileAt, FileContent> offline(Collection<FileAt> files) throws IOException {
        Map<FileAt, FileContent> contents = new LinkedHashMap<>();
        for (FileAt file : files) {
            contents.put(file, offline(file));
        }
        return contents;
    }

    private FileContent offline(FileAt file) throws IOException {
        Optional<ObjectId> commit = cached.heads().commit(file.ref());
        try {
            if (commit.isPresent()) {
                return read(file, commit.get());
            }
        } catch (MissingObjectException e) {
            // What was fetched is not enough.
        }
        return new FileContent.Unserved(Words.OURS.offline() + ", and " + url.text() + " was not fetched before");
    }

    private void readAll(List<FileAt> files, Map<String, ObjectId> heads, Map<FileAt, FileContent> contents)
            throws IOException {
        List<FileAt> open = files;
        long together = 0;
        for (int round = 0; round < MAX_ROUNDS && !open.isEmpty(); round++) {
            Set<ObjectId> missing = new LinkedHashSet<>();
            for (FileAt file : open) {
                if (together > TextFile.MAX_BYTES_TOGETHER) {
                    contents.put(file, tooMuch(file));
                    continue;
                }
                try {
                    FileContent content = read(file, heads.get(file.ref()));
                    contents.put(file, content);
                    together += content instanceof FileContent.Found found ? found.content().length : 0;
                } catch (MissingObjectException e) {
                    missing.add(e.getObjectId());
                }
            }
            open = open.stream().filter(file -> !contents.containsKey(file)).toList();
            if (!missing.isEmpty()) {
                remote.objects(missing);
            }
        }
        open.forEach(file ->
                contents.put(file, new FileContent.Unreachable(url.text() + " was not sent whole by " + url.host())));
    }

    private FileContent tooMuch(FileAt file) {
        return new FileContent.Unreachable(file.path() + " is not read, since with the other files that are read of "
                + url.text() + " it has more than " + TextFile.MAX_BYTES_TOGETHER / TextFile.MAX_BYTES + " MB");
    }

    private FileContent read(FileAt file, ObjectId commit) throws IOException {
        try {
            return file.tree(cached.repository(), url, commit).read(file.path());
        } catch (MissingObjectException e) {
            if (remote.isTooLarge(e.getObjectId())) {
                return new FileContent.Broken(file.path() + " "
                        + UnreadableFileException.tooLarge(TextFile.MAX_BYTES).getMessage() + " (" + file.place(url)
                        + ")");
            }
            throw e;
        }
    }
}
