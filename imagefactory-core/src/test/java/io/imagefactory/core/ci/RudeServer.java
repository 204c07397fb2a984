package io.imagefactory.core.ci;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads each request to its end, and then does something else than to answer it. */
final class RudeServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Manners manners;

    /** What to do with a connection whose request was read. */
    interface Manners {
        void treat(Socket connection) throws IOException;
    }

    RudeServer(Manners manners) throws IOException {
        this.manners = manners;
        Thread thread = new Thread(this::serve, "rude-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Closes the connection, without a word. */
    static RudeServer thatHangsUp() throws IOException {
        return new RudeServer(Socket::close);
    }

    /** Closes the connection in the middle of its answer. */
    static RudeServer thatBreaksOff() throws IOException {
        return new RudeServer(connection -> {
            String header = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"html_url\":";
            connection.getOutputStream().write(header.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            connection.close();
        });
    }

    /** Says nothing, as long as it lives. */
    static RudeServer thatIsSilent() throws IOException {
        return new RudeServer(connection -> {});
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    void awaitRequest() throws InterruptedException {
        asked.await();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        try {
            while (true) {
                Socket connection = socket.accept();
                read(connection.getInputStream());
                requests.incrementAndGet();
                asked.countDown();
                manners.treat(connection);
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    /** Header and body. */
    private static void read(InputStream in) throws IOException {
        StringBuilder header = new StringBuilder();
        while (!header.toString().endsWith("\r\n\r\n")) {
            header.append((char) in.read());
        }
        String length = header.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .findFirst()
                .orElse("content-length: 0");
        in.readNBytes(Integer.parseInt(length.substring(length.indexOf(':') + 1).strip()));
    }
}
