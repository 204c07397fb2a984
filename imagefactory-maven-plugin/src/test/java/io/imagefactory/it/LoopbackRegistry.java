package io.imagefactory.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.imagefactory.core.image.Digest;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A registry on this machine that scenarios publish images to: the one of the distribution project where the machine has
 * the program {@code docker-registry}, else a few lines of our own that serve what was published. Either is asked through
 * a server of ours, so that a scenario can go on when something was looked at.
 */
public final class LoopbackRegistry implements AutoCloseable {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final int ATTEMPTS = 600;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    private final Map<String, Runnable> afterLook = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Optional<Process> program;
    private final int port;

    private LoopbackRegistry(HttpServer server, Optional<Process> program, int port) {
        this.server = server;
        this.program = program;
        this.port = port;
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param folder for the files of the program */
    public static LoopbackRegistry start(File folder) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Optional<Path> program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(path -> Path.of(path).resolve("docker-registry"))
                .filter(Files::isExecutable)
                .findFirst();
        Optional<Process> process =
                program.isPresent() ? Optional.of(run(program.get(), folder.toPath(), port)) : Optional.empty();
        LoopbackRegistry registry = new LoopbackRegistry(server, process, port);
        registry.awaitAnswer();
        return registry;
    }

    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Publishes an image of which nothing but this content is known; returns its digest. */
    public String push(String repository, String tag, String content) {
        byte[] configuration =
                "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"Labels\":{\"content\":\"%s\"}}}"
                        .formatted(content)
                        .getBytes(StandardCharsets.UTF_8);
        byte[] manifest = ("{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST
                        + "\",\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\""
                        + digest(configuration) + "\",\"size\":" + configuration.length + "},\"layers\":[]}")
                .getBytes(StandardCharsets.UTF_8);
        if (program.isPresent()) {
            upload(repository, configuration);
            send(HttpRequest.newBuilder(behind("/v2/" + repository + "/manifests/" + tag))
                    .header("Content-Type", MANIFEST)
                    .PUT(BodyPublishers.ofByteArray(manifest)));
        } else {
            manifests.put("/v2/" + repository + "/manifests/" + tag, manifest);
            manifests.put("/v2/" + repository + "/manifests/" + digest(manifest), manifest);
            manifests.put("/v2/" + repository + "/blobs/" + digest(configuration), configuration);
        }
        return digest(manifest);
    }

    /** Does something once, when somebody has looked at the tag. */
    public void afterLookAt(String repository, String tag, Runnable event) {
        afterLook.put("/v2/" + repository + "/manifests/" + tag, event);
    }

    @Override
    public void close() {
        server.stop(0);
        program.ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (program.isPresent()) {
                passOn(exchange);
            } else {
                byte[] content = manifests.get(path);
                respond(exchange, content == null ? 404 : 200, MANIFEST, content == null ? new byte[0] : content);
            }
        }
        Optional.ofNullable(afterLook.remove(path)).ifPresent(Runnable::run);
    }

    private void passOn(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        behind(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.noBody());
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept"))
                .ifPresent(accept -> request.header("Accept", accept));
        HttpResponse<byte[]> response = send(request);
        respond(
                exchange,
                response.statusCode(),
                response.headers().firstValue("content-type").orElse("text/plain"),
                response.body());
    }

    private static void respond(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestURI().getPath().contains("/manifests/") && !head && status == 200) {
            exchange.getResponseHeaders().set("Docker-Content-Digest", digest(content));
        }
        exchange.sendResponseHeaders(status, head || content.length == 0 ? -1 : content.length);
        if (!head) {
            exchange.getResponseBody().write(content);
        }
    }

    private void upload(String repository, byte[] blob) {
        URI upload = behind("/")
                .resolve(send(HttpRequest.newBuilder(behind("/v2/" + repository + "/blobs/uploads/"))
                                .POST(BodyPublishers.noBody()))
                        .headers()
                        .firstValue("location")
                        .orElseThrow());
        send(HttpRequest.newBuilder(URI.create(upload + "&digest=" + digest(blob)))
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(blob)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.version(HttpClient.Version.HTTP_1_1).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI behind(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Process run(Path program, Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        Path config = Files.writeString(folder.resolve("registry.yml"), """
                version: 0.1
                log: {level: warn}
                storage:
                  filesystem: {rootdirectory: '%s'}
                http: {addr: '127.0.0.1:%d', secret: test}
                """.formatted(folder.resolve("images"), port));
        return new ProcessBuilder(program.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("registry.log").toFile())
                .start();
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        if (program.isEmpty()) {
            return;
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                send(HttpRequest.newBuilder(behind("/v2/")).GET());
                return;
            } catch (UncheckedIOException e) {
                Thread.sleep(50);
            }
        }
        close();
        throw new IOException("docker-registry does not answer");
    }

    private static String digest(byte[] content) {
        return Digest.from("sha256", content).toString();
    }
}
