package io.imagefactory.core.git;

import io.imagefactory.core.git.Exchange.Sign;
import io.imagefactory.core.host.HttpStatusException;
import io.imagefactory.core.host.Redirect;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * One request to a host. Its answer is bounded in time and size; a status that is none of JGit's keeps what the host said
 * about trying again; and a request that was redirected to another host carries nothing that was meant for the first.
 */
final class GuardedConnection extends JDKHttpConnection {

    /** What every host may see. */
    private static final Set<String> HARMLESS = Set.of(
            "accept", "accept-encoding", "content-encoding", "content-type", "git-protocol", "pragma", "user-agent");

    private static final String ENCODING = "Content-Encoding";
    private static final String ZIPPED = "gzip";

    private final Exchange exchange;
    private final boolean plain;
    private final boolean foreign;

    /** @param plain whether a redirect from http to http is followed */
    GuardedConnection(URL url, Proxy proxy, Exchange exchange, boolean plain) throws IOException {
        super(url, proxy);
        this.exchange = exchange;
        this.plain = plain;
        this.foreign = !exchange.isHome(url.getProtocol(), url.getHost(), url.getPort());
    }

    @Override
    public void setRequestProperty(String key, String value) {
        if (!foreign || HARMLESS.contains(key.toLowerCase(Locale.ROOT))) {
            if (key.equalsIgnoreCase("Authorization")) {
                exchange.note(Sign.IDENTIFIED);
            }
            super.setRequestProperty(key, value);
        }
    }

    @Override
    public int getResponseCode() throws IOException {
        exchange.checkTime();
        int status = exchange.inTime(super::getResponseCode);
        if (status >= 400 && status != HTTP_UNAUTHORIZED) {
            throw new HttpStatusException(status, Optional.ofNullable(getHeaderField("Retry-After")));
        }
        String location = getHeaderField("Location");
        if (Redirect.isOne(status) && location != null) {
            Redirect.follow(uri(), location, any -> plain);
        }
        return status;
    }

    private URI uri() throws IOException {
        try {
            return getURL().toURI();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream sent = super.getInputStream();
        MeteredStream answer = new MeteredStream(isZipped() ? new GZIPInputStream(sent) : sent, exchange);
        exchange.begin(answer);
        return answer;
    }

    /** What is sent zipped is unzipped here, so that what is metered is what it becomes, and JGit need not know. */
    @Override
    public @Nullable String getHeaderField(String name) {
        String value = super.getHeaderField(name);
        return name.equalsIgnoreCase(ENCODING) && ZIPPED.equals(value) ? null : value;
    }

    private boolean isZipped() {
        return ZIPPED.equals(super.getHeaderField(ENCODING));
    }
}
