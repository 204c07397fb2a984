package io.imagefactory.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources of provider local, and those mapped by {@code <checkouts>}. */
public class LocalSourcesTest {

    private static final Source GITHUB = Hosts.named(Provider.GITHUB, "owner/repo", "Dockerfile");

    @TempDir
    private Path temporary;

    private GitRepository files;

    @BeforeEach
    void writeImagesFolder() throws IOException {
        files = GitRepository.at(Files.createDirectories(temporary.resolve("infra")));
        files.write("Dockerfile", "FROM infra");
        files.write("apps/a/Dockerfile", "FROM a");
    }

    @ParameterizedTest
    @CsvSource({
        "Dockerfile, FROM infra",
        "./Dockerfile, FROM infra",
        "apps/a/Dockerfile, FROM a",
        "apps/a/../../Dockerfile, FROM infra",
        "missing/../Dockerfile, FROM infra"
    })
    void localPathsAreRelativeToTheFolderOfImagesYaml(String dockerfile, String text) throws IOException {
        assertText(read(Hosts.local(dockerfile))).isEqualTo(text);
    }

    @Test
    void withoutGitALocalPathStaysInTheFolderOfImagesYaml() throws IOException {
        files.write("../Dockerfile", "FROM outside");

        assertReason(read(Hosts.local("../Dockerfile"))).isEqualTo("../Dockerfile leaves the folder of images.yaml");
    }

    @Test
    void withGitALocalPathStaysInTheWorkingTree() throws IOException {
        GitRepository.create(files.folder());
        GitRepository.at(temporary).write("Dockerfile", "FROM outside");
        Path folder = files.folder().resolve("apps/a");

        assertText(read(folder, Hosts.local("../../Dockerfile"))).isEqualTo("FROM main");
        assertReason(read(folder, Hosts.local("../../../Dockerfile")))
                .isEqualTo("../../../Dockerfile leaves the Git working tree around images.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "missing/Dockerfile, missing/Dockerfile does not exist",
        "Dockerfile/a, Dockerfile/a does not exist",
        "apps/../apps/a, apps/../apps/a is a folder"
    })
    void whatIsNoFileIsBrokenAndNamedAsWritten(String dockerfile, String reason) throws IOException {
        assertReason(read(Hosts.local(dockerfile))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "Dockerfle, Dockerfile",
        "dockerfile.prod, Dockerfile",
        "aps/a/Dockerfile, apps/a/Dockerfile",
        "aps/a/dockerfil, apps/a/Dockerfile",
        "apps/a/Containerfile, apps/a/Dockerfile",
        "apps/../aps/a/Dockerfile, apps/a/Dockerfile"
    })
    void aFileThatIsNotThereIsToldWithTheNearestOne(String dockerfile, String nearest) throws IOException {
        assertReason(read(Hosts.local(dockerfile)))
                .isEqualTo(dockerfile + " does not exist; did you mean \"" + nearest + "\"?");
    }

    @Test
    void ofSeveralDockerfilesNoneIsNearer() throws IOException {
        files.write("apps/a/Dockerfile.debian", "FROM debian");

        assertReason(read(Hosts.local("apps/a/build"))).isEqualTo("apps/a/build does not exist");
        assertReason(read(Hosts.local("nowhere/else/Dockerfile"))).isEqualTo("nowhere/else/Dockerfile does not exist");
    }

    @Test
    void aFileLargerThanAMegabyteIsBroken() throws IOException {
        files.write("Exact", "x".repeat(1024 * 1024));
        files.write("Large", "x".repeat(1024 * 1024 + 1));

        assertText(read(Hosts.local("Exact"))).hasSize(1024 * 1024);
        assertReason(read(Hosts.local("Large"))).isEqualTo("Large is larger than 1 MB");
    }

    @Test
    void linksAreFollowedAsLongAsTheyStayInside() throws IOException {
        files.link("linked", "apps/a");
        files.link("apps/b/Dockerfile", "../../linked/Dockerfile");

        assertText(read(Hosts.local("linked/Dockerfile"))).isEqualTo("FROM a");
        assertText(read(Hosts.local("apps/b/Dockerfile"))).isEqualTo("FROM a");
    }

    @Test
    void linksThatLeadOutAreRefused() throws IOException {
        files.write("../outside/Dockerfile", "FROM outside");
        files.link("file", "../outside/Dockerfile");
        files.link("folder", temporary.resolve("outside").toString());

        assertReason(read(Hosts.local("file")))
                .isEqualTo("file leaves the folder of images.yaml through a symbolic link");
        assertReason(read(Hosts.local("folder/Dockerfile")))
                .isEqualTo("folder/Dockerfile leaves the folder of images.yaml through a symbolic link");
        assertReason(read(Hosts.local("folder/missing")))
                .isEqualTo("folder/missing leaves the folder of images.yaml through a symbolic link");
    }

