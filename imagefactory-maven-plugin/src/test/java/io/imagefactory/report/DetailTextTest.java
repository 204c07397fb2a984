package io.imagefactory.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.text.MendableException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetailTextTest {

    private final Inventory inventory = SampleInfra.acme();

    @Test
    void anImageIsToldWithItsLastRebuildAndItsHistory() {
        assertThat(of("search"))
                .contains(
                        "search (ghcr.io/acme/search): 1 rebuild failed; the next attempt is due from"
                                + " 2026-01-31T12:30:00Z",
                        "  eclipse-temurin:21-jre: behind; platforms unknown, so any move counts",
                        "  Dockerfile   images/search/Dockerfile",
                        "  enrolled     2025-12-01T09:00:00Z (61d ago)",
                        "  asked for    2026-01-31T10:30:00Z (1h ago)",
                        "  failed       2026-01-31T11:30:00Z (30m ago)",
                        "  run          https://github.com/acme/images/actions/runs/4712",
                        "    2026-01-31T12:00:00Z (0m ago)  sha256:" + "1".repeat(64));
        assertThat(of("billing")).contains("  error        no workflow build.yml");
        assertThat(of("legacy")).contains("  not analysed images/legacy/Dockerfile does not exist");
        assertThat(of("postgres")).startsWith("postgres (docker.io/library/postgres): others build it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"node:22", "node-22", "docker.io/library/node:22"})
    void aBaseImageIsToldByAnyOfItsNames(String name) {
        assertThat(of(name))
                .containsExactly(
                        "node:22 (docker.io/library/node): others build it",
                        "  discovered   2025-12-01T09:00:00Z (61d ago)",
                        "  checked      2026-01-31T06:00:00Z (6h ago)",
                        "  digests by when they were first seen, the newest first",
                        "    2026-01-28T06:00:00Z (3d ago)  sha256:" + "2".repeat(64),
                        "    2025-12-01T10:00:00Z (61d ago)  sha256:" + "1".repeat(64),
                        "  what stands on it",
                        "    backstage: after-parents",
                        "    frontend: waiting",
                        "    pinned: up-to-date");
    }

    @Test
    void aBaseImageOfOursNamesTheImageThatItIs() {
        assertThat(of("ghcr.io/acme/base")).startsWith("ghcr.io/acme/base:latest (ghcr.io/acme/base): built as base");
        assertThat(of("base")).contains("  what stands on it", "    ghcr.io/acme/base:latest");
    }

    @Test
    void whatIsNotThereIsAnErrorThatSaysWhatWasMeant() {
        assertThatThrownBy(() -> of("serch"))
                .isInstanceOf(MendableException.class)
                .hasMessage("imagefactory.image: \"serch\" is neither an image of images.yaml nor a base image of one;"
                        + " did you mean \"search\"?");
    }

    private List<String> of(String name) {
        return Subject.find(inventory, name).stream()
                .flatMap(node -> DetailText.lines(inventory, node).stream())
                .toList();
    }
}
