package io.imagefactory.core.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import java.util.Map;
import java.util.Optional;

/** What must hold for any bytes whatever; Jazzer looks for bytes with which it does not. */
public final class DockerfileFuzzer {
    private static final BuildArgs ARM =
            new BuildArgs(BuildArgs.NONE.values(), BuildArgs.NONE.target(), Platform.of("linux/arm64"));

    private DockerfileFuzzer() {}

    /** Named and shaped as Jazzer wants it. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Dockerfile dockerfile = Dockerfile.parse(input);
            verifyImages(dockerfile, BuildArgs.NONE);
            verifyImages(dockerfile, ARM);
            dockerfile
                    .bodies()
                    .get(0)
                    .from()
                    .name()
                    .ifPresent(name ->
                            verifyImages(dockerfile, new BuildArgs(Map.of(), Optional.of(name), ARM.platform())));
        } catch (DockerfileParseException e) {
            verifySentence(e);
        }
    }

    private static void verifyImages(Dockerfile dockerfile, BuildArgs args) {
        for (ExternalImage image : dockerfile.externalImages(args)) {
            verifyReference(image.reference());
            assertThat(image.roles()).isNotEmpty();
            assertThat(image.line()).isPositive();
        }
    }

    private static void verifyReference(ImageReference reference) {
        assertThat(ImageReference.of(reference.canonical())).isEqualTo(reference);
    }

    private static void verifySentence(DockerfileParseException e) {
        assertThat(e.problem()).isNotBlank().doesNotContain("\n").hasSizeLessThan(1000);
        assertThat(e.line()).isNotNegative();
        e.column().ifPresent(column -> assertThat(column).isPositive());
    }
}
