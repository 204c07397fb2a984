package io.imagefactory.core.attack;

import static io.imagefactory.core.attack.RawServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.attack.RawServer.Handler;
import io.imagefactory.core.ci.CiTriggers;
import io.imagefactory.core.ci.TriggerOptions;
import io.imagefactory.core.claim.Claims;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.rebuild.RebuildAnswer;
import io.imagefactory.core.rebuild.RebuildResult;
import io.imagefactory.core.rebuild.Rebuilder;
import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.UndescribedImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** CI systems, for {@code rebuild}: a GitLab that is asked with a token. */
final class CiAttacks {

    private static final String IMAGES = """
            images:
              - name: app
                registry: ghcr.io
                repository: acme/app
                source: {provider: gitlab, url: "http://%s", repo: acme/app, branch: main, dockerfile: Dockerfile, pipeline: images}
                rebuildDelay: 0m
            """;

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String TAKEN = "{\"id\":1,\"web_url\":\"%s\"}";

    private CiAttacks() {}

    static List<Case> cases() {
        byte[] secret = Scene.SECRET.getBytes(StandardCharsets.UTF_8);
        List<Case> cases = new ArrayList<>();
        for (String encoded : List.of(
                Scene.SECRET,
                Base64.getEncoder().encodeToString(secret),
                Base64.getUrlEncoder().encodeToString(("jane:" + Scene.SECRET).getBytes(StandardCharsets.UTF_8)),
                HexFormat.of().formatHex(secret))) {
            asked(
                    cases,
                    "a refusal that repeats the token as " + encoded.length() + " characters",
                    "",
                    (request, out) -> send(out, 400, JSON, ("{\"message\":\"no: " + encoded + "\"}").getBytes()));
            asked(
                    cases,
                    "a run whose URL has the token as " + encoded.length() + " characters",
                    "",
                    (request, out) -> send(
                            out,
                            201,
                            JSON,
                            TAKEN.formatted("https://ci.example.com/" + encoded).getBytes()));
        }
        asked(
                cases,
                "a refusal that acts in a log",
                "",
                (request, out) -> send(
                        out,
                        400,
                        JSON,
                        "{\"message\":\"\\u001b[2J\\r\\n::error::x\\u202e ##vso[task.x]\"}".getBytes()));
        asked(
                cases,
                "a run at javascript:",
                "",
                (request, out) -> send(
                        out, 201, JSON, TAKEN.formatted("javascript:alert(1)").getBytes()));
        asked(cases, "an answer without an end", "", (request, out) -> {
            out.write(("HTTP/1.1 201 OK\r\n" + JSON + "\r\n").getBytes());
            RegistryAttacks.endless(out, "a".repeat(8192));
        });
        asked(
                cases,
                "an answer in drips",
                "gave no answer",
                (request, out) -> RegistryAttacks.drip(out, "HTTP/1.1 201 OK\r\nX: "));
        asked(
                cases,
                "JSON 100,000 deep",
                "",
                (request, out) -> send(out, 400, JSON, "[".repeat(100_000).getBytes()));
        asked(
                cases,
                "Retry-After of a year",
                "takes no more requests for now",
                (request, out) -> send(out, 429, "Retry-After: 31536000\r\n", new byte[0]));
        asked(
                cases,
                "a rate limit that ends in the year 5000",
                "takes no more requests for now",
                (request, out) ->
                        send(out, 403, "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 95617584000\r\n", new byte[0]));
        asked(cases, "HTML", "", (request, out) -> send(out, 500, "Content-Type: text/html\r\n", "<html>".getBytes()));
        asked(cases, "no HTTP", "gave no answer", (request, out) -> out.write("SSH-2.0\r\n".getBytes()));
        cases.add(new Case(
                "CI: redirect to another host",
                scene -> {
                    RawServer other =
                            scene.server("127.0.0.2", (request, out) -> send(out, 201, JSON, "{}".getBytes()));
                    RawServer first = scene.server((request, out) ->
                            send(out, 307, "Location: http://" + other.host() + "/x\r\n", new byte[0]));
                    List<String> said = rebuild(scene, first);
                    assertThat(other.seen()).isEmpty();
                    assertThat(said).isNotEmpty();
                    return said;
                },
                ""));
        return cases;
    }

    private static void asked(List<Case> cases, String name, String expected, Handler handler) {
        cases.add(new Case(
                "CI: " + name,
                scene -> {
                    RawServer server = scene.server(handler);
                    List<String> said = rebuild(scene, server);
                    assertThat(server.seen()).contains(Scene.SECRET);
                    return said;
                },
                expected));
    }

    private static List<String> rebuild(Scene scene, RawServer server) throws IOException {
        return rebuild(scene, server, Claims.alone());
    }

    /** What is said of a rebuild that is to be claimed there. */
    static List<String> claimed(Scene scene, Claims claims) throws IOException {
        RawServer ci = scene.server((request, out) -> send(out, 201, JSON, "{}".getBytes()));
        List<String> said = rebuild(scene, ci, claims);
        assertThat(ci.seen()).isEmpty();
        return said;
    }

    private static List<String> rebuild(Scene scene, RawServer server, Claims claims) throws IOException {
        scene.images(IMAGES.formatted(server.host()));
        scene.discover(Scene.dockerfile("FROM node:22\n"));
        refresh(scene, '1', Scene.NOW);
        refresh(scene, '2', Scene.NOW.plus(Duration.ofDays(1)));
        Credentials credentials = Scene.known(server.host());
        TriggerOptions options = new TriggerOptions(credentials, Credentials.none(), Scene.client());
        try (CiTriggers triggers = new CiTriggers(options, Clock.systemUTC(), wait -> {}, new Random(1))) {
            Rebuilder rebuilder = new Rebuilder(
                    scene.factory().enrollments(),
                    Scene.OPTIONS,
                    Scene.NOW.plus(Duration.ofDays(2)),
                    registry('2'),
                    claims,
                    triggers);
            RebuildResult result = scene.factory().rebuild(rebuilder, Optional.empty(), plan -> {}, false);
            assertThat(result.answers())
                    .as(result.plan().images().get("app").decision().reason(Scene.NOW))
                    .containsOnlyKeys("app");
            return result.answers().values().stream()
                    .map(answer ->
                            answer instanceof RebuildAnswer.Refused refused ? refused.reason() : answer.toString())
                    .toList();
        }
    }

    private static void refresh(Scene scene, char digit, Instant now) throws IOException {
        scene.factory()
                .refresh(
                        scene.factory().enrollments(),
                        registry(digit),
                        new RefreshPolicy(Duration.ZERO, true, 1),
                        now,
                        false);
    }

    /** Has that digest for node, and always the same for the image. */
    private static Registry registry(char digit) {
        return new UndescribedImages() {
            @Override
            public Published published(ImageReference image, Optional<Published> known) {
                char node = image.familiar().startsWith("node") ? digit : 'a';
                return Published.of(new Digest("sha256", String.valueOf(node).repeat(64)));
            }

            @Override
            public Optional<Instant> created(ImageReference image, Published any) {
                return Optional.empty();
            }

            @Override
            public List<String> tags(ImageReference image) {
                return List.of();
            }
        };
    }
}
