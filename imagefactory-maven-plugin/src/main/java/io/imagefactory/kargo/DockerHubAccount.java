package io.imagefactory.kargo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * As whom Kargo asks Docker Hub, and how many pulls it has within six hours. To read a manifest by {@code GET}, as Kargo
 * does, is a pull; to ask by {@code HEAD} or to list tags is none.
 *
 * @see <a href="https://docs.docker.com/docker-hub/usage/pulls/">Docker Hub pull usage and limits</a>, as of 2026
 */
public enum DockerHubAccount {
    /** Nobody, told apart by address: 100 for an IPv4 address or an IPv6 network of 64 bits. */
    ANONYMOUS(OptionalInt.of(100)),
    /** An account without a subscription. */
    PERSONAL(OptionalInt.of(200)),
    /** Pro, Team or Business, which have no such limit. */
    PAID(OptionalInt.empty());

    /** What Docker Hub's registry is called in references. */
    public static final String REGISTRY = "docker.io";

    /** The time for which pulls are counted. */
    public static final Duration WINDOW = Duration.ofHours(6);

    private final OptionalInt pulls;

    DockerHubAccount(OptionalInt pulls) {
        this.pulls = pulls;
    }

    /**
     * Reads {@code anonymous}, {@code personal} or {@code paid}.
     *
     * @throws IllegalArgumentException for any other text, with a message that names them
     */
    public static DockerHubAccount of(String text) {
        return Arrays.stream(values())
                .filter(account -> account.toString().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + text + "\" is no account of Docker Hub; there are "
                                + Arrays.stream(values())
                                        .map(DockerHubAccount::toString)
                                        .collect(Collectors.joining(", "))));
    }

    /** How many pulls it has within {@link #WINDOW}; empty where they are not limited. */
    public OptionalInt pulls() {
        return pulls;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
