package io.imagefactory.core.ci;

import io.imagefactory.core.enrollment.Build;
import java.util.List;
import java.util.Optional;

/** The kinds of CI systems that can be asked for builds. */
public final class CiSystems {

    /** Whom several would serve is built by the first. */
    private static final List<CiSystem> ALL = List.of(new SignedWebhook(), new GitHubActions(), new GitLabPipelines());

    private CiSystems() {}

    /** The kind that builds an image, if there is one. */
    public static Optional<CiSystem> of(Build build) {
        return ALL.stream().filter(system -> system.serves(build)).findFirst();
    }

    /** Likewise, if that can be asked by others. */
    public static Optional<AskedByToken> askedByToken(Build build) {
        return of(build).filter(AskedByToken.class::isInstance).map(AskedByToken.class::cast);
    }

    /** All that can be asked by others. */
    public static List<AskedByToken> askedByToken() {
        return ALL.stream()
                .filter(AskedByToken.class::isInstance)
                .map(AskedByToken.class::cast)
                .toList();
    }
}
