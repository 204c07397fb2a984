package io.imagefactory.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
    private static final String HEX = "545ea538461003efdc8c81c244531b003f6f26cfccf6c0073b3239fdedf49446";
    private static final String DIGEST = "sha256:" + HEX;

    @ParameterizedTest
    @CsvSource({
        "node, docker.io/library/node:latest, node:latest",
        "node:22, docker.io/library/node:22, node:22",
        "library/node, docker.io/library/node:latest, node:latest",
        "docker.io/node, docker.io/library/node:latest, node:latest",
        "index.docker.io/node, docker.io/library/node:latest, node:latest",
        "index.docker.io/library/node:1, docker.io/library/node:1, node:1",
        "registry-1.docker.io/library/node, registry-1.docker.io/library/node:latest,"
                + " registry-1.docker.io/library/node:latest",
        "grafana/grafana:11.1.0, docker.io/grafana/grafana:11.1.0, grafana/grafana:11.1.0",
        "docker.io/library/distros/ubuntu, docker.io/library/distros/ubuntu:latest, library/distros/ubuntu:latest",
        "ghcr.io/owner/app:1.2, ghcr.io/owner/app:1.2, ghcr.io/owner/app:1.2",
        "MyCorp/app, MyCorp/app:latest, MyCorp/app:latest",
        "myhost:5000, docker.io/library/myhost:5000, myhost:5000",
        "myhost:5000/app, myhost:5000/app:latest, myhost:5000/app:latest",
        "localhost, docker.io/library/localhost:latest, localhost:latest",
        "localhost/app, localhost/app:latest, localhost/app:latest",
        "127.0.0.1:5000/a/b:1, 127.0.0.1:5000/a/b:1, 127.0.0.1:5000/a/b:1",
        "[2001:db8::1]:5000/repo, [2001:db8::1]:5000/repo:latest, [2001:db8::1]:5000/repo:latest",
        "my_host.example/app, my_host.example/app:latest, my_host.example/app:latest",
        "a__b/c--d.e_f:_.-, docker.io/a__b/c--d.e_f:_.-, a__b/c--d.e_f:_.-",
        "xn--n3h.com/app, xn--n3h.com/app:latest, xn--n3h.com/app:latest",
        "docker.io/localhost/app:1, docker.io/localhost/app:1, docker.io/localhost/app:1",
        "docker.io/library.x/app, docker.io/library.x/app:latest, docker.io/library.x/app:latest",
        "foo/foo_bar.com:8080, docker.io/foo/foo_bar.com:8080, foo/foo_bar.com:8080",
    })
    void readsWhatTheDistributionProjectReads(String text, String canonical, String familiar) {
        ImageReference reference = ImageReference.of(text);

        assertThat(reference.canonical()).isEqualTo(canonical);
        assertThat(reference.familiar()).isEqualTo(familiar);
        assertThat(ImageReference.of(canonical)).isEqualTo(reference);
        assertThat(ImageReference.of(familiar)).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "node ",
                ":22",
                "@" + DIGEST,
                "node:",
                "node@",
                "node:22:23",
                "node:-22",
                "node:.22",
                "node:22@",
                "node@sha256:abc",
                "node@sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "node@SHA256:" + HEX,
                "node@" + DIGEST + "0",
                "node@sha256:545EA538461003EFDC8C81C244531B003F6F26CFCCF6C0073B3239FDEDF49446",
                "node@" + DIGEST + ":22",
                HEX,
                "/node",
                "node/",
                "a//b",
                "a..b",
                "a___b",
                "a.-b",
                "-a",
                "a-",
                "_a/b",
                "Node",
                "docker.io/Node",
                "ghcr.io/Owner/app",
                "-host.com/app",
                "host-.com/app",
                "host..com/app",
                "host:/app",
                "host:port/app",
                "host:80:81/app",
                "[::1/app",
                "[fe80::1%eth0]/app",
                "[::1]5000/app",
                "[]/app",
                "https://ghcr.io/app",
                "ghcr.io/",
                "ghcr.io/:1",
                "node\u0000",
                "n\u00f6de",
                "node:22\n"
            })
    void refusesWhatTheDistributionProjectRefuses(String text) {
        assertThatThrownBy(() -> ImageReference.of(text)).isInstanceOf(InvalidReferenceException.class);
    }

    @Test
    void takesAReferenceApart() {
        ImageReference reference = ImageReference.of("quay.io:443/org/team/app:1.0@" + DIGEST);

        assertThat(reference.registry()).isEqualTo("quay.io:443");
        assertThat(reference.repository()).isEqualTo("org/team/app");
        assertThat(reference.name()).isEqualTo("quay.io:443/org/team/app");
        assertThat(reference.tag()).contains("1.0");
        assertThat(reference.digest()).contains(Digest.of(DIGEST));
    }

    @Test
    void givesNoTagToAReferenceByDigest() {
        ImageReference reference = ImageReference.of("node@" + DIGEST);

        assertThat(reference.tag()).isEmpty();
        assertThat(reference.canonical()).isEqualTo("docker.io/library/node@" + DIGEST);
        assertThat(reference.familiar()).isEqualTo("node@" + DIGEST);
        assertThat(reference.withoutDigest()).isEqualTo(reference);
    }

    @Test
    void forgetsThePinBesideATag() {
        assertThat(ImageReference.of("node:22@" + DIGEST).withoutDigest()).isEqualTo(ImageReference.of("node:22"));
    }

    @Test
    void changesTagAndDigest() {
        ImageReference node = ImageReference.of("node:22");

        assertThat(node.withTag("24").canonical()).isEqualTo("docker.io/library/node:24");
        assertThat(node.withDigest(Digest.of(DIGEST)).canonical()).isEqualTo("docker.io/library/node:22@" + DIGEST);
        assertThatThrownBy(() -> node.withTag("not a tag")).isInstanceOf(InvalidReferenceException.class);
    }

    @Test
    void isMadeOfParts() {
        assertThat(ImageReference.tagged("docker.io", "postgres", "16")).isEqualTo(ImageReference.of("postgres:16"));
        assertThat(ImageReference.tagged("index.docker.io", "library/postgres", "16"))
                .isEqualTo(ImageReference.of("postgres:16"));
        assertThat(ImageReference.digested("ghcr.io", "owner/app", Digest.of(DIGEST)))
                .isEqualTo(ImageReference.of("ghcr.io/owner/app@" + DIGEST));
    }

    @ParameterizedTest
    @CsvSource({
        "myhost, app, 1",
        "'', app, 1",
        "ghcr.io, App, 1",
        "ghcr.io, a:b, 1",
        "ghcr.io/owner, app, 1",
        "ghcr.io, app, ''"
    })
    void refusesPartsThatWouldBeReadDifferently(String registry, String repository, String tag) {
        assertThatThrownBy(() -> ImageReference.tagged(registry, repository, tag))
                .isInstanceOf(InvalidReferenceException.class);
    }

    @Test
    void refusesATagHiddenInARepository() {
        assertThatThrownBy(() -> ImageReference.digested("ghcr.io", "app:1", Digest.of(DIGEST)))
                .isInstanceOf(InvalidReferenceException.class)
                .hasMessageContaining("\"app:1\" is no repository");
    }

    @Test
    void isComparedByItsCanonicalForm() {
        assertThat(ImageReference.of("node"))
                .isEqualTo(ImageReference.of("docker.io/library/node:latest"))
                .hasSameHashCodeAs(ImageReference.of("docker.io/library/node:latest"))
                .isLessThan(ImageReference.of("ghcr.io/a/b"));
    }

    @Test
    void saysThatARepositoryMustBeLowerCase() {
        assertThatThrownBy(() -> ImageReference.of("ghcr.io/Owner/App:1"))
                .hasMessage("\"ghcr.io/Owner/App:1\" is no image reference:"
                        + " the repository \"Owner/App\" must be lower case");
    }

    @Test
    void keepsTheTextAndTheReason() {
        assertThatThrownBy(() -> ImageReference.of("node:"))
                .hasMessageStartingWith("\"node:\" is no image reference: a tag has at most 128")
                .isInstanceOfSatisfying(
                        InvalidReferenceException.class,
                        e -> assertThat(e.reason()).startsWith("a tag has at most 128"));
    }

    @Test
    void acceptsARepositoryOf255CharactersAndNoMore() {
        assertThat(ImageReference.of("ghcr.io/" + "a".repeat(255)).repository()).hasSize(255);
        assertThatThrownBy(() -> ImageReference.of("ghcr.io/" + "a".repeat(256)))
                .isInstanceOf(InvalidReferenceException.class);
    }

    @Test
    void acceptsATagOf128CharactersAndNoMore() {
        assertThat(ImageReference.of("node:" + "1".repeat(128)).tag().orElseThrow())
                .hasSize(128);
        assertThatThrownBy(() -> ImageReference.of("node:" + "1".repeat(129)))
                .isInstanceOf(InvalidReferenceException.class);
    }

    @Test
    void refusesAMegabyteWithAShortMessage() {
        assertThatThrownBy(() -> ImageReference.of("a-_.".repeat(250_000)))
                .isInstanceOf(InvalidReferenceException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(700));
    }
}
