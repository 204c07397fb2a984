package io.imagefactory.core.attack;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A server on loopback that sends any bytes whatever for a request, and remembers what it was sent. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Handler handler;
    private final boolean speaksFirst;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        return thread;
    });

    /** Answers a request; the connection ends with it. */
    @FunctionalInterface
    interface Handler {
        void answer(Asked request, OutputStream out) throws IOException, InterruptedException;
    }

    /**
     * A request.
     *
     * @param target path and query
     * @param text all of it but the body
     */
    record Asked(String method, String target, String text, String body) {}

    /** @param address such as 127.0.0.2 */
    RawServer(String address, Handler handler) throws IOException {
        this(address, handler, false);
    }

    /** @param speaksFirst whether it answers whatever was asked, before it is */
    RawServer(String address, Handler handler, boolean speaksFirst) throws IOException {
        this.speaksFirst = speaksFirst;
        this.socket = new ServerSocket();
        this.handler = handler;
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        threads.execute(this::accept);
    }

    String host() {
        return socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Heads and bodies of all requests. */
    String seen() {
        return String.join("\n", seen);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    /** A whole answer, as most servers send it. */
    static void send(OutputStream out, int status, String headers, byte[] body) throws IOException {
        out.write(("HTTP/1.1 " + status + " So\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n"
                        + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                OutputStream out = connection.getOutputStream()) {
            Asked request = speaksFirst
                    ? new Asked("", "", "", "")
                    : read(new BufferedInputStream(connection.getInputStream()));
            seen.add(request.text() + request.body());
            handler.answer(request, out);
            out.flush();
        } catch (IOException e) {
            // Whoever asked has heard enough.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Asked read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String text = "";
        for (int c = in.read(); c >= 0 && !text.endsWith("\r\n\r\n"); c = in.read()) {
            head.write(c);
            text = c == '\n' ? head.toString(StandardCharsets.ISO_8859_1) : "";
            if (text.endsWith("\r\n\r\n")) {
                break;
            }
        }
        String[] first = text.split("[ \r\n]", 4);
        String lower = text.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("\r\ncontent-length:");
        int length = at < 0
                ? 0
                : Integer.parseInt(lower.substring(at + 17).split("\r\n", 2)[0].strip());
        String sent = lower.contains("\r\ntransfer-encoding: chunked")
                ? chunks(in)
                : new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        String body = lower.contains("\r\ncontent-encoding: gzip") ? unzipped(sent) : sent;
        return new Asked(first[0], first.length > 1 ? first[1] : "", text, body);
    }

    private static String unzipped(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String chunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            ByteArrayOutputStream size = new ByteArrayOutputStream();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                size.write(c);
            }
            int length =
                    Integer.parseInt(size.toString(StandardCharsets.ISO_8859_1).strip(), 16);
            body.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            in.readNBytes(2);
            if (length == 0) {
                return body.toString();
            }
        }
    }
}
