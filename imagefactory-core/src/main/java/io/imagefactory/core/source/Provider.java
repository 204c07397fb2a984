package io.imagefactory.core.source;

import io.imagefactory.core.text.Suggestion;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who keeps the repository of a {@link Source}. In text, always lower case: {@code github}. */
public enum Provider {
    GITHUB("github.com"),
    GITLAB("gitlab.com"),
    BITBUCKET("bitbucket.org"),
    GITEA("gitea.com"),
    /** Any other Git server, named by a clone URL. */
    GIT(null),
    /** No repository of its own: the folder of images.yaml and the working tree around it. */
    LOCAL(null);

    private final Optional<String> publicHost;

    Provider(@Nullable String publicHost) {
        this.publicHost = Optional.ofNullable(publicHost);
    }

    /**
     * The provider written as {@code text}, lower case only.
     *
     * @throws IllegalArgumentException if there is none; the message lists them all
     */
    public static Provider of(String text) {
        return Arrays.stream(values())
                .filter(provider -> provider.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no provider; "
                        + Suggestion.of(
                                text,
                                Arrays.stream(values()).map(Provider::text).toList())));
    }

    /** As images.yaml and the state files write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The host that serves this provider where the source has no {@code url}. */
    Optional<String> publicHost() {
        return publicHost;
    }

    /** Whether the provider names repositories by owner and name, which it compares without regard to case. */
    boolean namesRepositories() {
        return publicHost.isPresent();
    }
}
