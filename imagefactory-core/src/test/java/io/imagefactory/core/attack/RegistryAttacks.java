package io.imagefactory.core.attack;

import static io.imagefactory.core.attack.RawServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.attack.RawServer.Handler;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** Registries, for {@code refresh} and {@code plan}. */
final class RegistryAttacks {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String NO_ANSWER = "gives no answer";
    private static final String NO_JSON = "no JSON object";
    private static final String ENDLESS_TAGS = "lists tags without an end";
    private static final String LONG = "-" + "a".repeat(115) + "\",";
    private static final int MEGABYTE = 1024 * 1024;

    private static final String BASE = """
            images:
              - {name: app, registry: ghcr.io, repository: acme/app, source: {provider: local, dockerfile: Dockerfile}}
            """;

    private static final String TAGS = """
            images:
              - {name: tool, registry: "%s", repository: tool, allowTags: '^v?\\d', imageSelectionStrategy: SemVer}
            """;

    private RegistryAttacks() {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        base(cases, "header in drips", NO_ANSWER, (request, out) -> drip(out, "HTTP/1.1 200 OK\r\nX: "));
        base(cases, "body in drips", NO_ANSWER, (request, out) -> {
            head(out, "Content-Type: " + INDEX + "\r\nContent-Length: 100000\r\n");
            drip(out, "");
        });
        base(cases, "no answer at all", NO_ANSWER, (request, out) -> Thread.sleep(20_000));
        base(cases, "body without an end", "answers with more than", (request, out) -> {
            head(out, "Content-Type: " + INDEX + "\r\n");
            endless(out, "a".repeat(8192));
        });
        base(cases, "header without an end", NO_ANSWER, (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes());
            endless(out, "X-Long: " + "a".repeat(4096) + "\r\n");
        });
        base(cases, "early hints without an end", NO_ANSWER, (request, out) -> endless(out, "HTTP/1.1 103 H\r\n\r\n"));
        base(cases, "no HTTP", NO_ANSWER, (request, out) -> out.write("SSH-2.0-OpenSSH_9.6\r\n".getBytes()));
        base(cases, "less than its Content-Length", NO_ANSWER, (request, out) -> {
            head(out, "Content-Type: " + INDEX + "\r\nContent-Length: 1000\r\n");
            out.write("{}".getBytes());
        });
        base(cases, "a Content-Length that is no number", NO_ANSWER, (request, out) -> {
            head(out, "Content-Type: " + INDEX + "\r\nContent-Length: -5\r\n");
            out.write("{}".getBytes());
        });
        base(cases, "chunks of an endless size", "", (request, out) -> {
            head(out, "Content-Type: " + INDEX + "\r\nTransfer-Encoding: chunked\r\n");
            out.write("ffffffffffffffff\r\n".getBytes());
            endless(out, "a".repeat(8192));
        });
        base(cases, "a page instead of a manifest", "neither a manifest nor an index", body("text/html", "{}"));
        base(cases, "HTML", NO_JSON, body(INDEX, "<html>"));
        base(
                cases,
                "another digest than it says",
                "nothing of it is believed",
                (request, out) -> send(
                        out,
                        200,
                        "Content-Type: " + INDEX + "\r\nDocker-Content-Digest: sha256:" + "0".repeat(64) + "\r\n",
                        "{}".getBytes()));
        base(cases, "JSON 100,000 deep", NO_JSON, body(INDEX, "[".repeat(100_000)));
        base(cases, "objects 100,000 deep", NO_JSON, body(INDEX, "{\"a\":".repeat(100_000)));
        base(
                cases,
                "an index of a million entries",
                NO_JSON,
                body(INDEX, "{\"manifests\":[" + "{},".repeat(1_000_000) + "{}]}"));
        base(cases, "a name twice", NO_JSON, body(INDEX, "{\"a\":1,\"a\":2}"));
        base(
                cases,
                "a number of a million digits",
                NO_JSON,
                body(INDEX, "{\"schemaVersion\":" + "9".repeat(MEGABYTE) + "}"));
        base(cases, "zipped, and large unzipped", NO_JSON, zipped());
        base(cases, "a configuration with another digest", "nothing of it is believed", configuration());
        base(
                cases,
                "redirect to a file",
                "redirects to a URL that is not https but file",
                redirect("file:///etc/passwd"));
        base(cases, "redirect to no URL", "redirects to what is no URL", redirect("http://[::"));
        base(cases, "redirect to http elsewhere", "is not https", redirect("http://elsewhere.invalid/x"));
        base(
                cases,
                "redirects round in circles",
                "redirects more than 5 times",
                (request, out) ->
                        send(out, 307, "Location: /v2/other" + Math.abs(request.hashCode()) + "\r\n", new byte[0]));
        cases.add(new Case("registry: redirect to another host, which asks who we are", RegistryAttacks::sentOn, ""));
        for (String near : List.of(
                "http://127.0.0.1:%d/x",
                "https://127.0.0.1:%d/x",
                "https://localhost:%d/x",
                "https://[::1]:%d/x",
                "https://[::ffff:127.0.0.1]:%d/x",
                "https://2130706433:%d/x",
                "https://0.0.0.0:%d/x",
                "https://169.254.169.254/latest/meta-data/?%d",
                "https://10.0.0.1:%d/x",
                "https://[fd00::1]:%d/x")) {
            cases.add(new Case(
                    "registry: redirect from a public address to " + near.formatted(1),
                    scene -> throughProxy(
                            scene,
                            (request, out) -> send(out, 307, "Location: " + near.formatted(1) + "\r\n", new byte[0])),
                    ", which is not followed"));
        }
        cases.add(new Case(
                "registry: tokens from a public address at http://127.0.0.1",
                scene -> {
                    RawServer thief =
                            scene.server((request, out) -> send(out, 200, JSON, "{\"token\":\"a\"}".getBytes()));
                    List<String> said = throughProxy(
                            scene,
                            (request, out) -> send(out, 401, bearer("http://" + thief.host() + "/token"), new byte[0]));
                    assertThat(thief.seen()).isEmpty();
                    return said;
                },
                "nothing was sent there"));
        base(
                cases,
                "tokens from a file",
                "nothing was sent there",
                (request, out) -> send(out, 401, bearer("file:///etc/passwd"), new byte[0]));
        base(cases, "tokens asked for again and again", "does not give access", (request, out) -> {
            if (request.target().startsWith("/token")) {
                send(out, 200, JSON, "{\"token\":\"a\",\"expires_in\":-1}".getBytes());
            } else {
                send(out, 401, bearer("http://" + header(request, "Host") + "/token"), new byte[0]);
            }
        });
        base(cases, "a token with line breaks", "answers without one", (request, out) -> {
            if (request.target().startsWith("/token")) {
                send(out, 200, JSON, "{\"token\":\"a\\r\\nX-Evil: 1\"}".getBytes());
            } else {
                send(out, 401, bearer("http://" + header(request, "Host") + "/token"), new byte[0]);
            }
        });
        base(
                cases,
                "a challenge of 60,000 brackets",
                "",
                (request, out) ->
                        send(out, 401, "WWW-Authenticate: Bearer " + "a=\"\\".repeat(15_000) + "\r\n", new byte[0]));
        base(
                cases,
                "Retry-After of a year",
                "answers no more requests for now",
                (request, out) -> send(out, 429, "Retry-After: 31536000\r\n", new byte[0]));
        base(
                cases,
                "Retry-After of a second, always",
                "answers no more requests for now",
                (request, out) -> send(out, 429, "Retry-After: 1\r\n", new byte[0]));
        base(
                cases,
                "a limit that is no number",
                "status 500",
                (request, out) -> send(out, 500, "RateLimit-Remaining: -99999999999999999999;w=x\r\n", new byte[0]));
        base(
                cases,
                "a field that acts in a terminal",
                "status 500",
                (request, out) -> send(out, 500, "X-Field: \u001b[31m\r\n", new byte[0]));
        base(
                cases,
                "an echo of who we are",
                "status 418",
                (request, out) -> send(
                        out,
                        418,
                        "X-Echo: " + header(request, "Authorization") + "\r\n",
                        request.text().getBytes()));

