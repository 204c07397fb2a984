package io.imagefactory.maven;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.HostName;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.provider.TokenVariable;
import io.imagefactory.core.registry.CredentialHelper;
import io.imagefactory.core.registry.DockerConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.logging.Log;

/** Who we are to hosts, by what is set up on a machine or in a pipeline; each login for the one host that it is for. */
final class EnvironmentLogins {

    private static final Duration HELPER_TIMEOUT = Duration.ofSeconds(30);
    private static final String GITHUB = "https://github.com";

    private final Environment environment;
    private final Map<String, Credential> byHost = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private EnvironmentLogins(Environment environment) {
        this.environment = environment;
    }

    /**
     * To Git hosts and CI: what {@link Provider#tokenVariables} name. A server that is reached without encryption gets none
     * of them.
     */
    static Credentials toGitHosts(Environment environment) {
        EnvironmentLogins logins = new EnvironmentLogins(environment);
        for (Provider provider : Provider.values()) {
            for (TokenVariable token : provider.tokenVariables()) {
                logins.add(logins.host(token), Optional.of(token.user()), token.name());
            }
        }
        return Credentials.of(logins.byHost);
    }

    /**
     * To registries:
     *
     * <ul>
     *   <li>{@code GITHUB_TOKEN}: ghcr.io, unless {@code GITHUB_SERVER_URL} is another server than github.com
     *   <li>{@code DOCKERHUB_USERNAME} and {@code DOCKERHUB_TOKEN}: docker.io
     *   <li>{@code CI_REGISTRY_USER} and {@code CI_REGISTRY_PASSWORD}: the host {@code CI_REGISTRY}
     *   <li>docker's {@code config.json}, in {@code DOCKER_CONFIG} or {@code ~/.docker}
     * </ul>
     */
    static Credentials toRegistries(Environment environment, Log log) {
        EnvironmentLogins logins = new EnvironmentLogins(environment);
        if (environment.get("GITHUB_SERVER_URL").orElse(GITHUB).equals(GITHUB)) {
            Optional<String> user = Optional.of(environment.get("GITHUB_ACTOR").orElse("token"));
            logins.add(Optional.of("ghcr.io"), user, "GITHUB_TOKEN");
        }
        logins.add(Optional.of("docker.io"), environment.get("DOCKERHUB_USERNAME"), "DOCKERHUB_TOKEN");
        logins.add(environment.get("CI_REGISTRY"), environment.get("CI_REGISTRY_USER"), "CI_REGISTRY_PASSWORD");
        Path folder = environment
                .get("DOCKER_CONFIG")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".docker"));
        CredentialHelper helper = new CredentialHelper(UnaryOperator.identity(), HELPER_TIMEOUT, log::warn);
        return Credentials.of(logins.byHost).or(DockerConfig.read(folder.resolve("config.json"), helper, log::warn));
    }

    /** What requests to webhooks are signed with, whatever the host. It signs, and is sent to none. */
    static Credentials ofWebhooks(Environment environment) {
        Optional<Credential> known = environment
                .get("IMAGEFACTORY_WEBHOOK_SECRET")
                .map(text -> new Credential(Optional.empty(), new Secret(text.strip())));
        return host -> known;
    }

    /** Adds what is complete, unless something is known for the host already. */
    private void add(Optional<String> host, Optional<String> user, String secret) {
        Optional<String> value = environment.get(secret);
        if (host.isPresent() && user.isPresent() && value.isPresent()) {
            byHost.putIfAbsent(
                    host.get().strip(),
                    new Credential(user, new Secret(value.get().strip())));
        }
    }

    /** A variable that names a server says which one is meant; the token is then for no other. */
    private Optional<String> host(TokenVariable variable) {
        return variable.server()
                .flatMap(environment::get)
                .map(EnvironmentLogins::host)
                .orElse(variable.host());
    }

    private static Optional<String> host(String url) {
        try {
            URI uri = new URI(url.strip());
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null
                    ? Optional.of(HostName.of("https", uri.getHost(), uri.getPort()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
