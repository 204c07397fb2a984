package io.imagefactory.core.git;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.text.Words;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** A repository that is a folder of this machine: read where it lies, without a copy. */
record FileRepository(CloneUrl url, Repository repository) {

    static Map<FileAt, FileContent> read(CloneUrl url, Collection<FileAt> files) {
        File folder = RepositoryCache.FileKey.resolve(new File(url.uri().getPath()), FS.DETECTED);
        if (folder == null) {
            return GitReader.all(
                    files,
                    new FileContent.Unreachable("there is no repository " + url.text()
                            + " on this machine; mend url in images.yaml, or map a checkout with "
                            + Words.OURS.checkouts()));
        }
        Map<FileAt, FileContent> answers = new LinkedHashMap<>();
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(folder).setMustExist(true).build()) {
            FileRepository found = new FileRepository(url, repository);
            for (FileAt file : files) {
                answers.put(file, found.read(file));
            }
        } catch (IOException | RuntimeException e) {
            FileContent damaged = new FileContent.Unreachable(
                    "the repository " + url.text() + " is damaged, or of a format that cannot be read");
            files.forEach(file -> answers.putIfAbsent(file, damaged));
        }
        return answers;
    }

    private FileContent read(FileAt file) throws IOException {
        Ref ref = repository.exactRef(file.ref());
        if (ref == null || ref.getObjectId() == null) {
            return file.noBranch(url, file.branch().isPresent() ? branches() : List.of());
        }
        return file.tree(repository, url, ref.getObjectId()).read(file.path());
    }

    private List<String> branches() {
        try {
            return repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                    .map(branch -> Repository.shortenRefName(branch.getName()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
