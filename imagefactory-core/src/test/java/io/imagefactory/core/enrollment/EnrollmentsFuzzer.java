package io.imagefactory.core.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold for any bytes in the place of images.yaml: images with names of their own, or problems with their places. */
public final class EnrollmentsFuzzer {

    private EnrollmentsFuzzer() {}

    /** Named and shaped as Jazzer wants it. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Enrollments enrollments = EnrollmentsReader.read("images.yaml", input, 0);
            assertThat(enrollments.all()).extracting(Enrollment::name).doesNotHaveDuplicates();
        } catch (InvalidEnrollmentsException e) {
            assertThat(e).hasMessageMatching("(?s)images\\.yaml has \\d+ problems?:\nimages\\.yaml:\\d+:\\d+: .*");
        }
    }
}
