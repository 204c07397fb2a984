package io.imagefactory.core.source;

import io.imagefactory.core.text.Suggestion;
import io.imagefactory.core.text.Words;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** A repository that is a folder of this machine: read where it lies, without a copy. */
final class FileRepository {

    private final CloneUrl url;
    private final Repository repository;

    private FileRepository(CloneUrl url, Repository repository) {
        this.url = url;
        this.repository = repository;
    }

    static Map<Source, SourceContent> read(CloneUrl url, List<Source> sources) {
        Map<Source, SourceContent> contents = new LinkedHashMap<>();
        File folder = RepositoryCache.FileKey.resolve(new File(url.uri().getPath()), FS.DETECTED);
        if (folder == null) {
            SourceContent absent = new SourceContent.Unreachable("there is no repository " + url.text()
                    + " on this machine; mend url in images.yaml, or map a checkout with " + Words.OURS.checkouts());
            sources.forEach(source -> contents.put(source, absent));
            return contents;
        }
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(folder).setMustExist(true).build()) {
            FileRepository files = new FileRepository(url, repository);
            for (Source source : sources) {
                contents.put(source, files.read(source));
            }
        } catch (IOException | RuntimeException e) {
            SourceContent damaged = new SourceContent.Unreachable(
                    "the repository " + url.text() + " is damaged, or of a format that cannot be read");
            sources.forEach(source -> contents.putIfAbsent(source, damaged));
        }
        return contents;
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

    private SourceContent read(Source source) throws IOException {
        String ref = source.branch().map(name -> Constants.R_HEADS + name).orElse(Constants.HEAD);
        Optional<ObjectId> commit = Optional.ofNullable(repository.exactRef(ref))
                .flatMap(found -> Optional.ofNullable(found.getObjectId()));
        if (commit.isEmpty()) {
            return new SourceContent.Broken(source.branch()
                    .map(branch -> url.text() + " has no branch " + branch + Suggestion.after(branch, branches()))
                    .orElse(url.text() + " has no commit yet"));
        }
        String place =
                url.text() + source.branch().map(name -> ", branch " + name).orElse("");
        try (RevWalk commits = new RevWalk(repository)) {
            return new CommitTree(
                            repository,
                            commits.parseCommit(commit.get()).getTree(),
                            place,
                            place + " at commit " + commit.get().abbreviate(12).name())
                    .read(source.dockerfile());
        }
    }
}
