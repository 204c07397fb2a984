package io.imagefactory.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import io.imagefactory.core.host.FakeTime;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of tags, with one page or with many. */
class TagsTest {

    private static final String PATH = "/v2/app/tags/list";

    private final FakeTime time = new FakeTime();
    private FakeRegistry server;
    private HttpRegistry registry;

    @BeforeEach
    void start() throws IOException {
        server = new FakeRegistry();
        registry = new HttpRegistry(RegistryOptions.USUAL, time, time, new Random(1));
    }

    @AfterEach
    void stop() {
        registry.close();
        server.close();
    }

    @Test
    void theLinkLeadsToTheNextPage() throws IOException {
        server.on(PATH, exchange -> {
            boolean first = !exchange.getRequestURI().getQuery().contains("last=2");
            if (first) {
                link(exchange, PATH + "?last=2&n=1000");
            }
            return FakeRegistry.json(exchange, first ? "{\"tags\":[\"1\",\"2\"]}" : "{\"tags\":[\"3\"]}");
        });

        assertThat(registry.tags(server.image("app"))).containsExactly("1", "2", "3");
        assertThat(server.seen()).hasSize(2);
    }

    @Test
    void whatIsNoTagIsLeftOut() throws IOException {
        server.on(
                PATH,
                exchange -> FakeRegistry.json(
                        exchange,
                        "{\"tags\":[\"ok\",\"../../x\",\"a b\",\"\",7,null,\"" + "x".repeat(129) + "\",\"-a\"]}"));

        assertThat(registry.tags(server.image("app"))).containsExactly("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"tags\":null}", "{\"name\":\"app\"}"})
    void aRepositoryMayHaveNone(String answer) throws IOException {
        server.on(PATH, exchange -> FakeRegistry.json(exchange, answer));

        assertThat(registry.tags(server.image("app"))).isEmpty();
    }

    @Test
    void aLinkInACircleIsNotFollowed() {
        server.on(PATH, exchange -> {
            link(exchange, PATH + "?n=1000");
            return FakeRegistry.json(exchange, "{\"tags\":[\"1\"]}");
        });

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> registry.tags(server.image("app")))
                .withMessageContaining("lists tags without an end");
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void pagesWithoutAnEndAreNotReadToIt() {
        server.on(PATH, exchange -> {
            link(exchange, PATH + "?last=" + server.seen().size());
            return FakeRegistry.json(exchange, "{\"tags\":[\"1\"]}");
        });

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> registry.tags(server.image("app")))
                .withMessageContaining("lists tags without an end");
        assertThat(server.seen()).hasSize(22);
    }

    @Test
    void whatMarksSignaturesAndOtherArtifactsIsNoTag() throws IOException {
        String digest = "sha256-" + "a".repeat(64);
        server.on(
                PATH,
                exchange -> FakeRegistry.json(
                        exchange,
                        "{\"tags\":[\"1.0\",\"%1$s\",\"%1$s.sig\",\"%1$s.att\",\"%1$s.sbom\",\"%1$s.b1c2\",\"sha256-abc\"]}"
                                .formatted(digest)));

        assertThat(registry.tags(server.image("app"))).containsExactly("1.0", "sha256-abc");
    }

    @Test
    void anEmptyPageIsNotTheLast() throws IOException {
        int pages = 50;
        server.on(PATH, exchange -> {
            int page = server.seen().size();
            if (page < pages) {
                link(exchange, PATH + "?last=" + page);
            }
            return FakeRegistry.json(exchange, page % 2 == 0 ? "{\"tags\":[\"" + page + "\"]}" : "{\"tags\":[]}");
        });

        assertThat(registry.tags(server.image("app"))).hasSize(pages / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://other.example.com/v2/app/tags/list", "https://127.0.0.1/x", "http://", "::"})
    void aLinkToAnotherHostIsNotFollowed(String target) {
        server.on(PATH, exchange -> {
            link(exchange, target);
            return FakeRegistry.json(exchange, "{\"tags\":[\"1\"]}");
        });

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> registry.tags(server.image("app")))
                .withMessageContaining("go on elsewhere");
    }

    private static void link(HttpExchange exchange, String target) {
        exchange.getResponseHeaders().set("Link", "<" + target + ">; rel=\"next\"");
    }
}
