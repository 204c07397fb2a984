package io.imagefactory.core.enroll;

import io.imagefactory.core.GoldenFolder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that break off, and such that are made to take long. */
class DamagedFilesTest {

    private static final int CUTS = 3;

    static List<GoldenFolder> cases() {
        return GoldenFolder.cases(EnrollerCasesTest.class, "cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFileThatBreaksOffDoesNoHarm(GoldenFolder folder) {
        Map<String, String> files = GoldenFolder.read(folder.in());
        files.forEach((path, text) -> {
            for (int cut = 1; cut < CUTS; cut++) {
                Map<String, String> damaged = new TreeMap<>(files);
                damaged.put(path, text.substring(0, text.length() * cut / CUTS));
                EnrollerFuzzer.verify(damaged);
            }
        });
    }

    @Test
    void variablesThatDoubleEachOtherEnd() {
        StringBuilder bake = new StringBuilder("target \"a\" { tags = [\"ghcr.io/acme/${v0}\"] }\n");
        StringBuilder gitlab = new StringBuilder("variables:\n");
        for (int i = 0; i < 60; i++) {
            bake.append("v%d = \"${v%d}${v%d}\"\n".formatted(i, i + 1, i + 1));
            bake.append("w%d = [w%d, w%d]\n".formatted(i, i + 1, i + 1));
            gitlab.append("  V%d: $V%d$V%d\n".formatted(i, i + 1, i + 1));
        }
        bake.append("v60 = \"long\"\nw60 = [\"x\"]\ntarget \"b\" { tags = w0 }\n");
        gitlab.append("job: {script: [docker build -t ghcr.io/acme/$V0 --push .]}\n");

        EnrollerFuzzer.verify(Map.of(
                "docker-bake.hcl", bake.toString(), ".gitlab-ci.yml", gitlab.toString(), "Dockerfile", "FROM alpine"));
    }

    @Test
    void workflowsThatCallEachOtherEnd() {
        String workflow = """
                on: [push, workflow_call, workflow_dispatch]
                jobs:
                  a:
                    needs: b
                    strategy: {matrix: {x: [1, 2, 3, 4, 5, 6, 7, 8, 9], y: [1, 2, 3, 4, 5, 6, 7, 8, 9]}}
                    uses: ./.github/workflows/a.yml
                  b:
                    needs: a
                    runs-on: x
                    steps:
                      - uses: ./action
                """;
        String action = """
                runs:
                  using: composite
                  steps:
                    - {uses: ./action}
                    - {uses: ./action}
                    - run: docker build -t ghcr.io/acme/a . --push
                """;

        EnrollerFuzzer.verify(
                Map.of(".github/workflows/a.yml", workflow, "action/action.yml", action, "Dockerfile", "FROM alpine"));
    }
}
