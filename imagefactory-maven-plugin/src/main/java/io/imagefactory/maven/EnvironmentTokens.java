package io.imagefactory.maven;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.provider.TokenVariable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that CI systems and people put into the environment, each for the one host that it is for, as
 * {@link Provider#tokenVariables} have them. A server that is reached without encryption gets none of them.
 */
final class EnvironmentTokens {

    private final Environment environment;
    private final Map<String, Credential> byHost = new HashMap<>();

    private EnvironmentTokens(Environment environment) {
        this.environment = environment;
    }

    static Credentials in(Environment environment) {
        EnvironmentTokens tokens = new EnvironmentTokens(environment);
        for (Provider provider : Provider.values()) {
            provider.tokenVariables().forEach(tokens::add);
        }
        return Credentials.of(tokens.byHost);
    }

    /** A variable that names a server says which one is meant; the token is then for no other. */
    private void add(TokenVariable variable) {
        Optional<String> host = variable.server()
                .flatMap(environment::get)
                .map(EnvironmentTokens::host)
                .orElse(variable.host());
        environment
                .get(variable.name())
                .ifPresent(token -> host.ifPresent(known -> byHost.putIfAbsent(
                        known, new Credential(Optional.of(variable.user()), Secret.of(token.strip())))));
    }

    private static Optional<String> host(String url) {
        try {
            URI uri = new URI(url.strip());
            if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                return Optional.empty();
            }
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            return Optional.of(uri.getPort() < 0 || uri.getPort() == 443 ? host : host + ":" + uri.getPort());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
