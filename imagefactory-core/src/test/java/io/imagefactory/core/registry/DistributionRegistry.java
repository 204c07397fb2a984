package io.imagefactory.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.imagefactory.core.image.ImageReference;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The registry of the distribution project, as Debian packages it, on a free port of this machine. Two over one folder
 * have the same images.
 */
final class DistributionRegistry implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int ATTEMPTS = 600;

    private final Process process;
    private final int port;
    private final Path log;

    private DistributionRegistry(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Ends the test, as skipped, where the machine has no such program. */
    static Path program() {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder).resolve("docker-registry"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "docker-registry is not installed (Debian: apt-get install docker-registry)");
        return program.get();
    }

    /** @param auth the section {@code auth} of the registry's configuration; empty for everybody */
    static DistributionRegistry start(Path folder, String name, String auth) throws IOException, InterruptedException {
        Path program = program();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path config =
                Files.writeString(folder.resolve(name + ".yml"), """
                version: 0.1
                log: {level: warn}
                storage:
                  filesystem: {rootdirectory: '%s'}
                  delete: {enabled: true}
                http: {addr: '127.0.0.1:%d', secret: test}
                %s
                """.formatted(folder.resolve("images"), port, auth));
        Path log = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(program.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        DistributionRegistry registry = new DistributionRegistry(process, port, log);
        registry.awaitAnswer();
        return registry;
    }

    ImageReference image(String name) {
        return ImageReference.of("127.0.0.1:" + port + "/" + name);
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    void push(String repository, String tag, String type, byte[] content) throws IOException, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(at("/v2/" + repository + "/manifests/" + tag))
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(content)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    void blob(String repository, byte[] content) throws IOException, InterruptedException {
        HttpResponse<String> begun = send(HttpRequest.newBuilder(at("/v2/" + repository + "/blobs/uploads/"))
                .POST(BodyPublishers.noBody()));
        URI upload = at("/").resolve(begun.headers().firstValue("location").orElseThrow());
        HttpResponse<String> done =
                send(HttpRequest.newBuilder(URI.create(upload + "&digest=" + Images.digest(content)))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(content)));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly().onExit().join();
        }
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (!process.isAlive()) {
                throw new IOException("docker-registry has ended: " + Files.readString(log));
            }
            try {
                send(HttpRequest.newBuilder(at("/v2/")).GET());
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        close();
        throw new IOException("docker-registry does not answer: " + Files.readString(log));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.version(HttpClient.Version.HTTP_1_1).build(), BodyHandlers.ofString());
    }
}
