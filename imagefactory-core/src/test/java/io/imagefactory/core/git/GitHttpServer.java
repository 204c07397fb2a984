package io.imagefactory.core.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/** The real {@code git http-backend} on loopback, behind the smallest web server that will do; it counts what it is asked. */
public final class GitHttpServer implements AutoCloseable {

    private final Path root;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "git-http-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Gate gate = exchange -> false;
    private volatile int cutAfter = Integer.MAX_VALUE;
    private volatile boolean protocolV2 = true;
    private final AtomicInteger lostAnswers = new AtomicInteger();

    /** Something in front of Git: says whether it has answered itself. */
    @FunctionalInterface
    public interface Gate {

        boolean answers(HttpExchange exchange) throws IOException;
    }

    private GitHttpServer(Path root, HttpServer server) {
        this.root = root;
        this.server = server;
    }

    /** Serves the repositories below the folder. */
    public static GitHttpServer serve(Path root) throws IOException {
        return serve(root, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** The same by https. */
    public static GitHttpServer serve(Path root, SSLContext context) throws IOException {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        return serve(root, https);
    }

    private static GitHttpServer serve(Path root, HttpServer http) {
        GitHttpServer server = new GitHttpServer(root, http);
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    public String url(String path) {
        return (server instanceof HttpsServer ? "https://" : "http://") + host() + "/" + path;
    }

    public String host() {
        return server.getAddress().getHostString() + ":" + server.getAddress().getPort();
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    public GitHttpServer gate(Gate newGate) {
        gate = newGate;
        return this;
    }

    /** Asks for a user and a password. */
    public GitHttpServer allowOnly(String user, String password) {
        String expected =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return gate(exchange -> {
            if (expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                return false;
            }
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"Git\"");
            return answer(exchange, 401);
        });
    }

    /** Speaks only the first version of the protocol. */
    public GitHttpServer old() {
        protocolV2 = false;
        return this;
    }

    /** Hangs up after so many bytes of a pack. */
    public GitHttpServer cutAfter(int count) {
        cutAfter = count;
        return this;
    }

    /** Does what the next pushes say, and hangs up instead of an answer. */
    public GitHttpServer loseAnswersToPushes(int count) {
        lostAnswers.set(count);
        return this;
    }

    public static boolean answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
        return true;
    }

    public int connections() {
        return connections.size();
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    public List<Map<String, List<String>>> headers() {
        return List.copyOf(headers);
    }

    /** The bytes of all answers, without their headers. */
    public long bytes() {
        return bytes.get();
    }

    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    public void forget() {
        connections.clear();
        requests.clear();
        headers.clear();
        bytes.set(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        connections.add(exchange.getRemoteAddress());
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!gate.answers(exchange)) {
                backend(exchange, body);
            }
        } finally {
            running.decrementAndGet();
            exchange.close();
        }
    }

    private void backend(HttpExchange exchange, byte[] body) throws IOException {
        Process git = process(exchange, body.length);
        try (OutputStream input = git.getOutputStream()) {
            input.write(body);
        } catch (IOException e) {
            // It has heard enough.
        }
        try (InputStream output = git.getInputStream()) {
            int status = 200;
            for (String line = line(output); !line.isEmpty(); line = line(output)) {
                int colon = line.indexOf(':');
                String value = line.substring(colon + 1).strip();
                if (line.startsWith("Status:")) {
                    status = Integer.parseInt(value.substring(0, 3));
                } else {
                    exchange.getResponseHeaders().add(line.substring(0, colon), value);
                }
            }
            exchange.sendResponseHeaders(status, 0);
            if (exchange.getRequestURI().getPath().endsWith("/git-receive-pack")
                    && lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                output.readAllBytes();
                throw new IOException("hung up");
            }
            copy(output, exchange);
        }
    }

    private void copy(InputStream output, HttpExchange exchange) throws IOException {
        byte[] buffer = new byte[8192];
        int left = exchange.getRequestURI().getPath().endsWith("/git-upload-pack") ? cutAfter : Integer.MAX_VALUE;
        try (OutputStream response = exchange.getResponseBody()) {
            for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                int part = Math.min(count, left);
                response.write(buffer, 0, part);
                bytes.addAndGet(part);
                left -= part;
                if (left == 0) {
                    // Without the end of what was begun.
                    throw new IOException("hung up");
                }
            }
        }
    }

    private Process process(HttpExchange exchange, int length) throws IOException {
        URI uri = exchange.getRequestURI();
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "safe.directory");
        environment.put("GIT_CONFIG_VALUE_0", "*");
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("PATH_INFO", uri.getPath());
        environment.put("QUERY_STRING", uri.getRawQuery() == null ? "" : uri.getRawQuery());
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("CONTENT_LENGTH", Integer.toString(length));
        header(exchange, "Content-Type", "CONTENT_TYPE", environment);
        header(exchange, "Content-Encoding", "HTTP_CONTENT_ENCODING", environment);
        if (protocolV2) {
            header(exchange, "Git-Protocol", "GIT_PROTOCOL", environment);
        }
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static void header(HttpExchange exchange, String name, String variable, Map<String, String> environment) {
        List<String> values = exchange.getRequestHeaders().getOrDefault(name, new ArrayList<>());
        if (!values.isEmpty()) {
            environment.put(variable, values.get(0));
        }
    }

    private static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int character = input.read(); character >= 0 && character != '\n'; character = input.read()) {
            line.write(character);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
