package io.imagefactory.core.attack;

import static io.imagefactory.core.attack.RawServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.attack.RawServer.Asked;
import io.imagefactory.core.attack.RawServer.Handler;
import io.imagefactory.core.git.CredentialHelpers;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.source.ListedRepository;
import io.imagefactory.core.source.RepositoryLists;
import io.imagefactory.core.source.RepositoryQuery;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Hosts that are asked which repositories an owner has: a GitLab of one's own. */
final class ListingAttacks {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String LARGE = ("{\"path_with_namespace\":\"acme/%s-" + "a".repeat(500) + "\"},");

    private ListingAttacks() {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        pages(cases, "pages without an end", "", page -> new Page(page.target() + "0", "[]"));
        pages(cases, "large pages without an end", "", page -> {
            StringBuilder names = new StringBuilder();
            for (int i = 0; i < 2_000; i++) {
                names.append(LARGE.formatted(page.target().length() + "-" + i));
            }
            return new Page(page.target() + "0", "[" + names + "{}]");
        });
        pages(cases, "a next page at another host", "", page -> new Page("http://127.0.0.2:1/x", "[]"));
        pages(cases, "JSON 100,000 deep", "no list of repositories", page -> new Page("/x", "[".repeat(100_000)));
        pages(
                cases,
                "a million values",
                "no list of repositories",
                page -> new Page("/x", "[" + "1,".repeat(1_000_000) + "1]"));
        asked(
                cases,
                "an answer in drips",
                "cannot be re",
                (request, out) -> RegistryAttacks.drip(out, "HTTP/1.1 200 OK\r\nX: "));
        asked(cases, "an answer without an end", "cannot be read", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes());
            RegistryAttacks.endless(out, "a".repeat(8192));
        });
        asked(
                cases,
                "Retry-After of a year",
                "takes no more requests for now",
                (request, out) -> send(out, 429, "Retry-After: 31536000\r\n", new byte[0]));
        asked(
                cases,
                "an echo of who we are",
                "",
                (request, out) -> send(out, 400, JSON, request.text().getBytes()));
        cases.add(new Case(
                "list: redirect to another host",
                scene -> {
                    RawServer other =
                            scene.server("127.0.0.2", (request, out) -> send(out, 200, JSON, "[]".getBytes()));
                    List<String> said = list(
                            scene,
                            (request, out) ->
                                    send(out, 302, "Location: http://" + other.host() + "/x\r\n", new byte[0]));
                    assertThat(other.seen()).isEmpty();
                    return said;
                },
                "lists no repositories (302)"));
        return cases;
    }

    /**
     * @param next where the list goes on
     * @param body what is listed
     */
    private record Page(String next, String body) {}

    private static void pages(List<Case> cases, String name, String expected, Function<Asked, Page> pages) {
        asked(cases, name, expected, (request, out) -> {
            Page page = pages.apply(request);
            send(
                    out,
                    200,
                    JSON + "Link: <" + page.next() + ">; rel=\"next\"\r\n",
                    page.body().getBytes());
        });
    }

    private static void asked(List<Case> cases, String name, String expected, Handler handler) {
        cases.add(new Case("list: " + name, scene -> list(scene, handler), expected));
    }

    private static List<String> list(Scene scene, Handler handler) throws IOException {
        RawServer server = scene.server(handler);
        Retries retries = new Retries(Scene.client().retries(), wait -> {}, new Random(1));
        try (RepositoryLists lists = new RepositoryLists(
                Scene.client(), Scene.known(server.host()), CredentialHelpers.none(), retries, Clock.systemUTC())) {
            List<ListedRepository> listed = lists.list(RepositoryQuery.of("gitlab:http://" + server.host() + "/acme"));
            return listed.stream().map(ListedRepository::name).toList();
        } catch (MendableException e) {
            assertThat(server.seen()).contains(Scene.SECRET);
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
