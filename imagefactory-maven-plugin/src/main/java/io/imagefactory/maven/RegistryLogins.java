package io.imagefactory.maven;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.registry.CredentialHelper;
import io.imagefactory.core.registry.DockerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.logging.Log;

/**
 * Who we are to registries, by what is set up on a machine or in a pipeline:
 *
 * <ul>
 *   <li>{@code CI_REGISTRY_USER} and {@code CI_REGISTRY_PASSWORD}: the host {@code CI_REGISTRY}
 *   <li>{@code DOCKERHUB_USERNAME} and {@code DOCKERHUB_TOKEN}: docker.io
 *   <li>{@code GITHUB_TOKEN}: ghcr.io, unless {@code GITHUB_SERVER_URL} is another server than github.com
 *   <li>docker's {@code config.json}, in {@code DOCKER_CONFIG} or {@code ~/.docker}
 * </ul>
 */
final class RegistryLogins {

    private static final Duration HELPER_TIMEOUT = Duration.ofSeconds(30);
    private static final String GITHUB = "https://github.com";

    private RegistryLogins() {}

    static Credentials in(Environment environment, Log log) {
        Map<String, Credential> byHost = new HashMap<>();
        environment
                .get("CI_REGISTRY")
                .ifPresent(host -> add(
                        byHost, host, environment.get("CI_REGISTRY_USER"), environment.get("CI_REGISTRY_PASSWORD")));
        add(byHost, "docker.io", environment.get("DOCKERHUB_USERNAME"), environment.get("DOCKERHUB_TOKEN"));
        if (environment.get("GITHUB_SERVER_URL").orElse(GITHUB).equals(GITHUB)) {
            add(
                    byHost,
                    "ghcr.io",
                    Optional.of(environment.get("GITHUB_ACTOR").orElse("token")),
                    environment.get("GITHUB_TOKEN"));
        }
        return Credentials.of(byHost).or(docker(environment, log));
    }

    private static Credentials docker(Environment environment, Log log) {
        Path folder = environment
                .get("DOCKER_CONFIG")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".docker"));
        CredentialHelper helper = new CredentialHelper(UnaryOperator.identity(), HELPER_TIMEOUT, log::warn);
        return DockerConfig.read(folder.resolve("config.json"), helper, log::warn);
    }

    private static void add(
            Map<String, Credential> byHost, String host, Optional<String> user, Optional<String> secret) {
        if (user.isPresent() && secret.isPresent()) {
            byHost.put(host.strip(), new Credential(user, Secret.of(secret.get().strip())));
        }
    }
}
