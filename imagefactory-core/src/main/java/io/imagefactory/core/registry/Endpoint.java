package io.imagefactory.core.registry;

import io.imagefactory.core.host.HostName;
import io.imagefactory.core.host.PlainHosts;
import java.net.URI;
import java.util.List;

/**
 * Where the images of a registry are asked for.
 *
 * @param registry as references name it
 * @param base scheme, host and port
 * @param prefix what comes before the names of repositories
 * @param credentialHosts the names under which credentials may be known, the best first
 */
record Endpoint(String registry, URI base, String prefix, List<String> credentialHosts) {

    private static final String DOCKER_HUB = "docker.io";
    private static final String DOCKER_HUB_HOST = "registry-1.docker.io";

    /**
     * Plain HTTP is spoken with this machine, and with hosts that are named for it.
     *
     * @throws RegistryException where a mirror's URL is plain HTTP without that, or the registry is no host
     */
    static Endpoint of(String registry, List<Mirror> mirrors, PlainHosts plain) throws RegistryException {
        for (Mirror mirror : mirrors) {
            if (mirror.registry().equals(registry)) {
                return of(registry, mirror, plain);
            }
        }
        if (registry.equals(DOCKER_HUB)) {
            return new Endpoint(
                    registry,
                    URI.create("https://" + DOCKER_HUB_HOST),
                    "",
                    List.of(DOCKER_HUB, "index.docker.io", DOCKER_HUB_HOST));
        }
        return new Endpoint(registry, base(registry, plain), "", List.of(registry));
    }

    URI manifest(String repository, String reference) {
        return at(repository, "/manifests/" + reference);
    }

    URI blob(String repository, String digest) {
        return at(repository, "/blobs/" + digest);
    }

    URI tags(String repository) {
        return at(repository, "/tags/list?n=1000");
    }

    /** The scope of a token that lets us read. */
    String scope(String repository) {
        return "repository:" + prefix + repository + ":pull";
    }

    /** Whether a URL is on the host that we ask. */
    boolean isAt(URI uri) {
        return HostName.origin(uri).equals(HostName.origin(base));
    }

    private static URI base(String registry, PlainHosts plain) throws RegistryException {
        try {
            URI base = URI.create((plain.contains(registry) ? "http" : "https") + "://" + registry);
            if (base.getHost() != null && base.getPort() <= PlainHosts.MAX_PORT) {
                return base;
            }
        } catch (IllegalArgumentException e) {
            // As below.
        }
        throw RegistryException.lasting(registry + " is no host that could be asked; mend the name of the registry");
    }

    private static Endpoint of(String registry, Mirror mirror, PlainHosts plain) throws RegistryException {
        String origin = HostName.origin(mirror.url());
        String host = origin.substring(origin.indexOf("://") + 3);
        if (origin.startsWith("http:") && !plain.contains(host)) {
            throw RegistryException.lasting(
                    "the mirror of " + registry + " is asked by plain http, which is allowed for "
                            + "this machine only; name " + host + " among the insecure registries to allow it");
        }
        return new Endpoint(registry, URI.create(origin), mirror.prefix(), List.of(host));
    }

    private URI at(String repository, String path) {
        return base.resolve("/v2/" + prefix + repository + path);
    }
}
