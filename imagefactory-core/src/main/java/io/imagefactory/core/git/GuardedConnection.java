package io.imagefactory.core.git;

import io.imagefactory.core.git.Exchange.Sign;
import io.imagefactory.core.host.HttpStatusException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/**
 * One request to a host. Its answer is bounded in time and size; a status that is none of JGit's keeps what the host said
 * about trying again; and a request that was redirected to another host carries nothing that was meant for the first.
 */
final class GuardedConnection extends JDKHttpConnection {

    /** What every host may see. */
    private static final Set<String> HARMLESS = Set.of(
            "accept", "accept-encoding", "content-encoding", "content-type", "git-protocol", "pragma", "user-agent");

    private final Exchange exchange;
    private final boolean foreign;
    private final Optional<String> authorization;

    /** @param authorization what the host of the URL itself may be told of us */
    GuardedConnection(URL url, Proxy proxy, Exchange exchange, boolean foreign, Optional<String> authorization)
            throws IOException {
        super(url, proxy);
        this.exchange = exchange;
        this.foreign = foreign;
        this.authorization = authorization;
    }

    @Override
    public void setRequestProperty(String key, String value) {
        boolean own = key.equalsIgnoreCase("Authorization")
                && authorization.filter(value::equals).isPresent();
        if (!foreign || own || HARMLESS.contains(key.toLowerCase(Locale.ROOT))) {
            if (key.equalsIgnoreCase("Authorization")) {
                exchange.note(Sign.IDENTIFIED);
            }
            super.setRequestProperty(key, value);
        }
    }

    @Override
    public int getResponseCode() throws IOException {
        exchange.checkTime();
        int status = super.getResponseCode();
        if (status >= 400 && status != HTTP_UNAUTHORIZED) {
            throw new HttpStatusException(status, Optional.ofNullable(getHeaderField("Retry-After")));
        }
        return status;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        MeteredStream answer = new MeteredStream(super.getInputStream(), exchange);
        exchange.begin(answer);
        return answer;
    }
}
