package io.imagefactory.core.git;

import io.imagefactory.core.host.Credential;
import java.util.Optional;

/** Who is asked for a credential when a host asks who we are. Safe for use by several threads at once. */
@FunctionalInterface
public interface CredentialHelpers {

    /**
     * What is known for a host, reached by that protocol and no other.
     *
     * @param protocol {@code https} or {@code http}
     * @param host lower case, with its port where that is not the protocol's usual one
     */
    Optional<Credential> ask(String protocol, String host);

    /** Nobody knows anything. */
    static CredentialHelpers none() {
        return (protocol, host) -> Optional.empty();
    }
}
