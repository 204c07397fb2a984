package io.imagefactory.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNameTest {
    private static final String DIGEST = "sha256:545ea538461003efdc8c81c244531b003f6f26cfccf6c0073b3239fdedf49446";

    @ParameterizedTest
    @CsvSource({
        "node:22-bookworm-slim, node-22-bookworm-slim",
        "node, node-latest",
        "grafana/grafana:11.1.0, grafana-grafana-11.1.0",
        "ghcr.io/owner/app:1.2, ghcr.io-owner-app-1.2",
        "localhost:5000/a/b:1, localhost-5000-a-b-1",
        "MyCorp/app:RC1, mycorp-app-rc1",
        "node@" + DIGEST + ", node-sha256-545ea5384610",
        "node:22@" + DIGEST + ", node-22",
        "aux:1, aux-1",
        "com1.example.com/app:1.2, com1-example.com-app-1.2",
        "docker.io/library/distros/ubuntu:24.04, distros-ubuntu-24.04",
    })
    void tellsImageAndTag(String reference, String name) {
        assertThat(ImageReference.of(reference).resourceName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node:22_",
                "node:1..2",
                "node:1.-2",
                "node:1-.2",
                "node:_",
                "[2001:db8::1]:5000/repo:1",
                "quay.io/a-very-long-organisation/with-a-very-long-repository-name/and-more:1.2.3",
                "a/b-----------------------------------------------------------------c:1"
            })
    void endsInAHashWhereThePlainNameWouldNotDo(String reference) {
        assertThat(ImageReference.of(reference).resourceName())
                .satisfies(name -> assertThat(DnsName.isValid(name)).isTrue())
                .matches(".*-[0-9a-f]{8}")
                .isEqualTo(ImageReference.of(reference).resourceNameWithHash(0));
    }

    @Test
    void alwaysTakesAHashOnRequest() {
        assertThat(ImageReference.of("node:22").resourceNameWithHash(0)).matches("node-22-[0-9a-f]{8}");
    }

    @Test
    void hashesTheImageAndNotThePin() {
        assertThat(ImageReference.of("node:22@" + DIGEST).resourceNameWithHash(0))
                .isEqualTo(ImageReference.of("node:22").resourceNameWithHash(0));
    }

    @Test
    void keepsTheWholeNameUpTo63Characters() {
        assertThat(ImageReference.of("a".repeat(61) + ":1").resourceName()).isEqualTo("a".repeat(61) + "-1");
        assertThat(ImageReference.of("a".repeat(62) + ":1").resourceName())
                .hasSize(63)
                .startsWith("a".repeat(54) + "-");
    }
}
