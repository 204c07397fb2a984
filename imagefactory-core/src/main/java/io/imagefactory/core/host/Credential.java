package io.imagefactory.core.host;

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
}
