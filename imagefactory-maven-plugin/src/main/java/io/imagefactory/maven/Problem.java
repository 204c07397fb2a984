package io.imagefactory.maven;

import io.imagefactory.core.enrollment.InvalidEnrollmentsException;
import io.imagefactory.core.rebuild.InvalidReleaseException;
import io.imagefactory.core.source.ClaimException;
import io.imagefactory.core.source.InvalidCheckoutException;
import io.imagefactory.core.state.InvalidStateException;
import io.imagefactory.kargo.InvalidPipelineException;
import io.imagefactory.kargo.InvalidWarehousesException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Whose fault an error is: the user's input, or something that broke. */
final class Problem {

    private Problem() {}

    /** Throws the user's fault, and returns what broke, to be thrown. */
    static MojoExecutionException of(Exception e, String goal) throws MojoFailureException {
        if (e instanceof InvalidEnrollmentsException
                || e instanceof InvalidStateException
                || e instanceof InvalidCheckoutException
                || e instanceof InvalidReleaseException
                || e instanceof ClaimException
                || e instanceof InvalidWarehousesException
                || e instanceof InvalidPipelineException) {
            throw new MojoFailureException(e.getMessage(), e);
        }
        if (e instanceof FileSystemException file) {
            String reason = Optional.ofNullable(file.getReason())
                    .orElse(
                            file instanceof AccessDeniedException
                                    ? "access denied"
                                    : file.getClass().getSimpleName());
            return new MojoExecutionException(goal + " cannot use " + file.getFile() + ": " + reason, e);
        }
        if (e instanceof IOException) {
            return new MojoExecutionException(goal + " failed: " + e.getMessage(), e);
        }
        return new MojoExecutionException(
                goal + " failed: " + Optional.ofNullable(e.getMessage()).orElse(e.toString()), e);
    }
}
