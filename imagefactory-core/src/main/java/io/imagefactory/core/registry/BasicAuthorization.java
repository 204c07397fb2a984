package io.imagefactory.core.registry;

import io.imagefactory.core.host.Credential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** User and password as HTTP sends them (RFC 7617). */
final class BasicAuthorization {

    private BasicAuthorization() {}

    /** A token without a user goes as the password; who takes tokens does not look at the name. */
    static String of(Credential credential) {
        String pair =
                credential.user().orElse("token") + ":" + credential.secret().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