        tags(cases, "a link to the same page", ENDLESS_TAGS, page -> link(page.target(), "v1"));
        tags(cases, "pages without an end", ENDLESS_TAGS, page -> link(page.target() + "0", ""));
        tags(
                cases,
                "large pages without an end",
                "",
                page -> link(page.target() + "0", names(page.target().length(), 10_000)));
        tags(cases, "a link to another host", "go on elsewhere", page -> link("http://127.0.0.2:1/v2/x", "v1"));
        tags(cases, "a link to a file", "go on elsewhere", page -> link("file:///etc/passwd", "v1"));
        tags(cases, "a link of 60,000 brackets", "", page -> "<".repeat(60_000) + "\n[\"v1\"]");
        tags(cases, "a link of 60,000 parameters", "", page -> "</x>" + ";a=\"\\\"".repeat(8_000) + "\n[\"v1\"]");
        tags(cases, "tags that act in a terminal", "", page -> "\n[\"v1\\u001b[2J\", \"v2\\n::error::x\", \"v3\"]");
        tags(cases, "a page of 10 MB", "answers with more than", page -> "\n[\"" + "a".repeat(10 * MEGABYTE) + "\"]");
        tags(cases, "a page of 2,000,000 values", NO_JSON, page -> "\n[" + "1,".repeat(2_000_000) + "1]");
        cases.add(new Case("registry: twelve at once, with as much as each may send", RegistryAttacks::crowd, ""));
        return cases;
    }

    private static void base(List<Case> cases, String name, String expected, Handler handler) {
        cases.add(new Case(
                "registry: " + name,
                scene -> {
                    RawServer server = scene.server(handler);
                    return base(scene, server.host(), Optional.empty());
                },
                expected));
    }

    /** Finds the base image at the host, and asks for it. */
    private static List<String> base(Scene scene, String host, Optional<ProxySelector> proxy) throws IOException {
        scene.images(BASE);
        scene.discover(Scene.dockerfile("FROM " + host + "/base:1\n"));
        return scene.refresh(host, proxy);
    }

    private static List<String> throughProxy(Scene scene, Handler handler) throws IOException {
        return base(scene, Scene.PUBLIC, Optional.of(Scene.proxy(scene.server(handler))));
    }

    /** @param page gives a line for the field {@code Link}, and what stands in the list of tags */
    private static void tags(List<Case> cases, String name, String expected, Function<RawServer.Asked, String> page) {
        cases.add(new Case(
                "registry, tags: " + name,
                scene -> {
                    RawServer server = scene.server((request, out) -> {
                        if (request.target().contains("/tags/list")) {
                            String[] parts = page.apply(request).split("\n", 2);
                            String link = parts[0].isEmpty() ? "" : "Link: " + parts[0] + "\r\n";
                            send(
                                    out,
                                    200,
                                    JSON + link,
                                    ("{\"tags\":" + parts[1] + "}").getBytes(StandardCharsets.UTF_8));
                        } else {
                            send(out, 200, "Content-Type: " + MANIFEST + "\r\n", "{}".getBytes());
                        }
                    });
                    scene.images(TAGS.formatted(server.host()));
                    scene.discover(Scene.dockerfile("FROM scratch\n"));
                    return scene.refresh(server.host(), Optional.empty());
                },
                expected));
    }

    private static String link(String target, String tag) {
        return "<" + target + ">; rel=\"next\"\n[" + (tag.startsWith("\"") ? tag : "\"" + tag + "\"") + "]";
    }

    /** Other names on each page. */
    private static String names(int page, int count) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < count; i++) {
            names.append("\"v").append(page).append('.').append(i).append(LONG);
        }
        return names.append("\"v1\"").toString();
    }

    private static List<String> sentOn(Scene scene) throws IOException {
        RawServer other =
                scene.server("127.0.0.2", (request, out) -> send(out, 401, bearer("http://127.0.0.2/t"), new byte[0]));
        RawServer first = scene.server((request, out) -> {
            if (request.text().contains("Authorization: Basic")) {
                send(out, 307, "Location: http://" + other.host() + "/x\r\n", new byte[0]);
            } else {
                send(out, 401, "WWW-Authenticate: Basic realm=\"x\"\r\n", new byte[0]);
            }
        });
        List<String> said = base(scene, first.host(), Optional.empty());
        String basic = Base64.getEncoder().encodeToString(("jane:" + Scene.SECRET).getBytes());
        assertThat(first.seen()).contains(basic);
        assertThat(other.seen()).isNotEmpty().doesNotContain("Authorization", basic, Scene.SECRET);
        assertThat(said).isNotEmpty();
        return said;
    }

    private static List<String> crowd(Scene scene) throws IOException {
        byte[] large = ("{\"mediaType\":\"" + INDEX + "\",\"manifests\":["
                        + "{\"a\":\"bbbbbbbbbbbbbbbbbbbbbbbbbbb\"},".repeat(37_000) + "{}]}")
                .getBytes();
        RawServer server = scene.server((request, out) -> send(out, 200, "Content-Type: " + INDEX + "\r\n", large));
        StringBuilder images = new StringBuilder("images:\n");
        for (int i = 0; i < 12; i++) {
            images.append(
                    "  - {name: app-%d, registry: ghcr.io, repository: acme/app-%d, source: {provider: local, dockerfile: base-%d}}\n"
                            .formatted(i, i, i));
        }
        scene.images(images.toString());
        scene.discover((asked, receiver) -> {
            for (Source source : asked) {
                Scene.dockerfile("FROM " + server.host() + "/" + source.dockerfile() + ":1\n")
                        .read(Set.of(source), receiver);
            }
        });
        return scene.refresh(server.host(), Optional.empty());
    }

    private static Handler body(String type, String body) {
        return (request, out) -> send(out, 200, "Content-Type: " + type + "\r\n", body.getBytes());
    }

    private static Handler redirect(String location) {
        return (request, out) -> send(out, 302, "Location: " + location + "\r\n", new byte[0]);
    }

    private static Handler zipped() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 64; i++) {
                zip.write(new byte[MEGABYTE]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (request, out) ->
                send(out, 200, "Content-Type: " + INDEX + "\r\nContent-Encoding: gzip\r\n", bytes.toByteArray());
    }

    private static Handler configuration() {
        byte[] manifest = ("{\"mediaType\":\"" + MANIFEST + "\",\"config\":{\"digest\":\"sha256:" + "1".repeat(64)
                        + "\"}}")
                .getBytes();
        String digest = Digest.from("sha256", manifest).toString();
        return (request, out) -> {
            boolean blob = request.target().contains("/blobs/");
            send(
                    out,
                    200,
                    "Content-Type: " + MANIFEST + "\r\n" + (blob ? "" : "Docker-Content-Digest: " + digest + "\r\n"),
                    request.method().equals("HEAD") ? new byte[0] : blob ? "{}".getBytes() : manifest);
        };
    }

    private static String bearer(String realm) {
        return "WWW-Authenticate: Bearer realm=\"" + realm + "\",service=\"x\"\r\n";
    }

    private static String header(RawServer.Asked request, String name) {
        return request.text()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static void head(OutputStream out, String headers) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\n" + headers + "\r\n").getBytes());
    }

    static void drip(OutputStream out, String begin) throws IOException, InterruptedException {
        out.write(begin.getBytes());
        for (int i = 0; i < 200; i++) {
            out.write('a');
            out.flush();
            Thread.sleep(100);
        }
    }

    static void endless(OutputStream out, String part) throws IOException {
        byte[] bytes = part.getBytes();
        for (long sent = 0; sent < 2048L * MEGABYTE; sent += bytes.length) {
            out.write(bytes);
        }
    }
}
