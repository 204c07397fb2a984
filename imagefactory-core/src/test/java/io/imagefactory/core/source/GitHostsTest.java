package io.imagefactory.core.source;

import static io.imagefactory.core.source.Hosts.git;
import static io.imagefactory.core.source.LocalSourcesTest.assertReason;
import static io.imagefactory.core.source.LocalSourcesTest.assertText;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.GitHttpServer;
import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.provider.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of a repository on a host that lets us in, and what of a source in it. */
public class GitHostsTest {

    @TempDir
    private Path temporary;

    private GitHttpServer server;
    private GitRepository shop;
    private Hosts hosts;

    @BeforeEach
    void serve() throws IOException {
        server = GitHttpServer.serve(temporary.resolve("served"));
        shop = served("acme/shop.git");
        hosts = Hosts.withCache(temporary.resolve("cache"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void withoutABranchTheDefaultOneIsRead() throws Exception {
        shop.git("branch", "--move", "main", "trunk");

        FileContent content = hosts.read(shop(null, "Dockerfile"));

        assertText(content).isEqualTo("FROM main");
        assertThat(((FileContent.Found) content).commit().orElseThrow())
                .endsWith("/acme/shop.git at commit " + shop.git("rev-parse", "--short=12", "HEAD"));
    }

    @Test
    void aBranchIsReadAsItsHostHasIt() throws Exception {
        shop.git("checkout", "--quiet", "-b", "release/1.10");
        shop.write("Dockerfile", "FROM release");
        shop.commit();
        shop.git("checkout", "--quiet", "main");

        assertText(hosts.read(shop("release/1.10", "Dockerfile"))).isEqualTo("FROM release");
    }

    @Test
    void aRepositoryIsAskedOnceForAllItsBranchesAndFiles() throws Exception {
        shop.git("checkout", "--quiet", "-b", "next");
        shop.write("apps/b/Dockerfile", "FROM b");
        shop.commit();
        List<Source> sources = List.of(
                shop("main", "Dockerfile"),
                shop("next", "Dockerfile"),
                shop("next", "apps/b/Dockerfile"),
                shop(null, "apps/b/Dockerfile"));

        Map<Source, FileContent> contents = hosts.read(sources);

        assertThat(contents.values()).allMatch(FileContent.Found.class::isInstance);
        assertThat(server.requests())
                .filteredOn(request -> request.startsWith("GET"))
                .hasSize(2);
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void aHeadThatHasNotMovedCostsNothingMore() throws Exception {
        hosts.read(shop(null, "Dockerfile"));
        server.forget();

        assertText(hosts.read(shop(null, "Dockerfile"))).isEqualTo("FROM main");
        assertThat(server.requests())
                .containsExactly(
                        "GET /acme/shop.git/info/refs?service=git-upload-pack", "POST /acme/shop.git/git-upload-pack");
        assertThat(server.connections()).isLessThanOrEqualTo(1);
    }

    @Test
    void aHeadThatHasMovedIsFollowed() throws Exception {
        hosts.read(shop(null, "Dockerfile"));
        shop.write("Dockerfile", "FROM moved");
        shop.commit();

        assertText(hosts.read(shop(null, "Dockerfile"))).isEqualTo("FROM moved");
    }

    @Test
    void aFileThatTheNewCommitLeftAloneIsNotFetchedAgain() throws Exception {
        hosts.read(shop(null, "Dockerfile"));
        shop.write("README", "new");
        shop.commit();
        server.forget();

        assertText(hosts.read(shop(null, "Dockerfile"))).isEqualTo("FROM main");
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"mian, has no branch mian; did you mean \"main\"?", "unlike-any-other, has no branch unlike-any-other"})
    void aBranchThatIsNotThereIsNamedWithTheNearest(String branch, String reason) throws Exception {
        assertReason(hosts.read(shop(branch, "Dockerfile"))).isEqualTo(server.url("acme/shop.git") + " " + reason);
    }

    @Test
    void aRepositoryWithoutACommitSaysSo() throws Exception {
        GitRepository empty = GitRepository.at(Files.createDirectories(temporary.resolve("served/empty.git")));
        empty.git("init", "--quiet");

        assertReason(hosts.read(git(server.url("empty.git"), null, "Dockerfile")))
                .endsWith("/empty.git has no commit yet");
    }

    @ParameterizedTest
    @CsvSource({
        "services/api/Dockerfil, services/api/Dockerfile",
        "api/Dockerfile, services/api/Dockerfile",
        "apps/web/Dockerfile.prod, web/Dockerfile.prod"
    })
    void aPathThatIsNotThereIsNamedWithTheNearest(String path, String nearest) throws Exception {
        shop.write("services/api/Dockerfile", "FROM api");
        shop.write("web/Dockerfile.prod", "FROM web");
        shop.commit();

        assertReason(hosts.read(shop("main", path)))
                .isEqualTo(path + " does not exist (" + server.url("acme/shop.git") + ", branch main); did you mean \""
                        + nearest + "\"?");
    }

    @Test
    void linksAreFollowedAsLongAsTheyStayInside() throws Exception {
        shop.write("real/Dockerfile", "FROM real");
        shop.link("folder", "real");
        shop.link("file", "folder/Dockerfile");
        shop.link("twice", "file");
        shop.link("out", "../../etc/passwd");
        shop.commit();

        Map<Source, FileContent> contents =
                hosts.read(List.of(shop(null, "folder/Dockerfile"), shop(null, "twice"), shop(null, "out")));

        assertText(contents.get(shop(null, "folder/Dockerfile"))).isEqualTo("FROM real");
        assertText(contents.get(shop(null, "twice"))).isEqualTo("FROM real");
        assertReason(contents.get(shop(null, "out"))).startsWith("out leaves the repository through a symbolic link (");
    }

    @Test
    void whatIsNoDockerfileIsSaid() throws Exception {
        GitRepository other = served("acme/other.git");
        shop.git("submodule", "--quiet", "add", other.folder().toUri().toString(), "sub");
        shop.write("lfs", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n");
        Files.write(shop.folder().resolve("binary"), new byte[] {'F', 0, 'R'});
        shop.write("folder/file", "");
        shop.commit();

        assertReason(hosts.read(shop(null, "sub/Dockerfile")))
                .startsWith(
                        "sub/Dockerfile lies in the submodule sub, which is a repository of its own: name that one");
        assertReason(hosts.read(shop(null, "lfs")))
                .startsWith("lfs is a pointer of Git LFS, and not the file itself; keep it out of Git LFS");
        assertReason(hosts.read(shop(null, "binary"))).startsWith("binary is no text in UTF-8");
        assertReason(hosts.read(shop(null, "folder/x"))).startsWith("folder/x does not exist");
    }

    @Test
    void aFileLargerThanAMegabyteIsNotFetchedToItsEnd() throws Exception {
        byte[] large = new byte[24 * 1024 * 1024];
        new Random(7).nextBytes(large);
        Files.write(shop.folder().resolve("large"), large);
        shop.commit();

        Map<Source, FileContent> contents = hosts.read(List.of(shop(null, "large"), shop(null, "Dockerfile")));

        assertReason(contents.get(shop(null, "large"))).startsWith("large is larger than 1 MB (");
        assertText(contents.get(shop(null, "Dockerfile"))).isEqualTo("FROM main");
        // What lies in buffers on the way counts as sent.
        assertThat(server.bytes()).isLessThan(large.length);
    }

    @Test
    void aHostThatLeavesNothingOutSendsACommitWhole() throws Exception {
        shop.git("config", "uploadpack.allowFilter", "false");

        assertText(hosts.read(shop(null, "Dockerfile"))).isEqualTo("FROM main");
    }

    @Test
    void aHostThatLeavesNothingOutIsStoppedWhenItIsTooMuch() throws Exception {
        shop.git("config", "uploadpack.allowFilter", "false");
        byte[] large = new byte[6 * 1024 * 1024];
        new Random(7).nextBytes(large);
        Files.write(shop.folder().resolve("large"), large);
        shop.commit();

        assertUnreachable(hosts.read(shop(null, "Dockerfile")))
                .isEqualTo(server.host() + " sends more of " + server.url("acme/shop.git")
                        + " than is fetched of one repository; if it is right, and cannot leave out what is not needed, "
                        + "map a checkout of it with <checkouts>");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aHostThatSpeaksTheFirstProtocolIsUnderstood(boolean anyObject) throws Exception {
        server.old();
        shop.git("config", "uploadpack.allowAnySHA1InWant", Boolean.toString(anyObject));
        shop.link("link", "Dockerfile");
        shop.commit();

        assertText(hosts.read(shop("main", "link"))).isEqualTo("FROM main");
    }

    @ParameterizedTest
    @CsvSource({"GITHUB, /", "GITLAB, /", "GITEA, /", "BITBUCKET, /scm/"})
    void aServerOfOnesOwnIsNamedByItsUrl(Provider provider, String folder) throws Exception {
        served("git" + folder + "team/app.git");
        Source source = Source.of(
                provider, Optional.of("team/app"), Optional.of(server.url("git")), Optional.empty(), "Dockerfile");

        assertText(hosts.read(source)).isEqualTo("FROM main");
        assertThat(server.requests().get(0)).startsWith("GET /git" + folder + "team/app.git/info/refs");
    }

    @Test
    void aFolderOfThisMachineIsReadWhereItLies() throws Exception {
        shop.git("checkout", "--quiet", "-b", "next");
        String url = shop.folder().toUri().toString();

        assertText(hosts.read(git(url, "main", "Dockerfile"))).isEqualTo("FROM main");
        assertText(hosts.read(git(url, null, "Dockerfile"))).isEqualTo("FROM main");
        assertReason(hosts.read(git(url, "mian", "Dockerfile"))).contains("has no branch mian");
        assertUnreachable(hosts.read(git(url + "gone", null, "Dockerfile"))).contains("there is no repository");
        assertThat(temporary.resolve("cache")).doesNotExist();
    }

    @Test
    void onlySafeProtocolsAreUsedUnlessAllowed() throws Exception {
        Hosts strict = hosts.protocols("https", "ssh");
        List<String> refusals = new ArrayList<>();
        for (String url :
                List.of(server.url("acme/shop.git"), shop.folder().toUri().toString(), "git://localhost/shop.git")) {
            refusals.add(reason(strict.read(git(url, null, "Dockerfile"))));
        }

        assertThat(refusals.get(0))
                .contains("is reached by http, which is not allowed")
                .contains("allowedProtocols");
        assertThat(refusals.get(1)).contains("is reached by file, which is not allowed");
        assertThat(refusals.get(2)).contains("is reached by git, which is not allowed");
        assertThat(server.requests()).isEmpty();
    }

    public static org.assertj.core.api.AbstractStringAssert<?> assertUnreachable(FileContent content) {
        return assertThat(reason(content));
    }

    private static String reason(FileContent content) {
        assertThat(content).isInstanceOf(FileContent.Unreachable.class);
        return ((FileContent.Unreachable) content).reason();
    }

    private Source shop(String branch, String dockerfile) {
        return git(server.url("acme/shop.git"), branch, dockerfile);
    }

    private GitRepository served(String path) {
        return served(temporary.resolve("served"), path);
    }

    /** A repository that can be fetched in part. */
    public static GitRepository served(Path root, String path) {
        GitRepository repository = GitRepository.create(root.resolve(path));
        repository.git("config", "uploadpack.allowFilter", "true");
        return repository;
    }
}
