package io.imagefactory.core.git;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.transport.BasePackPushConnection;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackTransport;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TcpTransport;
import org.eclipse.jgit.transport.URIish;

/**
 * Speaks to {@code git daemon}: the protocol {@code git://} of gitprotocol-pack. All that is received is metered, also what
 * comes before a pack; JGit's own way lets nobody between itself and the socket.
 */
final class DaemonTransport extends TcpTransport implements PackTransport {

    /** Assigned by IANA. */
    private static final int PORT = 9418;

    private static final String VERSION_2 = "\0version=2\0";

    private final Exchange exchange;

    DaemonTransport(Repository local, URIish uri, Exchange exchange) {
        super(local, uri);
        this.exchange = exchange;
    }

    @Override
    public FetchConnection openFetch() throws TransportException {
        return openFetch(List.of());
    }

    @Override
    public FetchConnection openFetch(Collection<RefSpec> references, String... prefixes) throws TransportException {
        return new Fetch(references, prefixes);
    }

    @Override
    public PushConnection openPush() throws TransportException {
        return new Push();
    }

    @Override
    public void close() {
        // Each connection is closed by who opened it.
    }

    private Socket connect() throws TransportException {
        Socket socket = new Socket();
        try {
            int patience = (int) TimeUnit.SECONDS.toMillis(getTimeout());
            int port = uri.getPort() > 0 ? uri.getPort() : PORT;
            socket.connect(new InetSocketAddress(uri.getHost(), port), patience);
            // An interrupt, by which JGit ends what takes too long, does not end the wait of a socket.
            socket.setSoTimeout(patience);
            return socket;
        } catch (IOException e) {
            close(socket);
            throw new TransportException(uri, String.valueOf(e.getMessage()), e);
        }
    }

    private InputStream metered(Socket socket) throws IOException {
        return new BufferedInputStream(new MeteredStream(socket.getInputStream(), exchange));
    }

    private void ask(PacketLineOut out, String service, String parameters) throws IOException {
        String host = uri.getHost() + (uri.getPort() > 0 ? ":" + uri.getPort() : "");
        out.writeString(service + " " + uri.getPath() + "\0host=" + host + "\0" + parameters);
        out.flush();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is not used again.
        }
    }

    private final class Fetch extends BasePackFetchConnection {

        private final Socket socket;

        Fetch(Collection<RefSpec> references, String... prefixes) throws TransportException {
            super(DaemonTransport.this);
            socket = connect();
            try {
                init(metered(socket), new BufferedOutputStream(socket.getOutputStream()));
                ask(pckOut, "git-upload-pack", VERSION_2);
            } catch (IOException e) {
                close();
                throw new TransportException(DaemonTransport.this.uri, String.valueOf(e.getMessage()), e);
            }
            if (!readAdvertisedRefs()) {
                lsRefs(references, prefixes);
            }
        }

        @Override
        public void close() {
            super.close();
            DaemonTransport.close(socket);
        }
    }

    private final class Push extends BasePackPushConnection {

        private final Socket socket;

        Push() throws TransportException {
            super(DaemonTransport.this);
            socket = connect();
            try {
                init(metered(socket), new BufferedOutputStream(socket.getOutputStream()));
                ask(pckOut, "git-receive-pack", "");
            } catch (IOException e) {
                close();
                throw new TransportException(DaemonTransport.this.uri, String.valueOf(e.getMessage()), e);
            }
            readAdvertisedRefs();
        }

        @Override
        public void close() {
            super.close();
            DaemonTransport.close(socket);
        }
    }
}
