package io.imagefactory.maven;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that CI systems and people put into the environment, each for the one host that it is for:
 *
 * <ul>
 *   <li>{@code GITHUB_TOKEN}, else {@code GH_TOKEN}: the host of {@code GITHUB_SERVER_URL}, without that github.com
 *   <li>{@code GITLAB_TOKEN}: the host of {@code CI_SERVER_URL}, without that gitlab.com
 *   <li>{@code CI_JOB_TOKEN}: the host of {@code CI_SERVER_URL} alone, where there is no {@code GITLAB_TOKEN}
 *   <li>{@code GITEA_TOKEN}: the host of {@code GITEA_SERVER_URL}, without that gitea.com
 *   <li>{@code BITBUCKET_TOKEN}: bitbucket.org
 * </ul>
 *
 * A server that is reached without encryption gets none of them.
 */
final class EnvironmentTokens {

    private final Environment environment;
    private final Map<String, Credential> byHost = new HashMap<>();

    private EnvironmentTokens(Environment environment) {
        this.environment = environment;
    }

    static Credentials in(Environment environment) {
        EnvironmentTokens tokens = new EnvironmentTokens(environment);
        tokens.add("GITHUB_TOKEN", "x-access-token", tokens.server("GITHUB_SERVER_URL", "github.com"));
        tokens.add("GH_TOKEN", "x-access-token", tokens.server("GITHUB_SERVER_URL", "github.com"));
        tokens.add("GITLAB_TOKEN", "oauth2", tokens.server("CI_SERVER_URL", "gitlab.com"));
        tokens.add(
                "CI_JOB_TOKEN",
                "gitlab-ci-token",
                environment.get("CI_SERVER_URL").flatMap(EnvironmentTokens::host));
        tokens.add("GITEA_TOKEN", "oauth2", tokens.server("GITEA_SERVER_URL", "gitea.com"));
        tokens.add("BITBUCKET_TOKEN", "x-token-auth", Optional.of("bitbucket.org"));
        return Credentials.of(tokens.byHost);
    }

    private void add(String variable, String user, Optional<String> host) {
        environment
                .get(variable)
                .ifPresent(token -> host.ifPresent(known ->
                        byHost.putIfAbsent(known, new Credential(Optional.of(user), Secret.of(token.strip())))));
    }

    /** A variable that names a server says which one is meant; the token is then for no other. */
    private Optional<String> server(String variable, String publicHost) {
        return environment.get(variable).map(EnvironmentTokens::host).orElse(Optional.of(publicHost));
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
