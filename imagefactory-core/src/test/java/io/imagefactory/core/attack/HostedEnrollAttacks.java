package io.imagefactory.core.attack;

import static io.imagefactory.core.attack.RawServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.attack.GitAnswers.Entry;
import io.imagefactory.core.attack.RawServer.Handler;
import io.imagefactory.core.enroll.Proposals;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.Warehouses;
import io.imagefactory.core.git.CredentialHelpers;
import io.imagefactory.core.git.Pack;
import io.imagefactory.core.git.Pack.Type;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.json.JsonText;
import io.imagefactory.core.source.ListedRepository;
import io.imagefactory.core.source.RepositoryLists;
import io.imagefactory.core.source.RepositoryQuery;
import io.imagefactory.core.text.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Git hosts that are looked through for images, by their own lists: {@code enroll} with {@code repositories}. What is
 * listed and what the repositories hold means harm; what the list itself may do is in {@link ListingAttacks}.
 */
final class HostedEnrollAttacks {

    private static final int MEGABYTE = 1024 * 1024;
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String FILE = "100644";
    private static final String LINK = "120000";
    private static final String FOLDER = "40000";
    private static final String SHOP = "acme/shop";
    private static final byte[] DOCKERFILE = "FROM node:22\n".getBytes(StandardCharsets.US_ASCII);

    private HostedEnrollAttacks() {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        names(cases);
        git(cases);
        contents(cases);
        return cases;
    }

    private static void names(List<Case> cases) {
        for (String name : List.of(
                "../../etc/passwd",
                "acme/../../../tmp/x",
                "acme/%2e%2e/x",
                "/etc/passwd",
                "acme\\..\\x",
                "-oProxyCommand=x/y",
                "acme/shop?x=#y",
                "user:pass@127.0.0.2/x",
                "acme/\u001b[2J\u202e",
                "acme/x\n::error::x",
                "acme/" + "a".repeat(100_000),
                "acme")) {
            cases.add(hosted(
                    "a repository named " + Printable.line(name.substring(0, Math.min(20, name.length()))),
                    "",
                    listing(name, "main"),
                    nothing()));
        }
        for (String branch :
                List.of("../../x", "--upload-pack=x", "a\u001b[2J", "x\n::error::x", "a".repeat(100_000))) {
            cases.add(hosted(
                    "a branch named " + Printable.line(branch.substring(0, Math.min(20, branch.length()))),
                    "acme/shop",
                    listing(SHOP, branch),
                    nothing()));
        }
        cases.add(hosted("names that are no texts", "", "[{\"path_with_namespace\": [1]}, 7, null, [[]]]", nothing()));
        StringBuilder many = new StringBuilder("[");
        for (int i = 0; i < 50; i++) {
            many.append(item("acme/shop-" + i, "main")).append(',');
        }
        cases.add(hosted("50 repositories that are not there", "acme/shop-", many + "{}]", nothing()));
    }

    private static void git(List<Case> cases) {
        String one = listing(SHOP, "main");
        cases.add(hosted("429 forever", SHOP, one, (request, out) -> send(out, 429, "", new byte[0])));
        cases.add(hosted(
                "429 for a year",
                SHOP,
                one,
                (request, out) -> send(out, 429, "Retry-After: 31536000\r\n", new byte[0])));
        cases.add(hosted("a page of HTML", SHOP, one, (request, out) -> send(out, 200, "", "<html>".getBytes())));
        cases.add(hosted(
                "branches in drips",
                "in time",
                one,
                (request, out) -> RegistryAttacks.drip(out, "HTTP/1.1 200 OK\r\nX: ")));
        cases.add(hosted("branches without an end", SHOP, one, (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            RegistryAttacks.endless(out, "00" + "a".repeat(8190));
        }));
        cases.add(hosted(
                "a redirect to a file",
                SHOP,
                one,
                (request, out) -> send(out, 302, "Location: file:///etc/passwd\r\n", new byte[0])));
        cases.add(new Case(
                "enroll, hosts: a redirect to another host, which asks who we are",
                scene -> {
                    RawServer other = scene.server(
                            "127.0.0.2",
                            (request, out) -> send(out, 401, "WWW-Authenticate: Basic realm=\"x\"\r\n", new byte[0]));
                    List<String> said = enroll(
                            scene,
                            one,
                            (request, out) -> send(
                                    out,
                                    302,
                                    "Location: http://" + other.host() + request.target() + "\r\n",
                                    new byte[0]));
                    assertThat(other.seen()).doesNotContain("Authorization", Scene.SECRET);
                    return said;
                },
                SHOP));
        cases.add(hosted(
                "a pack of 2^62 bytes",
                SHOP,
                one,
                GitAnswers.serving(Pack.id(Type.COMMIT, GitAnswers.COMMIT), huge())));
    }

    private static byte[] huge() {
        Pack pack = new Pack();
        pack.add(Type.BLOB, 1L << 62, new byte[1]);
        return pack.bytes();
    }

