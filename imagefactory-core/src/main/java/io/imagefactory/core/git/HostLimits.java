package io.imagefactory.core.git;

import io.imagefactory.core.host.RetryPolicy;
import java.time.Duration;

/**
 * How much of the machine, of the hosts and of time reading from Git hosts may take.
 *
 * @param repositories how many are read at once
 * @param repositoriesPerHost how many of them on one host
 * @param answer how long a host may take to accept a connection, and to send anything at all
 * @param repository how long one repository may take altogether, retries included
 * @param fetchedBytes how much one fetch may transfer; a host that sends only what is asked for stays far below
 * @param cachedBytes what the cache is brought back to at the end, if it has grown beyond
 */
public record HostLimits(
        int repositories,
        int repositoriesPerHost,
        Duration answer,
        Duration repository,
        long fetchedBytes,
        long cachedBytes,
        RetryPolicy retries) {

    private static final long MEGABYTE = 1024L * 1024;

    public static final HostLimits USUAL = new HostLimits(
            20, 5, Duration.ofSeconds(30), Duration.ofMinutes(5), 256 * MEGABYTE, 2048 * MEGABYTE, RetryPolicy.USUAL);

    public HostLimits withRepository(Duration other) {
        return new HostLimits(repositories, repositoriesPerHost, answer, other, fetchedBytes, cachedBytes, retries);
    }

    public HostLimits {
        if (repositories < 1 || repositoriesPerHost < 1 || answer.toSeconds() < 1 || repository.isNegative()) {
            throw new IllegalArgumentException("at least one repository at a time, and a second for an answer");
        }
    }
}
