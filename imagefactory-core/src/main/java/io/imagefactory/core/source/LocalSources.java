package io.imagefactory.core.source;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.git.GitFolder;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Reads sources from what is on this machine, and never opens a connection. A source is served by the first of these
 * that can:
 *
 * <ol>
 *   <li>the folder that {@code checkouts} maps to its repository, whatever the folder's remotes and branch; a folder
 *       that is not there is passed over
 *   <li>the working tree around images.yaml, if one of its remotes is the source's repository. It stands for the
 *       remote's default branch, for the branch that is checked out, for that branch's upstream, and for the base
 *       branches that CI names: those are read from disk, uncommitted changes included. Any other branch is read as it
 *       was last fetched, from {@code refs/remotes/<remote>/<branch>}
 * </ol>
 *
 * A source of provider {@code local} is read from disk, relative to the folder of images.yaml. Its path may lead
 * upwards as far as the root of the Git working tree around that folder; without Git it stays in the folder.
 *
 * <p>Safe for use by several threads. Files are read anew each time; the repository is opened once, and what it says of
 * remotes and branches is kept.
 */
public final class LocalSources implements Sources, AutoCloseable {

    private final Tree local;
    private final Checkouts checkouts;
    private final Optional<Path> root;
    private final Set<String> baseBranches;
    private final Map<Branch, Tree> trees = new ConcurrentHashMap<>();
    private Optional<WorkingTree> workingTree = Optional.empty();

    /**
     * @param imagesFolder the folder of images.yaml
     * @param checkouts folders by the repository they hold, relative ones below {@code imagesFolder}. A key is
     *     {@code owner/repo} as in {@code repo:}, a host and a path ({@code github.com/owner/repo}), or a clone URL;
     *     where several name one repository, the URL goes before the host and the host before the bare name
     * @param baseBranches the branches that the working tree is about to be merged into, as CI names them
     *     ({@code GITHUB_BASE_REF}, {@code CI_MERGE_REQUEST_TARGET_BRANCH_NAME}); blank ones are ignored
     * @throws MendableException if a key of {@code checkouts} names no repository
     * @throws IOException if the folder of images.yaml is not there
     */
    public LocalSources(Path imagesFolder, Map<String, Path> checkouts, Set<String> baseBranches) throws IOException {
        this(imagesFolder, checkouts, baseBranches, FileReads.UNNOTED);
    }

    /**
     * The same.
     *
     * @param reads by which the files are read that lie relative to the folder of images.yaml
     */
    public LocalSources(Path imagesFolder, Map<String, Path> checkouts, Set<String> baseBranches, FileReads reads)
            throws IOException {
        Path folder = imagesFolder.toRealPath();
        this.root = GitFolder.rootAround(folder);
        this.local = new FolderTree(
                root.orElse(folder),
                folder,
                root.isPresent() ? "the Git working tree around images.yaml" : "the folder of images.yaml",
                reads);
        this.checkouts = new Checkouts(folder, checkouts);
        this.baseBranches = baseBranches.stream()
                .filter(branch -> !branch.isBlank())
                .map(branch -> branch.replaceFirst("^refs/heads/", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many folders upwards a local Dockerfile may lie: as many as the root of the working tree does; 0 without Git. */
    public static int levelsUp(Path imagesFolder) throws IOException {
        Path folder = imagesFolder.toRealPath();
        return GitFolder.rootAround(folder)
                .map(root -> folder.getNameCount() - root.getNameCount())
                .orElse(0);
    }

    @Override
    public void read(Set<Source> sources, BiConsumer<Source, FileContent> receiver) throws IOException {
        try {
            sources.parallelStream().forEach(source -> receiver.accept(source, content(source)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private FileContent content(Source source) {
        try {
            return read(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileContent read(Source source) throws IOException {
        Tree tree = source instanceof HostedSource hosted
                ? trees.computeIfAbsent(new Branch(hosted.repository(), hosted.branch()), any -> tree(hosted))
                : local;
        return tree.read(source.dockerfile());
    }

    /** Releases the files of the repository. */
    @Override
    public synchronized void close() {
        workingTree.ifPresent(WorkingTree::close);
        workingTree = Optional.empty();
        trees.clear();
    }

    private Tree tree(HostedSource source) {
        Optional<FolderTree> mapped = checkouts.find(source.repository());
        if (mapped.isPresent()) {
            return mapped.get();
        }
        Tree tree = workingTree().tree(source);
        return checkouts.isMapped(source.repository()) ? dockerfile -> withMissingFolder(tree.read(dockerfile)) : tree;
    }

    private static FileContent withMissingFolder(FileContent content) {
        return content instanceof FileContent.Unserved unserved
                ? new FileContent.Unserved("the folder that " + Words.OURS.checkouts()
                        + " maps to it is not there, and " + unserved.remedy())
                : content;
    }

    private synchronized WorkingTree workingTree() {
        WorkingTree open = workingTree.orElseGet(() -> new WorkingTree(root, baseBranches));
        workingTree = Optional.of(open);
        return open;
    }

    /** All that decides which tree serves a source. */
    private record Branch(HostedRepository repository, Optional<String> name) {}
}
