package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.discovery.Analysis;
import io.imagefactory.core.discovery.Discovery;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.StatePath;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void imagesThatFailForOneCauseAreOneLine() {
        TreeMap<String, Analysis> analyses = new TreeMap<>();
        for (int i = 100; i < 600; i++) {
            analyses.put("app-" + i, new Analysis.Unreachable("git.example.com takes no connection"));
        }
        analyses.put("broken", new Analysis.Failed("Dockerfile:2: there is no instruction \"COPYY\""));
        analyses.put("fine", new Analysis.Analysed(List.of()));
        analyses.put("elsewhere", new Analysis.Unserved("no checkout is at hand"));

        Failures failures = Failures.of(new Discovery(analyses));

        assertThat(failures.reasons()).hasSize(501);
        assertThat(failures.lines())
                .containsExactly(
                        "500 images, app-100, app-101, app-102, app-103, app-104 and 495 more: git.example.com takes no "
                                + "connection",
                        "broken: Dockerfile:2: there is no instruction \"COPYY\"");
        assertThat(failures.message())
                .startsWith("501 Dockerfiles could not be analysed (")
                .contains("\n  500 images, ");
    }

    @Test
    void imagesThatNoRegistryTellsOfAreNamedByTheirFiles() {
        TreeMap<StatePath, String> unanswered = new TreeMap<>();
        unanswered.put(new StatePath(Folder.BASE_IMAGES, false, "node-22"), "it is down");
        unanswered.put(new StatePath(Folder.IMAGES, false, "tool"), "it is down");
        unanswered.put(new StatePath(Folder.IMAGES, false, "gone"), "it is gone");

        Failures failures = Failures.of(unanswered, "state");

        assertThat(failures.message()).isEqualTo("""
                        of 3 images registries told nothing new (the other images are up to date, and \
                        -Dimagefactory.failOnDiscoveryError=false lets the build go on):
                          state/images/gone.yaml: it is gone
                          2 images, state/images/tool.yaml, state/base-images/node-22.yaml: it is down""");
    }
}