    @Test
    void linksIntoTheGitFolderAreRefused() throws IOException {
        GitRepository.create(files.folder());
        files.link("config", ".git/config");
        files.link("git", ".git");

        assertReason(read(Hosts.local("config")))
                .isEqualTo("config leads into the folder .git, which is no part of the tree");
        assertReason(read(Hosts.local("git/config")))
                .isEqualTo("git/config leads into the folder .git, which is no part of the tree");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "loop"})
    void linksThatLeadNowhereAreBroken(String target) throws IOException {
        files.link("loop", target);

        assertReason(read(Hosts.local("loop"))).startsWith("loop does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner/repo",
                "Owner/Repo.git",
                "github.com/owner/repo",
                "https://github.com/owner/repo.git",
                "git@github.com:owner/repo.git"
            })
    void aMappedFolderServesItsRepositoryWhateverItsBranch(String key) throws IOException {
        files.write("checkout/Dockerfile", "FROM checkout");
        Source release =
                Source.of(Provider.GITHUB, GITHUB.repo(), GITHUB.url(), Optional.of("release"), GITHUB.dockerfile());

        try (LocalSources sources = mapped(Map.of(key, Path.of("checkout")))) {
            assertText(sources.read(GITHUB)).isEqualTo("FROM checkout");
            assertText(sources.read(release)).isEqualTo("FROM checkout");
        }
    }

    @Test
    void aMappedFolderGoesBeforeTheWorkingTree() throws IOException {
        files.write("checkout/Dockerfile", "FROM checkout");
        GitRepository.create(files.folder()).remote("origin", "https://github.com/owner/repo");

        try (LocalSources sources = mapped(Map.of("owner/repo", Path.of("checkout")))) {
            assertText(sources.read(GITHUB)).isEqualTo("FROM checkout");
        }
    }

    @Test
    void theKeyThatSaysMoreGoesFirst() throws IOException {
        files.write("url/Dockerfile", "FROM url");
        files.write("host/Dockerfile", "FROM host");
        files.write("name/Dockerfile", "FROM name");
        Map<String, Path> folders = Map.of(
                "owner/repo", Path.of("name"),
                "github.com/owner/repo", Path.of("host"),
                "https://github.com/owner/repo", Path.of("url"));

        try (LocalSources sources = mapped(folders)) {
            assertText(sources.read(GITHUB)).isEqualTo("FROM url");
            assertText(sources.read(Hosts.named(Provider.GITLAB, "owner/repo", "Dockerfile")))
                    .isEqualTo("FROM name");
        }
    }

    @Test
    void aMappedFolderThatIsNotThereIsPassedOver() throws IOException {
        GitRepository.create(files.folder()).remote("origin", "https://github.com/owner/repo");
        Map<String, Path> folders = Map.of("owner/repo", Path.of("gone"), "owner/other", Path.of("gone"));

        try (LocalSources sources = mapped(folders)) {
            assertText(sources.read(GITHUB)).isEqualTo("FROM main");
            assertRemedy(sources.read(Hosts.named(Provider.GITHUB, "owner/other", "Dockerfile")))
                    .startsWith("the folder that <checkouts> maps to it is not there, and no checkout of "
                            + "github.com/owner/other is at hand");
        }
    }

    @Test
    void aFileMissingInAMappedFolderIsBroken() throws IOException {
        Files.createDirectories(files.folder().resolve("checkout"));

        try (LocalSources sources = mapped(Map.of("owner/repo", Path.of("checkout")))) {
            assertReason(sources.read(GITHUB)).isEqualTo("Dockerfile does not exist");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "repo", "owner repo/x", "../repo x", "https://github.com/"})
    void aKeyThatNamesNoRepositoryIsAnErrorWithTheAcceptedForms(String key) {
        assertThatExceptionOfType(MendableException.class)
                .isThrownBy(() -> mapped(Map.of(key, Path.of("checkout"))))
                .withMessageContaining("\"" + key + "\"")
                .withMessageContaining("github.com/owner/repo");
    }

    @Test
    void withoutAnyCheckoutTheRemedyIsSaid() throws IOException {
        assertRemedy(read(GITHUB))
                .isEqualTo("no checkout of github.com/owner/repo is at hand; run inside one (a remote of it says so), "
                        + "or map its folder with <checkouts>");
    }

    private LocalSources mapped(Map<String, Path> folders) throws IOException {
        return new LocalSources(files.folder(), folders, Set.of());
    }

    private FileContent read(Source source) throws IOException {
        return read(files.folder(), source);
    }

    private static FileContent read(Path folder, Source source) throws IOException {
        try (LocalSources sources = new LocalSources(folder, Map.of(), Set.of())) {
            return sources.read(source);
        }
    }

    public static AbstractStringAssert<?> assertText(FileContent content) {
        assertThat(content).isInstanceOf(FileContent.Found.class);
        return assertThat(new String(((FileContent.Found) content).content(), StandardCharsets.UTF_8));
    }

    static AbstractStringAssert<?> assertReason(FileContent content) {
        assertThat(content).isInstanceOf(FileContent.Broken.class);
        return assertThat(((FileContent.Broken) content).reason());
    }

    public static AbstractStringAssert<?> assertRemedy(FileContent content) {
        assertThat(content).isInstanceOf(FileContent.Unserved.class);
        return assertThat(((FileContent.Unserved) content).remedy());
    }
}
