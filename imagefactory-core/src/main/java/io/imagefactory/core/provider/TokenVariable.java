package io.imagefactory.core.provider;

import java.util.Optional;

/**
 * A variable of the environment in which CI systems and people put a token.
 *
 * @param user to be told beside it
 * @param server the variable that names the one server that it is for
 * @param host which it is for where that variable is not set; empty: then it is for none
 */
public record TokenVariable(String name, String user, Optional<String> server, Optional<String> host) {

    static TokenVariable at(String host, String name, String user) {
        return new TokenVariable(name, user, Optional.empty(), Optional.of(host));
    }

    TokenVariable unless(String serverVariable) {
        return new TokenVariable(name, user, Optional.of(serverVariable), host);
    }

    TokenVariable only(String serverVariable) {
        return new TokenVariable(name, user, Optional.of(serverVariable), Optional.empty());
    }
}
