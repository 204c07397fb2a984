package io.imagefactory.core.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A long way to a server on this machine: each byte arrives so much later than it was sent, in either direction, and a new
 * connection takes that time twice before it is there. It counts the connections.
 */
public final class DelayedLine implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final InetSocketAddress server;
    private final Duration delay;
    private final ServerSocket here;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private record Sent(byte[] bytes, long due) {}

    public DelayedLine(InetSocketAddress server, Duration delay) throws IOException {
        this.server = server;
        this.delay = delay;
        this.here = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(() -> {
            while (!here.isClosed()) {
                Socket client = here.accept();
                connections.incrementAndGet();
                start(() -> connect(client));
            }
        });
    }

    /** Where clients find it. */
    public int port() {
        return here.getLocalPort();
    }

    /** How many there have been so far. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        here.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void connect(Socket client) throws IOException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(2 * delay.toNanos());
        Socket far = new Socket(server.getAddress(), server.getPort());
        for (Socket socket : Arrays.asList(client, far)) {
            socket.setTcpNoDelay(true);
            open.add(socket);
        }
        carry(client, far);
        carry(far, client);
    }

    private void carry(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        BlockingQueue<Sent> way = new ArrayBlockingQueue<>(1000);
        start(() -> {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); ; read = in.read(chunk)) {
                way.put(new Sent(Arrays.copyOf(chunk, Math.max(0, read)), System.nanoTime() + delay.toNanos()));
                if (read < 0) {
                    return;
                }
            }
        });
        start(() -> {
            for (Sent next = way.take(); next.bytes().length > 0; next = way.take()) {
                TimeUnit.NANOSECONDS.sleep(next.due() - System.nanoTime());
                out.write(next.bytes());
            }
            to.shutdownOutput();
        });
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** What a closed connection interrupts simply ends. */
    private void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (SocketException e) {
                        // Closed by one of the two.
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                "delayed-line");
        thread.setDaemon(true);
        thread.start();
    }
}
