package io.imagefactory.core.host;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Who we are to a host.
 *
 * @param user absent for a token whose host does not ask for one
 * @param secret the user's password, or the token
 */
public record Credential(Optional<String> user, Secret secret) {

    public Credential {
        user = user.filter(name -> !name.isBlank());
    }

    /**
     * User and password as HTTP sends them (RFC 7617).
     *
     * @param stranger the user of a token without one; who takes tokens mostly does not look at it
     */
    public String basic(String stranger) {
        String pair = user.orElse(stranger) + ":" + secret.reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
