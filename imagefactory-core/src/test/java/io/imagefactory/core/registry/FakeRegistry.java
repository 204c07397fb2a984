package io.imagefactory.core.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.imagefactory.core.image.ImageReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that answers as a registry does, or as no registry should, and remembers what it was asked. */
final class FakeRegistry implements AutoCloseable {

    static {
        // Else each answer with a body waits for an acknowledgement that the system delays.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Route before = exchange -> false;

    /** Answers a request, or leaves it to others. */
    @FunctionalInterface
    interface Route {
        boolean answer(HttpExchange exchange) throws IOException;
    }

    /** A request. */
    record Seen(String method, String path, Optional<String> query, Optional<String> authorization, String body) {}

    FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    ImageReference image(String name) {
        return ImageReference.of(host() + "/" + name);
    }

    /** Asked before all else. */
    void before(Route route) {
        before = route;
    }

    void on(String path, Route route) {
        routes.put(path, route);
    }

    /** Publishes a manifest or index under a tag, and under its digest. */
    void publish(String repository, String tag, String type, byte[] content) {
        on("/v2/" + repository + "/manifests/" + tag, exchange -> manifest(exchange, type, content));
        on("/v2/" + repository + "/manifests/" + Images.digest(content), exchange -> manifest(exchange, type, content));
    }

    void blob(String repository, byte[] content) {
        on("/v2/" + repository + "/blobs/" + Images.digest(content), exchange -> answer(exchange, 200, content));
    }

    /** All requests so far. */
    List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** All requests so far, as {@code HEAD /v2/...}. */
    List<String> asked() {
        return seen.stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    void forget() {
        seen.clear();
    }

    static boolean manifest(HttpExchange exchange, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders()
                .set("Docker-Content-Digest", Images.digest(content).toString());
        return answer(exchange, 200, content);
    }

    static boolean json(HttpExchange exchange, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        return answer(exchange, 200, Images.bytes(json));
    }

    static boolean status(HttpExchange exchange, int status) throws IOException {
        return answer(exchange, status, new byte[0]);
    }

    static boolean redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        return status(exchange, 307);
    }

    static boolean answer(HttpExchange exchange, int status, byte[] content) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
        }
        exchange.sendResponseHeaders(status, head || content.length == 0 ? -1 : content.length);
        if (!head && content.length > 0) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
        return true;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try {
            String path = exchange.getRequestURI().getPath();
            seen.add(new Seen(
                    exchange.getRequestMethod(),
                    path,
                    Optional.ofNullable(exchange.getRequestURI().getQuery()),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                    new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)));
            if (!before.answer(exchange)
                    && !routes.getOrDefault(path, any -> status(any, 404)).answer(exchange)) {
                exchange.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
