package io.imagefactory.core.git;

import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.host.TrustedCertificates;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How Git hosts are reached.
 *
 * @param cache the folder for what was fetched; it holds no credential, and may be deleted at any time
 * @param credentials who we are to a host; told at once, which spares a request
 * @param helpers asked only when a host asks who we are and {@code credentials} do not know
 * @param protocols which of {@code https}, {@code ssh}, {@code http}, {@code git} and {@code file} may be used
 * @param offline whether to open no connection, and make do with what was fetched before
 * @param proxies what stands between us and a host
 * @param certificates whom to trust beside those whom the JVM trusts
 * @param sshFolder the keys, {@code known_hosts} and {@code config} of ssh, by default {@code .ssh} of the user
 * @param sshAgent the socket of the ssh agent, as {@code SSH_AUTH_SOCK} names it
 * @param retries what waits between attempts; safe for use by several threads
 * @param listener told of what goes wrong while it does
 */
public record GitHostSettings(
        Path cache,
        Credentials credentials,
        CredentialHelpers helpers,
        Set<String> protocols,
        boolean offline,
        ProxySelector proxies,
        Optional<TrustedCertificates> certificates,
        Optional<Path> sshFolder,
        Optional<Path> sshAgent,
        HostLimits limits,
        Retries retries,
        Listener listener) {

    /** What keeps content and credentials from being read or changed on the way. */
    public static final Set<String> SAFE_PROTOCOLS = Set.of("https", "ssh");

    /** Told of what goes wrong while it does, by several threads at once. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A repository could not be read, or not at once.
         *
         * @param cause for whoever looks into it; its text is the library's or the host's, and no sentence of ours
         */
        void failed(String repository, Throwable cause);

        /** So many repositories have been read, or could not be; told after each, by any thread. */
        default void read(int done, int total) {}
    }

    public GitHostSettings {
        protocols = Set.copyOf(protocols);
    }
}
