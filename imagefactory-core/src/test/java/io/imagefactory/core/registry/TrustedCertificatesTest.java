package io.imagefactory.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.FakeTime;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registries whose certificate no authority of the JVM has signed. */
class TrustedCertificatesTest {

    private static final byte[] CONTENT = Images.index(MediaType.INDEX, Map.of());

    private final FakeTime time = new FakeTime();

    @TempDir
    private static Path secrets;

    private static Keys keys;

    @TempDir
    private Path folder;

    private HttpsServer server;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = Keys.make(secrets);
    }

    @BeforeEach
    void start() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(keys.context()));
        server.createContext(
                "/v2/app/manifests/1", exchange -> FakeRegistry.manifest(exchange, MediaType.INDEX, CONTENT));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void withoutItsCertificateARegistryIsNotTrusted() throws IOException {
        try (HttpRegistry registry = registry(Optional.empty())) {
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> registry.published(image(), known()))
                    .withMessageContaining("gives no answer");
        }
        assertThat(time.naps()).as("trust does not come by waiting").isEmpty();
    }

    @Test
    void withItsCertificateItIs() throws Exception {
        try (HttpRegistry registry = registry(Optional.of(keys.pem(folder.resolve("ca.pem"))))) {
            assertThat(registry.published(image(), known())).isEqualTo(known().get());
        }
    }

    @Test
    void aFileWithoutCertificatesIsAnError() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path wrong = Files.writeString(folder.resolve("wrong.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");

        assertThatIOException().isThrownBy(() -> registry(Optional.of(empty))).withMessageContaining("empty.pem");
        assertThatIOException().isThrownBy(() -> registry(Optional.of(wrong))).withMessageContaining("wrong.pem");
        assertThatIOException().isThrownBy(() -> registry(Optional.of(folder.resolve("none.pem"))));
    }

    private static Optional<Published> known() {
        return Optional.of(Published.of(Images.digest(CONTENT)));
    }

    private static ImageReference image() {
        return ImageReference.of("registry.example.com/app:1");
    }

    private HttpRegistry registry(Optional<Path> certificates) throws IOException {
        Mirror mirror = new Mirror(
                "registry.example.com",
                URI.create("https://localhost:" + server.getAddress().getPort()));
        return new HttpRegistry(
                RegistryOptions.USUAL
                        .withMirrors(List.of(mirror))
                        .withClient(ClientOptions.USUAL.withCertificates(certificates)),
                time,
                time,
                new Random(1));
    }
}
