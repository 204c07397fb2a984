package io.imagefactory.core.git;

import io.imagefactory.core.git.Exchange.Sign;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.HostName;
import io.imagefactory.core.provider.Provider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Answers JGit when a host asks who we are: once a host, and nobody is ever asked at a terminal. */
final class HostCredentials extends CredentialsProvider {

    private final Credentials credentials;
    private final Credentials helpers;
    private final Exchange exchange;
    private final Map<String, Credential> told = new HashMap<>();
    private String lastHost = "";

    /** @param helpers asked when a host asks, and not before */
    HostCredentials(Credentials credentials, Credentials helpers, Exchange exchange) {
        this.credentials = credentials;
        this.helpers = helpers;
        this.exchange = exchange;
    }

    /** What the host may be told before it asks, or was told when it did. */
    Optional<Credential> known(String host) {
        return Optional.ofNullable(told.get(host)).or(() -> credentials.forHost(host));
    }

    static String user(Credential credential, String host) {
        return credential.user().orElseGet(Provider.at(host)::tokenUser);
    }

    /** The host was told already; if it asks all the same, it was not content. */
    void told(String host) {
        lastHost = host;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username) && !(item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (!supports(items)) {
            return false;
        }
        String host = host(uri);
        Optional<Credential> credential = host.equals(lastHost)
                ? Optional.empty()
                : credentials.or(helpers).forHost(host);
        lastHost = host;
        if (credential.isEmpty()) {
            exchange.note(Sign.REFUSED);
            return false;
        }
        told.put(host, credential.get());
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username user) {
                user.setValue(user(credential.get(), host));
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(credential.get().secret().reveal().toCharArray());
            }
        }
        return true;
    }

    private static String host(URIish uri) {
        return HostName.of(uri.getScheme(), uri.getHost(), uri.getPort());
    }
}