    private static void contents(List<Case> cases) {
        content(cases, "folders of folders, a thousand million of them", "not looked through", pack -> {
            byte[] tree = new byte[0];
            pack.add(Type.TREE, tree);
            for (int level = 0; level < 9; level++) {
                Entry[] entries = new Entry[10];
                for (int i = 0; i < 10; i++) {
                    entries[i] = new Entry(FOLDER, "d" + i, Pack.id(Type.TREE, tree));
                }
                tree = GitAnswers.tree(entries);
                pack.add(Type.TREE, tree);
            }
            return List.of(new Entry(FOLDER, "all", Pack.id(Type.TREE, tree)));
        });
        content(cases, "names that are paths", "", pack -> {
            byte[] folder = GitAnswers.tree(GitAnswers.file(pack, FILE, "Dockerfile", DOCKERFILE));
            pack.add(Type.TREE, folder);
            return List.of(
                    GitAnswers.file(pack, FILE, "../../Dockerfile", DOCKERFILE),
                    new Entry(FOLDER, "..", Pack.id(Type.TREE, folder)),
                    new Entry(FOLDER, ".git", Pack.id(Type.TREE, folder)),
                    new Entry(FOLDER, "a\\..\\b", Pack.id(Type.TREE, folder)));
        });
        content(
                cases,
                "links out of it",
                "",
                pack -> List.of(
                        GitAnswers.file(pack, LINK, "Dockerfile", "/etc/passwd".getBytes(StandardCharsets.US_ASCII)),
                        GitAnswers.file(
                                pack,
                                LINK,
                                "compose.yaml",
                                "../../../etc/passwd".getBytes(StandardCharsets.US_ASCII))));
        content(cases, "words that act in a log, in names of files and images", "", pack -> {
            String word = "\u001b[2J\u202e::error::##vso[x]";
            return List.of(
                    GitAnswers.file(
                            pack, FILE, "Dockerfile." + word, ("FROM " + word + "\n").getBytes(StandardCharsets.UTF_8)),
                    GitAnswers.file(
                            pack,
                            FILE,
                            "compose.yaml",
                            "services:\n  \"\\e[2J\\n::error::x\": {image: \"acme/\\u202ex:1\"}\n"
                                    .getBytes(StandardCharsets.UTF_8)));
        });
        content(
                cases,
                "a compose file of 50 MB",
                "",
                pack -> List.of(GitAnswers.file(
                        pack,
                        FILE,
                        "compose.yaml",
                        ("services: {a: {image: \"" + "x".repeat(50 * MEGABYTE) + "\"}}")
                                .getBytes(StandardCharsets.US_ASCII))));
        content(cases, "1,000 Dockerfiles", "", pack -> {
            Entry one = GitAnswers.file(pack, FILE, "Dockerfile", DOCKERFILE);
            return IntStream.range(1_000, 2_000)
                    .mapToObj(i -> new Entry(FILE, "Dockerfile." + i, one.id()))
                    .toList();
        });
    }

    private static void content(List<Case> cases, String name, String expected, Function<Pack, List<Entry>> content) {
        cases.add(new Case(
                "enroll, hosts: " + name,
                scene -> {
                    Pack pack = new Pack();
                    return enroll(
                            scene,
                            listing(SHOP, "main"),
                            GitAnswers.repository(pack, content.apply(pack).toArray(new Entry[0])));
                },
                expected));
    }

    private static Case hosted(String name, String expected, String list, Handler git) {
        return new Case("enroll, hosts: " + name, scene -> enroll(scene, list, git), expected);
    }

    /** What the goal says of a GitLab that lists this and has these repositories; what it would write can be read again. */
    private static List<String> enroll(Scene scene, String list, Handler git) throws IOException {
        RawServer server = scene.server((request, out) -> {
            if (request.target().startsWith("/api/")) {
                send(out, 200, JSON, list.getBytes(StandardCharsets.UTF_8));
            } else {
                git.answer(request, out);
            }
        });
        Proposals proposals = scene.factory()
                .enroll(
                        new Enrollments(List.of(), Warehouses.NONE),
                        listed(server),
                        GitAttacks.hosts(scene, Scene.PATIENCE)
                                .credentials(server.host(), "jane", Scene.SECRET)
                                .settings());
        List<String> said = EnrollAttacks.said(scene, proposals);
        try (Stream<Path> files = Files.walk(scene.folder())) {
            assertThat(files.map(scene.folder()::relativize).map(Path::toString))
                    .allMatch(file -> file.isEmpty() || file.startsWith("cache"));
        }
        return said;
    }

    private static List<ListedRepository> listed(RawServer server) throws IOException {
        Retries retries = new Retries(Scene.client().retries(), wait -> {}, new Random(1));
        try (RepositoryLists lists = new RepositoryLists(
                Scene.client(), Scene.known(server.host()), CredentialHelpers.none(), retries, Clock.systemUTC())) {
            return lists.list(RepositoryQuery.of("gitlab:http://" + server.host() + "/acme"));
        }
    }

    private static Handler nothing() {
        return (request, out) -> send(out, 404, "", new byte[0]);
    }

    private static String listing(String name, String branch) {
        return "[" + item(name, branch) + "]";
    }

    private static String item(String name, String branch) {
        return JsonText.line(Map.of("path_with_namespace", name, "default_branch", branch));
    }
}
