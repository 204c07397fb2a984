package io.imagefactory.core.enroll;

import io.imagefactory.core.GoldenFolder;
import io.imagefactory.core.enrollment.EnrollmentTexts;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.enrollment.EnrollmentsWriter;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Repositories in folders, with what is proposed for them: {@code images.yaml} as it is written, and {@code report.txt} as it is
 * told. An {@code images.yaml} among the files is what is enrolled.
 */
class EnrollerCasesTest {

    private static final String IMAGES = "images.yaml";

    static List<GoldenFolder> cases() {
        return GoldenFolder.cases(EnrollerCasesTest.class, "cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void proposesWhatTheFilesSay(GoldenFolder folder) {
        SortedMap<String, String> files = GoldenFolder.read(folder.in());
        byte[] enrolled = files.getOrDefault(IMAGES, "").getBytes(StandardCharsets.UTF_8);
        boolean ofGitLab = files.containsKey(".gitlab-ci.yml");
        Origin origin = new Origin(
                ofGitLab ? Provider.GITLAB : Provider.GITHUB,
                Optional.of("acme/shop"),
                Optional.empty(),
                Optional.of("main"),
                "");
        Enrollments before = EnrollmentsReader.read(EnrollmentTexts.of(IMAGES, enrolled), 0);

        Proposals proposals = new Enroller(new MapFiles(files), origin).propose(before);

        byte[] written = EnrollmentsWriter.append(
                EnrollmentTexts.of(IMAGES, enrolled),
                IMAGES,
                proposals.proposals().stream().map(Proposal::enrollment).toList(),
                0);
        List<String> report = new ArrayList<>(ProposalText.table(proposals.proposals()));
        proposals.passedOver().forEach(file -> report.add("passed over  " + file.where() + ": " + file.reason()));
        proposals.enrolled().forEach(name -> report.add("enrolled     " + name));
        proposals.changed().forEach(change -> report.add("changed      " + change));
        folder.assertYields(new TreeMap<>(Map.of(
                IMAGES, new String(written, StandardCharsets.UTF_8), "report.txt", String.join("\n", report) + "\n")));
    }
}
