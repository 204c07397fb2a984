package io.imagefactory.core.registry;

import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.RetryPolicy;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How registries are reached.
 *
 * @param credentials who we are to which host; {@code docker.io} for Docker Hub
 * @param mirrors which host to ask for the images of another; of two for one registry, the first
 * @param plain the hosts, with or without port, that are asked by plain HTTP; this machine always is
 * @param certificates a PEM file of authorities that are trusted beside those of the JVM
 * @param proxies what stands between us and a host; empty for what the JVM was told
 * @param connectTimeout how long it may take to reach a host
 * @param requestTimeout how long it may take until an answer is there as a whole
 * @param retries what to do about failures that may pass
 */
public record RegistryOptions(
        Credentials credentials,
        List<Mirror> mirrors,
        Set<String> plain,
        Optional<Path> certificates,
        Optional<ProxySelector> proxies,
        Duration connectTimeout,
        Duration requestTimeout,
        RetryPolicy retries) {

    /** Nobody in particular, asking each registry itself. */
    public static final RegistryOptions USUAL = new RegistryOptions(
            Credentials.none(),
            List.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            RetryPolicy.USUAL);

    public RegistryOptions {
        mirrors = List.copyOf(mirrors);
        plain = Set.copyOf(plain);
    }

    /** What of it is about no registry. */
    public ClientOptions client() {
        return new ClientOptions(certificates, proxies, connectTimeout, requestTimeout);
    }

    public RegistryOptions withCredentials(Credentials others) {
        return new RegistryOptions(
                others, mirrors, plain, certificates, proxies, connectTimeout, requestTimeout, retries);
    }

    public RegistryOptions withMirrors(List<Mirror> others) {
        return new RegistryOptions(
                credentials, others, plain, certificates, proxies, connectTimeout, requestTimeout, retries);
    }

    public RegistryOptions withPlain(Set<String> others) {
        return new RegistryOptions(
                credentials, mirrors, others, certificates, proxies, connectTimeout, requestTimeout, retries);
    }

    public RegistryOptions withCertificates(Optional<Path> other) {
        return new RegistryOptions(
                credentials, mirrors, plain, other, proxies, connectTimeout, requestTimeout, retries);
    }

    public RegistryOptions withProxies(ProxySelector others) {
        return new RegistryOptions(
                credentials,
                mirrors,
                plain,
                certificates,
                Optional.of(others),
                connectTimeout,
                requestTimeout,
                retries);
    }

    public RegistryOptions withTimeouts(Duration connect, Duration request) {
        return new RegistryOptions(credentials, mirrors, plain, certificates, proxies, connect, request, retries);
    }
}
