package io.imagefactory.core.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.enrollment.EnrollmentTexts;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsWriter;
import io.imagefactory.core.enrollment.Warehouses;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold for any files whatever: they are read to an end, and what is proposed can be written. The first byte says
 * which kind of file the others are.
 */
public final class EnrollerFuzzer {

    private static final List<String> PATHS = List.of(
            ".github/workflows/a.yml",
            ".gitlab-ci.yml",
            "docker-bake.hcl",
            "docker-bake.json",
            "compose.yaml",
            "deploy/app.yaml",
            "kustomization.yaml",
            "values.yaml",
            "skaffold.yaml",
            "Dockerfile");
    private static final Origin ORIGIN =
            new Origin(Provider.GITHUB, Optional.of("acme/shop"), Optional.empty(), Optional.of("main"), "");

    private EnrollerFuzzer() {}

    /** Named and shaped as Jazzer wants it. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            String path = PATHS.get(Math.floorMod(input[0], PATHS.size()));
            verify(Map.of(
                    path, new String(input, 1, input.length - 1, StandardCharsets.UTF_8), "a/Dockerfile", "FROM a"));
        }
    }

    /** @param files text by path */
    static void verify(Map<String, String> files) {
        Proposals proposals =
                new Enroller(new MapFiles(files), ORIGIN).propose(new Enrollments(List.of(), Warehouses.NONE));

        ProposalText.table(proposals.proposals())
                .forEach(line -> assertThat(line).doesNotContain("\n", Unknown.TEXT));
        byte[] written = EnrollmentsWriter.append(
                EnrollmentTexts.of("images.yaml", new byte[0]),
                "images.yaml",
                proposals.proposals().stream().map(Proposal::enrollment).toList(),
                0);
        assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain(Unknown.TEXT);
    }
}
