package io.imagefactory.core.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What BuildKit calls an image, and what it does not. */
class PackageUrlTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @ParameterizedTest
    @CsvSource({
        "pkg:docker/node, node:latest",
        "pkg:docker/node@22, node:22",
        "pkg:docker/bitnami/redis@7.4, bitnami/redis:7.4",
        "pkg:docker/ghcr.io/acme/base@1.2?platform=linux%2Famd64, ghcr.io/acme/base:1.2",
        "pkg:docker/registry.example:5000/team/builder@1, registry.example:5000/team/builder:1",
        "pkg:docker/registry.example%3A5000/team/builder@1, registry.example:5000/team/builder:1",
        "pkg:docker/localhost:5000/a@1, localhost:5000/a:1",
        "PKG:DOCKER/node@22, node:22"
    })
    void theFamiliarNameIsReadAsDockerReadsIt(String url, String image) {
        assertThat(PackageUrl.of(url).map(PackageUrl::image)).contains(ImageReference.of(image));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkg:docker/node@22?digest=%s&platform=linux%%2Farm64",
                "pkg:docker/node@22?platform=linux%%2Farm64&digest=sha256%%3A" + "%s#sub/path"
            })
    void aPinIsAQualifier(String url) {
        String digest = url.contains("sha256") ? "a".repeat(64) : DIGEST;

        Optional<PackageUrl> image = PackageUrl.of(url.formatted(digest));

        assertThat(image)
                .contains(new PackageUrl(
                        ImageReference.of("node:22@" + DIGEST), Optional.of(Platform.of("linux/arm64"))));
    }

    @Test
    void aPinMayStandInTheVersionsPlace() {
        assertThat(PackageUrl.of("pkg:docker/node@" + DIGEST.replace(":", "%3A"))
                        .map(PackageUrl::image))
                .contains(ImageReference.of("node@" + DIGEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "node:22",
                "https://git.example/acme/lib.git#main",
                "pkg:oci/local/layout@1",
                "pkg:npm/node@22",
                "pkg:docker/",
                "pkg:docker/blobs?digest=sha256:aaaa&ref_type=blob",
                "pkg:docker/bundle?ref_type=bundle&vcs_url=https://git.example/a",
                "pkg:docker/node@22?digest=sha256:short",
                "pkg:docker/node@%zz",
                "pkg:docker/NODE@22",
                "pkg:docker/node@22?platform=%00",
                "pkg:docker/node@22?platform=linux%2Famd64&platform=linux%2Farm64",
                "pkg:docker/node@22\nevil"
            })
    void allElseIsNoImage(String url) {
        assertThat(PackageUrl.of(url)).isEmpty();
    }

    @Test
    void twoPinsThatDifferAreNone() {
        String other = "sha256:" + "b".repeat(64);

        assertThat(PackageUrl.of("pkg:docker/node@" + DIGEST + "?digest=" + other))
                .isEmpty();
    }
}
