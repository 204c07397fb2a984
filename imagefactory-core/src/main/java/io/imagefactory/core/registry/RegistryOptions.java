package io.imagefactory.core.registry;

import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Credentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How registries are reached.
 *
 * @param credentials who we are to which host; {@code docker.io} for Docker Hub
 * @param mirrors which host to ask for the images of another; of two for one registry, the first
 * @param plain the hosts, with or without port, that are asked by plain HTTP; this machine always is
 * @param client certificates, proxies, time-outs, and what to do about failures that may pass
 * @param cache a folder for what a digest names, so that nobody is asked for it twice
 */
public record RegistryOptions(
        Credentials credentials, List<Mirror> mirrors, Set<String> plain, ClientOptions client, Optional<Path> cache) {

    /** Nobody in particular, asking each registry itself. */
    public static final RegistryOptions USUAL =
            new RegistryOptions(Credentials.none(), List.of(), Set.of(), ClientOptions.USUAL, Optional.empty());

    public RegistryOptions {
        mirrors = List.copyOf(mirrors);
        plain = Set.copyOf(plain);
    }

    public RegistryOptions withCredentials(Credentials others) {
        return new RegistryOptions(others, mirrors, plain, client, cache);
    }

    public RegistryOptions withMirrors(List<Mirror> others) {
        return new RegistryOptions(credentials, others, plain, client, cache);
    }

    public RegistryOptions withPlain(Set<String> others) {
        return new RegistryOptions(credentials, mirrors, others, client, cache);
    }

    public RegistryOptions withClient(ClientOptions other) {
        return new RegistryOptions(credentials, mirrors, plain, other, cache);
    }

    public RegistryOptions withCache(Path other) {
        return new RegistryOptions(credentials, mirrors, plain, client, Optional.of(other));
    }
}
