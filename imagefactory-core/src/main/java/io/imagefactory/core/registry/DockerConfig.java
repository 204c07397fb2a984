package io.imagefactory.core.registry;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What {@code docker login} has left in {@code config.json}: for a host the helper that {@code credHelpers} names for it,
 * else the store of {@code credsStore}, else {@code auths}. A helper that is missing or fails knows nobody, as for docker
 * itself; many machines have a {@code credsStore} that only works elsewhere.
 */
public final class DockerConfig implements Credentials {

    private static final String DOCKER_HUB = "docker.io";
    private static final String DOCKER_HUB_SERVER = "https://index.docker.io/v1/";
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Json config;
    private final CredentialHelper helper;

    private DockerConfig(Json config, CredentialHelper helper) {
        this.config = config;
        this.helper = helper;
    }

    /**
     * Reads the file; none knows nobody, and so does one that cannot be used.
     *
     * @param problems told what cannot be used, each in a sentence
     */
    public static Credentials read(Path file, CredentialHelper helper, Consumer<String> problems) {
        try (InputStream content = Files.newInputStream(file)) {
            return new DockerConfig(Json.read(content.readNBytes(MOST_BYTES)), helper);
        } catch (NoSuchFileException e) {
            return Credentials.none();
        } catch (MalformedJsonException e) {
            problems.accept(file + " is left alone: " + e.getMessage());
        } catch (IOException e) {
            problems.accept(file + " cannot be read (" + e.getClass().getSimpleName() + ") and is left alone");
        }
        return Credentials.none();
    }

    @Override
    public Optional<Credential> forHost(String host) {
        String server = host.equals(DOCKER_HUB) ? DOCKER_HUB_SERVER : host;
        Optional<String> helperOfHost =
                config.object("credHelpers").flatMap(all -> all.text(server).or(() -> all.text(host)));
        if (helperOfHost.isPresent()) {
            return helper.get(helperOfHost.get(), server);
        }
        Optional<String> store = config.text("credsStore").filter(name -> !name.isBlank());
        return store.flatMap(name -> helper.get(name, server)).or(() -> auth(host));
    }

    private Optional<Credential> auth(String host) {
        return config.object("auths").stream()
                .flatMap(auths -> auths.members().entrySet().stream())
                .filter(entry -> isOf(host, entry.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(auth -> credential(auth).stream())
                .findFirst();
    }

    /** Keys are hosts, or URLs of an older form ({@code https://index.docker.io/v1/}). */
    private static boolean isOf(String host, String key) {
        String name = key.replaceFirst("^https?://", "").replaceFirst("/.*", "");
        return name.equalsIgnoreCase(host) || host.equals(DOCKER_HUB) && name.equals("index.docker.io");
    }

    private static Optional<Credential> credential(Json auth) {
        Optional<String> identity = auth.text("identitytoken").filter(token -> !token.isBlank());
        if (identity.isPresent()) {
            return Optional.of(new Credential(Optional.of(Tokens.IDENTITY), new Secret(identity.get())));
        }
        Optional<String> password = auth.text("password").filter(text -> !text.isBlank());
        if (password.isPresent()) {
            return Optional.of(new Credential(auth.text("username"), new Secret(password.get())));
        }
        return auth.text("auth").flatMap(DockerConfig::decoded);
    }

    /** {@code user:password} in Base64; docker itself pads the password with NUL. */
    private static Optional<Credential> decoded(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            String password = colon < 0 ? "" : pair.substring(colon + 1).replaceAll("\0+$", "");
            return password.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Credential(Optional.of(pair.substring(0, colon)), new Secret(password)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
