package io.imagefactory.core.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.DiscoverResult;
import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.TestTurn;
import io.imagefactory.core.UneventfulRun;
import io.imagefactory.core.Verification;
import io.imagefactory.core.attack.RawServer.Handler;
import io.imagefactory.core.discovery.Discovery;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.RetryPolicy;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.registry.HttpRegistry;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryOptions;
import io.imagefactory.core.source.Sources;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** An infra repository that is used once, and the servers of one case. What is said to people comes together here. */
final class Scene implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
    static final RebuildOptions OPTIONS = new RebuildOptions(Duration.ofHours(6), 10);

    /** What nobody but the host that it is for may see. */
    static final String SECRET = "s3cret-t0ken-0f-jane";

    /** What one question may take here. */
    static final Duration PATIENCE = Duration.ofMillis(1500);

    /** An address of nobody (RFC 5737), which is only ever asked for through a proxy on loopback. */
    static final String PUBLIC = "192.0.2.1";

    private final Path folder;
    private final List<RawServer> servers = new ArrayList<>();

    Scene(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    RawServer server(Handler handler) throws IOException {
        return server("127.0.0.1", handler);
    }

    RawServer server(String address, Handler handler) throws IOException {
        RawServer server = new RawServer(address, handler);
        servers.add(server);
        return server;
    }

    /** One that does not wait for what is asked. */
    RawServer speaker(Handler handler) throws IOException {
        RawServer server = new RawServer("127.0.0.1", handler, true);
        servers.add(server);
        return server;
    }

    static ProxySelector proxy(RawServer server) {
        return ProxySelector.of(new InetSocketAddress("127.0.0.1", server.port()));
    }

    ImageFactory factory() {
        return new ImageFactory(
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false),
                TestTurn.OF_A_TEST,
                new UneventfulRun());
    }

    void images(String yaml) throws IOException {
        Files.writeString(folder.resolve("images.yaml"), yaml);
    }

    /** A source of that Dockerfile, whatever is asked for. */
    static Sources dockerfile(String text) {
        return (asked, receiver) -> asked.forEach(source -> receiver.accept(
                source, new FileContent.Found(text.getBytes(StandardCharsets.UTF_8), Optional.empty())));
    }

    /** What {@code discover} and {@code verify} say of the images, which is the same. */
    List<String> discoverAndVerify(Sources sources) throws IOException {
        List<String> said = discover(sources);
        ImageFactory factory = factory();
        Verification verification = factory.verify(sources, NOW, false);
        assertThat(said(verification.discovery())).isEqualTo(said);
        return said;
    }

    /** What {@code discover} says of the images. */
    List<String> discover(Sources sources) throws IOException {
        ImageFactory factory = factory();
        Enrollments enrollments = factory.enrollments();
        DiscoverResult result = factory.discover(enrollments, sources, NOW, false, false);
        return said(result.discovery());
    }

    private static List<String> said(Discovery discovery) {
        List<String> said = new ArrayList<>(discovery.failures().values());
        said.addAll(discovery.unreachable().values());
        return said;
    }

    /** What {@code refresh} and {@code plan} say of the images, with that registry's login known. */
    List<String> refresh(String host, Optional<ProxySelector> proxy) throws IOException {
        ImageFactory factory = factory();
        Enrollments enrollments = factory.enrollments();
        List<String> said = new ArrayList<>();
        try (HttpRegistry registry = registry(host, proxy)) {
            said.addAll(factory.refresh(enrollments, registry, new RefreshPolicy(Duration.ZERO, false, 4), NOW, false)
                    .answers()
                    .failures()
                    .values());
            factory.plan(enrollments, OPTIONS, Optional.empty(), Optional.of((Registry) registry), NOW);
        }
        return said;
    }

    private static HttpRegistry registry(String host, Optional<ProxySelector> proxy) throws IOException {
        ClientOptions client = client();
        RegistryOptions options = RegistryOptions.USUAL
                .withPlain(Set.of(PUBLIC))
                .withCredentials(known(host))
                .withClient(proxy.map(client::withProxies).orElse(client));
        return new HttpRegistry(options, Clock.systemUTC(), wait -> {}, new Random(1));
    }

    static ClientOptions client() {
        return new ClientOptions(
                Optional.empty(), Optional.empty(), PATIENCE, PATIENCE.multipliedBy(4), PATIENCE, RetryPolicy.USUAL);
    }

    static Credentials known(String host) {
        Credential jane = new Credential(Optional.of("jane"), new Secret(SECRET));
        return asked -> Optional.of(jane).filter(any -> asked.equals(host));
    }

    /** All that the case has left on disk, and all that it has said, is safe to be shown. */
    void assertDiscreet(Collection<String> said) throws IOException {
        assertThat(said).allSatisfy(sentence -> {
            assertThat(new Secret(SECRET).isIn(sentence)).as(sentence).isFalse();
            assertThat(sentence).hasSizeLessThan(2_000);
        });
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                assertThat(new Secret(SECRET).isIn(Files.readString(file, StandardCharsets.ISO_8859_1)))
                        .as(file.toString())
                        .isFalse();
            }
        }
        Path state = folder.resolve("state");
        if (Files.exists(state)) {
            try (Stream<Path> files = Files.walk(state)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    assertThat(Files.readString(file).chars())
                            .as(file.toString())
                            .noneMatch(c -> c != '\n' && Character.isISOControl(c));
                    assertThat(Files.size(file)).isLessThan(100_000);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (RawServer server : servers) {
            server.close();
        }
    }
}
