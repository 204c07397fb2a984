package io.imagefactory.report.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.text.MendableException;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.SampleInfra;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TreeTextTest {

    private final Inventory inventory = SampleInfra.acme();

    @Test
    void drawsWhatIsSharedOnceAndNamesItFromThenOn() {
        assertThat(tree(Optional.empty(), false, false, false)).isEqualTo("""
                        backstage
                        +- ghcr.io/acme/base:latest
                        |  \\- base
                        |     \\- debian:12
                        \\- node:22
                        batch
                        \\- eclipse-temurin:21-jre
                        billing
                        \\- eclipse-temurin:21-jre
                        frontend
                        \\- node:22
                        handbook
                        \\- nginx:1.27
                        ledger
                        \\- eclipse-temurin:21-jre
                        legacy
                        notebook
                        \\- python:3.13
                        orders
                        \\- eclipse-temurin:21-jre
                        pinned
                        \\- node:22
                        postgres
                        search
                        \\- eclipse-temurin:21-jre
                        """);
        assertThat(tree(Optional.empty(), true, false, false)).startsWith("""
                        legacy
                        postgres
                        debian:12
                        \\- base
                           \\- ghcr.io/acme/base:latest
                              \\- backstage
                        """);
    }

    @Test
    void whatHasPartsIsNotDrawnTwice() {
        Inventory shared = HostileInventory.standingOn(inventory, "orders", "ghcr.io-acme-base-latest");

        assertThat(OutputType.TEXT.of(Graph.of(shared, Optional.empty(), false), false, false))
                .contains("orders\n\\- ghcr.io/acme/base:latest (drawn above)\n");
    }

    @Test
    void drawsBoxesWhereTheTerminalHasThem() {
        assertThat(tree(Optional.of("backstage"), false, false, true)).isEqualTo("""
                        backstage
                        ├─ ghcr.io/acme/base:latest
                        │  └─ base
                        │     └─ debian:12
                        └─ node:22
                        """);
    }

    @Test
    void showsWhatStandsOnAnImage() {
        assertThat(tree(Optional.of("node:22"), true, false, false)).isEqualTo("""
                        node:22
                        +- backstage
                        +- frontend
                        \\- pinned
                        """);
    }

    @Test
    void tellsDigestsAgesAndDecisionsWhereAsked() {
        assertThat(tree(Optional.of("backstage"), false, true, false)).isEqualTo("""
                        backstage (sha256:999999999999, built 60d ago, after-parents)
                        +- ghcr.io/acme/base:latest (sha256:eeeeeeeeeeee, 60d)
                        |  \\- base (sha256:eeeeeeeeeeee, built 60d ago, due)
                        |     \\- debian:12 (sha256:dddddddddddd, 11d)
                        \\- node:22 (sha256:222222222222, 3d)
                        """);
    }

    @Test
    void whatStandsOnItselfIsDrawnOnce() {
        Inventory cycle = HostileInventory.standingOn(inventory, "base", "ghcr.io-acme-base-latest");

        assertThat(OutputType.TEXT.of(Graph.of(cycle, Optional.of("base"), false), false, false))
                .isEqualTo("""
                        base
                        \\- ghcr.io/acme/base:latest
                           \\- base (drawn above)
                        """);
        assertThat(OutputType.TEXT.of(Graph.of(cycle, Optional.empty(), false), false, false))
                .contains("base\n");
    }

    @Test
    void whatIsNotThereIsAnError() {
        assertThatThrownBy(() -> Graph.of(inventory, Optional.of("node:23"), false))
                .isInstanceOf(MendableException.class)
                .hasMessageContaining("did you mean \"node:22\"?");
        assertThatThrownBy(() -> OutputType.of("graphviz"))
                .isInstanceOf(MendableException.class)
                .hasMessage("outputType: \"graphviz\" is no form of output; it is one of text, dot, mermaid, graphml,"
                        + " json");
    }

    private String tree(Optional<String> image, boolean dependents, boolean verbose, boolean boxes) {
        return OutputType.TEXT.of(Graph.of(inventory, image, dependents), verbose, boxes);
    }
}
