package io.imagefactory.core.git;

import io.imagefactory.core.git.Exchange.Sign;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.HostName;
import io.imagefactory.core.provider.Provider;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Answers JGit when a host asks who we are: once a host, and nobody is ever asked at a terminal. */
final class HostCredentials extends CredentialsProvider {

    private final Credentials credentials;
    private final CredentialHelpers helpers;
    private final Exchange exchange;
    private boolean told;

    /** @param helpers asked when a host asks, and not before */
    HostCredentials(Credentials credentials, CredentialHelpers helpers, Exchange exchange) {
        this.credentials = credentials;
        this.helpers = helpers;
        this.exchange = exchange;
    }

    /** What the host of the repository may be told before it asks. */
    Optional<Credential> known() {
        return credentials.forHost(exchange.url().host());
    }

    static String user(Credential credential, String host) {
        return credential.user().orElseGet(Provider.at(host)::tokenUser);
    }

    /** The host was told already; if it asks all the same, it was not content. */
    void told() {
        told = true;
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
        if (!exchange.isHome(uri.getScheme(), uri.getHost(), uri.getPort())) {
            exchange.note(Sign.SENT_ON);
            return false;
        }
        String host = exchange.url().host();
        Optional<Credential> credential = told ? Optional.empty() : known().or(() -> ask(uri));
        told = true;
        if (credential.isEmpty()) {
            exchange.note(Sign.REFUSED);
            return false;
        }
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username user) {
                user.setValue(user(credential.get(), host));
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(credential.get().secret().reveal().toCharArray());
            }
        }
        return true;
    }

    private Optional<Credential> ask(URIish uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() < 0 || uri.getPort() == HostName.usualPort(scheme);
        return helpers.ask(scheme, usual ? host : host + ":" + uri.getPort());
    }
}
