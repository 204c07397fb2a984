package io.imagefactory.core.source;

import static io.imagefactory.core.source.LocalSourcesTest.assertReason;
import static io.imagefactory.core.source.LocalSourcesTest.assertRemedy;
import static io.imagefactory.core.source.LocalSourcesTest.assertText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.provider.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingTreeTest {

    private static final String URL = "https://github.com/owner/repo.git";

    @TempDir
    private Path temporary;

    @Test
    void aCheckoutServesItsRepositoryFromAnySubdirectory() throws IOException {
        GitRepository repository = create().remote("origin", URL);
        Path deep = Files.createDirectories(repository.folder().resolve("a/b/c"));

        assertText(read(deep, Optional.empty(), "Dockerfile")).isEqualTo("FROM main");
    }

    @Test
    void uncommittedChangesAreWhatIsRead() throws IOException {
        GitRepository repository = create().remote("origin", URL);
        repository.write("Dockerfile", "FROM changed");
        repository.write("new/Dockerfile", "FROM untracked");

        assertText(read(repository, "main", "Dockerfile")).isEqualTo("FROM changed");
        assertText(read(repository, "main", "new/Dockerfile")).isEqualTo("FROM untracked");
    }

    @Test
    void aMissingDockerfileOfAServedImageIsBroken() throws IOException {
        GitRepository repository = create().remote("origin", URL);

        assertReason(read(repository, "main", "apps/a/Dockerfile")).isEqualTo("apps/a/Dockerfile does not exist");
    }

    @Test
    void anyRemoteMayNameTheRepository() throws IOException {
        GitRepository repository = create().remote("origin", "git@github.com:jane/fork.git")
                .remote("upstream", "ssh://git@github.com/Owner/Repo");

        assertText(read(repository, "main", "Dockerfile")).isEqualTo("FROM main");
    }

    @Test
    void aCheckoutOfAnotherRepositoryServesNothing() throws IOException {
        GitRepository repository = create().remote("origin", "https://github.com/jane/fork");

        assertRemedy(read(repository, "main", "Dockerfile")).startsWith("no checkout of github.com/owner/repo");
    }

    @Test
    void rewrittenUrlsAndRelativePathsNameRepositoriesToo() throws IOException {
        GitRepository repository = create().remote("short", "gh:owner/repo").remote("near", "../bare.git");
        repository.git("config", "url.https://github.com/.insteadOf", "gh:");
        Source near = Source.of(
                Provider.GIT,
                Optional.empty(),
                Optional.of(temporary.toRealPath().resolve("bare.git").toUri().toString()),
                Optional.empty(),
                "Dockerfile");

        assertText(read(repository, "main", "Dockerfile")).isEqualTo("FROM main");
        assertText(read(repository.folder(), near, Set.of())).isEqualTo("FROM main");
    }

    @Test
    void aLinkedWorktreeServesTheBranchThatIsCheckedOutInIt() throws IOException {
        GitRepository repository = create().remote("origin", URL);
        Path linked = temporary.resolve("linked");
        repository.git("worktree", "add", "--quiet", "-b", "feature", linked.toString());
        GitRepository.at(linked).write("sub/Dockerfile", "FROM linked");

        assertText(read(linked.resolve("sub"), Optional.of("feature"), "sub/Dockerfile"))
                .isEqualTo("FROM linked");
        assertRemedy(read(linked, Optional.of("main"), "Dockerfile")).contains("does not have branch main");
    }

    @Test
    void theUpstreamOfTheCheckedOutBranchIsServedFromDisk() throws IOException {
        GitRepository repository = create().remote("origin", URL).fetched("origin", "release/1.2");
        repository.git("checkout", "--quiet", "-b", "feature");
        repository.git("branch", "--quiet", "--set-upstream-to=origin/release/1.2");

        assertText(read(repository, "release/1.2", "Dockerfile")).isEqualTo("FROM main");
    }

    @Test
    void theDefaultBranchOfTheRemoteIsServedFromDisk() throws IOException {
        GitRepository repository = create().remote("origin", URL).fetched("origin", "trunk");
        repository.git("remote", "set-head", "origin", "trunk");

        assertText(read(repository, "trunk", "Dockerfile")).isEqualTo("FROM main");
    }

    @Test
    void theBaseBranchThatCiNamesIsServedFromDisk() throws IOException {
        GitRepository repository = create().remote("origin", URL).fetched("origin", "trunk");
        repository.git("checkout", "--quiet", "--detach");

        assertText(read(repository.folder(), source(Optional.of("trunk"), "Dockerfile"), Set.of("", "trunk")))
                .isEqualTo("FROM main");
    }

    @Test
    void aDetachedHeadServesTheDefaultBranchAndNoOther() throws IOException {
        GitRepository repository = create().remote("origin", URL);
        repository.git("checkout", "--quiet", "--detach");

        assertText(read(repository.folder(), Optional.empty(), "Dockerfile")).isEqualTo("FROM main");
        assertRemedy(read(repository, "main", "Dockerfile"))
                .isEqualTo("the checkout of github.com/owner/repo does not have branch main; check it out, fetch it "
                        + "(git fetch origin main:refs/remotes/origin/main), or map a folder that has it with "
                        + "<checkouts>");
    }

    @Test
    void anotherBranchIsReadAsItWasFetched() throws IOException {
        GitRepository repository = create().remote("origin", URL).fetched("origin", "release/1.2");
        repository.write("Dockerfile", "FROM changed");

        FileContent content = read(repository, "release/1.2", "Dockerfile");

        assertText(content).isEqualTo("FROM release/1.2");
        assertThat(((FileContent.Found) content).commit().orElseThrow())
                .matches("origin/release/1\\.2 at commit [0-9a-f]{12}");
    }

    @Test
    void anotherBranchIsReadFromPackedRefsAndALinkedWorktreeToo() throws IOException {
        GitRepository repository = create().remote("origin", URL).fetched("origin", "release");
        repository.git("pack-refs", "--all");
        repository.git("gc", "--quiet");
        Path linked = temporary.resolve("linked");
        repository.git("worktree", "add", "--quiet", "-b", "feature", linked.toString());

        assertText(read(linked, Optional.of("release"), "Dockerfile")).isEqualTo("FROM release");
    }

    @Test
    void theBranchOfAnotherRemoteIsNotTheRepositorys() throws IOException {
        GitRepository repository = create().remote("origin", "https://github.com/jane/fork")
                .remote("upstream", URL)
                .fetched("origin", "release");

        assertRemedy(read(repository, "release", "Dockerfile")).contains("git fetch upstream release:");
    }

    @Test
    void inAnotherBranchLinksAreFollowedAsLongAsTheyStayInside() throws IOException {
        GitRepository repository = create().remote("origin", URL);
        repository.write("apps/a/Dockerfile", "FROM a");
        repository.link("linked", "./apps//a");
        repository.link("apps/b/Dockerfile", "../../linked/Dockerfile");
        repository.link("out", "../../nowhere/passwd");
        repository.link("apps/out", "../../nowhere");
        repository.link("absolute", "/nowhere/passwd");
        repository.link("loop", "loop");
        repository.link("nowhere", "missing");
        repository.write("Large", "x".repeat(1024 * 1024 + 1));
        repository.commit();
        repository.fetched("origin", "release");

        assertText(read(repository, "release", "linked/Dockerfile")).isEqualTo("FROM a");
        assertText(read(repository, "release", "apps/b/Dockerfile")).isEqualTo("FROM a");
        assertReason(read(repository, "release", "out"))
                .isEqualTo("out leaves the repository through a symbolic link (branch release)");
        assertReason(read(repository, "release", "apps/out/passwd"))
                .isEqualTo("apps/out/passwd leaves the repository through a symbolic link (branch release)");
        assertReason(read(repository, "release", "absolute"))
                .isEqualTo("absolute leaves the repository through a symbolic link (branch release)");
        assertReason(read(repository, "release", "loop")).contains("round in circles");
        assertReason(read(repository, "release", "nowhere")).isEqualTo("nowhere does not exist (branch release)");
        assertReason(read(repository, "release", "missing")).isEqualTo("missing does not exist (branch release)");
        assertReason(read(repository, "release", "Dockerfile/a"))
                .isEqualTo("Dockerfile/a does not exist (branch release); did you mean \"Dockerfile\"?");
        assertReason(read(repository, "release", "apps/a")).isEqualTo("apps/a is a folder (branch release)");
        assertReason(read(repository, "release", "Large")).isEqualTo("Large is larger than 1 MB (branch release)");
    }

    @Test
    void inAnotherBranchASubmoduleIsNamedAsTheReason() throws IOException {
        GitRepository repository = create().remote("origin", URL);
        GitRepository library = GitRepository.create(Files.createDirectories(temporary.resolve("library")));
        repository.git("submodule", "--quiet", "add", library.folder().toString(), "libs/library");
        repository.commit();
        repository.fetched("origin", "release");

        assertReason(read(repository, "release", "libs/library/Dockerfile"))
                .isEqualTo("libs/library/Dockerfile lies in the submodule library, which is a repository of its own: "
                        + "name that one (branch release)");
    }

    @Test
    void aSubmoduleServesItself() throws IOException {
        GitRepository repository = create();
        GitRepository library = GitRepository.create(Files.createDirectories(temporary.resolve("library")));
        repository.git("submodule", "--quiet", "add", library.folder().toString(), "library");
        GitRepository submodule = GitRepository.at(repository.folder().resolve("library"));
        submodule.git("remote", "set-url", "origin", URL);

        assertText(read(submodule, "main", "Dockerfile")).isEqualTo("FROM main");
    }

    @Test
    void aShallowCloneServesWhatItHas() throws IOException {
        GitRepository repository = create();
        repository.git("commit", "--quiet", "--allow-empty", "--message=Another");
        Path clone = temporary.resolve("clone");
        repository.git("branch", "release");
        repository.git(
                "clone",
                "--quiet",
                "--depth=1",
                "--no-single-branch",
                repository.folder().toUri().toString(),
                "" + clone);
        GitRepository shallow = GitRepository.at(clone);
        shallow.git("remote", "set-url", "origin", URL);

        assertText(read(shallow, "main", "Dockerfile")).isEqualTo("FROM main");
        assertText(read(shallow, "release", "Dockerfile")).isEqualTo("FROM main");
    }

    @Test
    void aPartialCloneWithoutTheFileServesItNot() throws IOException {
        GitRepository repository = create();
        repository.git("config", "uploadpack.allowFilter", "true");
        repository.fetched("origin", "release");
        repository.git("branch", "release", "refs/remotes/origin/release");
        Path clone = temporary.resolve("clone");
        repository.git(
                "clone",
                "--quiet",
                "--filter=blob:none",
                repository.folder().toUri().toString(),
                "" + clone);
        GitRepository partial = GitRepository.at(clone);
        partial.git("remote", "set-url", "origin", URL);

        assertText(read(partial, "main", "Dockerfile")).isEqualTo("FROM main");
        assertRemedy(read(partial, "release", "Dockerfile")).contains("check it out");
    }

    @Test
    void unknownConfigurationDoesNotMatter() throws IOException {
        GitRepository repository = create().remote("origin", URL);
        repository.git("config", "novel.thing.key", "value");
        repository.git("config", "core.fsmonitor", "true");
        repository.git("config", "include.path", "../missing.config");
        repository.git("remote", "add", "odd", "what is: this?");

        assertText(read(repository, "main", "Dockerfile")).isEqualTo("FROM main");
    }

    @Test
    void aRepositoryWithSha256ServesFromDisk() throws IOException {
        GitRepository repository =
                GitRepository.create(folder(), "--object-format=sha256").remote("origin", URL);

        assertText(read(repository, "main", "Dockerfile")).isEqualTo("FROM main");
        repository.fetched("origin", "release");
        assertRemedy(read(repository, "release", "Dockerfile")).contains("check it out");
    }

    @Test
    void aRepositoryThatCannotBeReadServesOnlyLocalSources() throws IOException {
        GitRepository repository = create().remote("origin", URL);
        repository.git("config", "core.repositoryFormatVersion", "9");

        assertRemedy(read(repository, "main", "Dockerfile"))
                .startsWith("the Git repository around images.yaml is damaged or of a format that cannot be read");
        assertText(read(repository.folder(), Hosts.local("Dockerfile"), Set.of()))
                .isEqualTo("FROM main");
    }

    @Test
    void manyThreadsReadAtOnce() throws IOException {
        GitRepository repository = create().remote("origin", URL).fetched("origin", "release");
        List<Source> sources = List.of(
                source(Optional.empty(), "Dockerfile"),
                source(Optional.of("release"), "Dockerfile"),
                Hosts.local("Dockerfile"));

        try (LocalSources reader = new LocalSources(repository.folder(), Map.of(), Set.of())) {
            Map<String, Long> texts = IntStream.range(0, 3000)
                    .parallel()
                    .mapToObj(number -> content(reader, sources.get(number % 3)))
                    .map(content -> new String(((FileContent.Found) content).content(), StandardCharsets.UTF_8))
                    .collect(Collectors.groupingBy(text -> text, Collectors.counting()));

            assertThat(texts).containsOnly(entry("FROM main", 2000L), entry("FROM release", 1000L));
        }
    }

    private static FileContent content(LocalSources reader, Source source) {
        try {
            return reader.read(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothingIsWrittenIntoTheRepository() throws IOException {
        GitRepository repository = create().remote("origin", URL).fetched("origin", "release");
        String before = listing(repository.folder());

        read(repository, "release", "Dockerfile");

        assertThat(listing(repository.folder())).isEqualTo(before);
    }

    private static String listing(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().map(Path::toString).collect(Collectors.joining("\n"));
        }
    }

    private GitRepository create() throws IOException {
        return GitRepository.create(folder());
    }

    private Path folder() throws IOException {
        return Files.createDirectories(temporary.resolve("checkout"));
    }

    private static Source source(Optional<String> branch, String dockerfile) {
        return Source.of(Provider.GITHUB, Optional.of("owner/repo"), Optional.empty(), branch, dockerfile);
    }

    private static FileContent read(GitRepository repository, String branch, String dockerfile) throws IOException {
        return read(repository.folder(), Optional.of(branch), dockerfile);
    }

    private static FileContent read(Path folder, Optional<String> branch, String dockerfile) throws IOException {
        return read(folder, source(branch, dockerfile), Set.of());
    }

    private static FileContent read(Path folder, Source source, Set<String> baseBranches) throws IOException {
        try (LocalSources sources = new LocalSources(folder, Map.of(), baseBranches)) {
            return sources.read(source);
        }
    }
}
