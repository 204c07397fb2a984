package io.imagefactory.core.discovery;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.source.Source;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be found out of an image, and all that decides the answer beside what stands in the files.
 *
 * @param dockerfile where it is
 * @param argumentsFile a file of build args
 * @param target the stage that is built; by default the last
 * @param platform by which the Dockerfile is read; by default linux/amd64
 * @param buildArgs which count before those of the file
 */
public record AnalysisRequest(
        Source dockerfile,
        Optional<Source> argumentsFile,
        Optional<String> target,
        Optional<String> platform,
        Map<String, String> buildArgs) {

    /** That of an image which is built so. */
    static AnalysisRequest of(Build build) {
        return new AnalysisRequest(
                build.source(), build.argumentsSource(), build.target(), build.platform(), build.buildArgs());
    }
}
