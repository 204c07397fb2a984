package io.imagefactory.core.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrollmentFilesTest {

    private static final NewEnrollment REDIS = new NewEnrollment(
            "redis", "docker.io", "library/redis", Optional.empty(), Map.of("allowTags", "^8$"), List.of());

    @TempDir
    Path root;

    @Test
    void theFilesOfAFolderAreReadByName() throws IOException {
        write("images/payments.yaml", "- name: b\n  repository: acme/b\n");
        write("images/checkout.yml", "images:\n- name: a\n  repository: acme/a\n");
        write("images/README.md", "no YAML: [");
        write("images/.draft.yaml", "no YAML: [");
        write("images/app.yaml/Dockerfile", "FROM scratch\n");

        Enrollments enrollments = files("images").read();

        assertThat(enrollments.all()).extracting(Enrollment::name).containsExactly("a", "b");
        assertThat(enrollments.all())
                .extracting(image -> image.place().toString())
                .containsExactly("images/checkout.yml:2:3", "images/payments.yaml:1:3");
    }

    @Test
    void defaultsHoldForTheirFileAndThoseOfTheCommonFileForAll() throws IOException {
        write("images/_defaults.yaml", """
                defaults:
                  registry: ghcr.io
                  rebuildDelay: 3d
                  source: {provider: gitlab, branch: main}
                warehouses:
                  all: {interval: 12h}
                  named: {a: {discoveryLimit: 3}}
                """);
        write("images/a.yaml", """
                defaults:
                  rebuildDelay: 1d
                  source: {provider: github, workflow: build.yml}
                images:
                - name: a
                  repository: acme/a
                  source: {repo: acme/a}
                - name: b
                  repository: acme/b
                  source: {provider: gitlab, repo: acme/b}
                warehouses:
                  named: {b: {discoveryLimit: 5}}
                """);
        write("images/c.yaml", "- name: c\n  repository: acme/c\n  source: {repo: acme/c}\n");

        Enrollments enrollments = files("images").read();

        assertThat(enrollments.all()).extracting(Enrollment::registry).containsOnly("ghcr.io");
        assertThat(enrollments.all())
                .extracting(image -> image.rebuildPolicy().delay().text())
                .containsExactly("1d", "1d", "3d");
        assertThat(enrollments.all())
                .extracting(image -> image.build().orElseThrow().keys().toString())
                .containsExactly(
                        "{provider=github, repo=acme/a, dockerfile=Dockerfile, workflow=build.yml}",
                        "{provider=gitlab, repo=acme/b, branch=main, dockerfile=Dockerfile}",
                        "{provider=gitlab, repo=acme/c, branch=main, dockerfile=Dockerfile}");
        assertThat(enrollments.warehouses().named().keySet()).containsExactly("a", "b");
        assertThat(enrollments.warehouses().ofExternal("b").interval()).isPresent();
        assertThat(enrollments.warehouses().ofExternal("b").discoveryLimit()).contains(5);
    }

    @Test
    void everyProblemIsReportedWithItsFile() throws IOException {
        write("images/_defaults.yaml", """
                defaults:
                  source: {branch: a..b, dockerfile: ../x, url: nowhere, buildArgs: text, platform: "?"}
                images: []
                """);
        write("images/a.yaml", "- name: a\n  repository: acme/a\n  source: {repo: acme/a}\n");
        write("images/b.yaml", "warehouses:\n  all: {}\n  named: {a: {}}\nimages:\n- name: a\n  repository: acme/b\n");
        write("images/c.yaml", "warehouses:\n  named: {a: {}}\nimages: []\n");
        write("images/d.yaml", "[\n");

        assertThatThrownBy(() -> files("images").read())
                .isInstanceOf(InvalidEnrollmentsException.class)
                .hasMessage("""
                        images has 10 problems:
                        images/_defaults.yaml:2:20: source of defaults: branch "a..b" is no branch name that Git accepts; \
                        write it as in `git branch`, such as main or release/1.2
                        images/_defaults.yaml:2:38: source of defaults: dockerfile "../x" leaves the repository
                        images/_defaults.yaml:2:49: source of defaults: url "nowhere" is not the server, such as \
                        https://git.example.com
                        images/_defaults.yaml:2:69: buildArgs of source of defaults is a mapping, not text
                        images/_defaults.yaml:2:85: platform of source of defaults: "?" is no platform; write \
                        <os>/<architecture>, such as linux/arm64, with a variant if there is one, as in linux/arm/v7
                        images/_defaults.yaml:3:1: images/_defaults.yaml has an unknown key "images"; known are defaults, \
                        warehouses
                        images/b.yaml:2:3: warehouses "all" holds for the images of all files; move it to \
                        images/_defaults.yaml
                        images/b.yaml:5:3: image "a" is enrolled twice, first at images/a.yaml:1:3; give each its own name
                        images/c.yaml:2:11: warehouses name "a" twice, first at images/b.yaml:3:11; say it once
                        images/d.yaml:1:1: `[` is opened here and not closed; add `]`
                            1 | [
                              | ^""");
    }

    @Test
    void aFolderWithoutSuchAFileIsAnError() throws IOException {
        write("images/README.md", "");

        assertThat(EnrollmentFiles.isFolder(root.resolve("images"))).isFalse();
        assertThatThrownBy(() -> files("images").read())
                .isInstanceOf(MendableException.class)
                .hasMessage("folder images has no file that enrols images; write one with the ending .yaml, such as "
                        + "images/team.yaml");
    }

    @Test
    void aLinkInAFolderIsRefused() throws IOException {
        write("images/a.yaml", "- name: a\n  repository: acme/a\n");
        write("elsewhere.yaml", "- name: b\n  repository: acme/b\n");
        link("images/b.yaml", root.resolve("elsewhere.yaml"));

        assertThatThrownBy(() -> files("images").read())
                .isInstanceOf(MendableException.class)
                .hasMessage(
                        "images/b.yaml is a symbolic link, and is not read; put the file itself there, or give the name "
                                + "another ending than .yaml");
    }

    @Test
    void aLocalDockerfileIsRelativeToTheFolderAroundAFolder() throws IOException {
        write("images/a.yaml", """
                - name: a
                  repository: acme/a
                  source: {provider: local, dockerfile: apps/a/Dockerfile}
                - name: b
                  repository: acme/b
                  source: {provider: local, dockerfile: ../Dockerfile}
                """);

        assertThatThrownBy(() -> files("images").read())
                .hasMessageStartingWith("images has 1 problem:\nimages/a.yaml:6:41: source of image \"b\": dockerfile");
    }

    @Test
    void imagesAreAddedToTheOneFile() throws IOException {
        write("images.yaml", "- name: a\n  repository: acme/a");
        EnrollmentFiles files = files("images.yaml");

        files.append(files.enrolled(), List.of(REDIS));

        assertThat(root.resolve("images.yaml"))
                .hasContent(
                        "- name: a\n  repository: acme/a\n- name: redis\n  repository: library/redis\n  allowTags: ^8$");
        assertThat(root).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aFileThatIsNotThereIsMade() throws IOException {
        EnrollmentFiles files = files("images.yaml");

        files.append(files.enrolled(), List.of());
        assertThat(root.resolve("images.yaml")).doesNotExist();

        files.append(files.enrolled(), List.of(REDIS));
        assertThat(files.read().all()).extracting(Enrollment::name).containsExactly("redis");
    }

    @Test
    void imagesAreAddedToAFileOfTheFolder() throws IOException {
        write("images/_defaults.yaml", "defaults: {registry: ghcr.io}\n");
        write("images/a.yaml", "- name: a\n  repository: acme/a\n");
        EnrollmentFiles files = files("images");

        files.append(files.enrolled(), List.of(REDIS));

        assertThat(root.resolve("images/enrolled.yaml"))
                .hasContent("# yaml-language-server: $schema=images.schema.json\n"
                        + "- name: redis\n  registry: docker.io\n  repository: library/redis\n  allowTags: ^8$");
        assertThatThrownBy(() -> files.append(root.resolve("images/a.yaml"), List.of(REDIS)))
                .isInstanceOf(MendableException.class)
                .hasMessageContaining(
                        "images/enrolled.yaml:2:3: image \"redis\" is enrolled twice, first at images/a.yaml:3:3");
    }

    @Test
    void imagesAreAddedNowhereElse() throws IOException {
        write("images/a.yaml", "[]\n");
        EnrollmentFiles files = files("images");

        for (String other :
                List.of("other.yaml", "images/_defaults.yaml", "images/.b.yaml", "images/b.txt", "images/b/c.yaml")) {
            assertThatThrownBy(() -> files.append(root.resolve(other), List.of(REDIS)))
                    .isInstanceOf(MendableException.class)
                    .hasMessage(other + " is no file for images; name one of images with the ending .yaml, such as "
                            + "images/enrolled.yaml");
        }
    }

    @Test
    void aLinkInPlaceOfTheOneFileStays() throws IOException {
        write("config/images.yaml", "[]\n");
        link("images.yaml", root.resolve("config/images.yaml"));
        EnrollmentFiles files = files("images.yaml");

        files.append(files.enrolled(), List.of(REDIS));

        assertThat(root.resolve("images.yaml")).isSymbolicLink();
        assertThat(root.resolve("config/images.yaml")).content().startsWith("- name: redis\n");
    }

    private EnrollmentFiles files(String path) {
        return new EnrollmentFiles(
                root.resolve(path), file -> root.relativize(file).toString().replace('\\', '/'));
    }

    private void write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void link(String path, Path target) throws IOException {
        try {
            Files.createSymbolicLink(root.resolve(path), target);
        } catch (IOException | UnsupportedOperationException e) {
            assumeThat(false).as("links can be made here").isTrue();
        }
    }
}
