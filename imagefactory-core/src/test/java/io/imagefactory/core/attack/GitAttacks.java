package io.imagefactory.core.attack;

import static io.imagefactory.core.attack.GitAnswers.COMMIT;
import static io.imagefactory.core.attack.GitAnswers.file;
import static io.imagefactory.core.attack.GitAnswers.repository;
import static io.imagefactory.core.attack.GitAnswers.serving;
import static io.imagefactory.core.attack.RawServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.attack.GitAnswers.Entry;
import io.imagefactory.core.attack.RawServer.Handler;
import io.imagefactory.core.claim.ClaimException;
import io.imagefactory.core.claim.Claims;
import io.imagefactory.core.git.HostLimits;
import io.imagefactory.core.git.Pack;
import io.imagefactory.core.git.Pack.Type;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.RetryPolicy;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.source.Hosts;
import io.imagefactory.core.source.LocalSources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** Git servers and what is in repositories, for {@code discover} and {@code verify}, and for the claims of {@code rebuild}. */
final class GitAttacks {

    private static final String FILE = "100644";
    private static final String LINK = "120000";
    private static final String FOLDER = "40000";
    private static final String SUBMODULE = "160000";
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final int MEGABYTE = 1024 * 1024;
    private static final String TOO_MUCH = "than is fetched of one repository";
    private static final String IN_TIME = "in time";
    private static final String RESULT = "Content-Type: application/x-git-upload-pack-result\r\n";
    private static final byte[] DOCKERFILE = "FROM node:22\n".getBytes(StandardCharsets.US_ASCII);

    private GitAttacks() {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        packs(cases);
        servers(cases);
        repositories(cases);
        local(cases);
        return cases;
    }

    private static void packs(List<Case> cases) {
        pack(cases, "four thousand million objects", TOO_MUCH, () -> new Pack().bytes(-1));
        pack(cases, "a folder of a million entries", TOO_MUCH, () -> {
            Pack pack = new Pack();
            pack.add(Type.TREE, new byte[40 * MEGABYTE]);
            return pack.bytes();
        });
        pack(cases, "a commit of 2 GB", TOO_MUCH, () -> {
            Pack pack = new Pack();
            pack.add(Type.COMMIT, 2047L * MEGABYTE, new byte[1]);
            return pack.bytes();
        });
        pack(cases, "a size of 2^62", TOO_MUCH, () -> {
            Pack pack = new Pack();
            pack.add(Type.BLOB, 1L << 62, new byte[1]);
            return pack.bytes();
        });
        pack(cases, "large files that stand on each other", TOO_MUCH, () -> {
            Pack pack = new Pack();
            int length = 4 * MEGABYTE;
            int base = pack.add(Type.BLOB, new byte[length]);
            for (int i = 0; i < 100; i++) {
                pack.addLonger(base, length, (byte) 0, (byte) i);
                base = pack.addLonger(base, length, (byte) 1);
                length++;
            }
            return pack.bytes();
        });
        pack(cases, "no pack", "", () -> "PUCK".repeat(20).getBytes());
        pack(cases, "a pack that breaks off", "", () -> Arrays.copyOf(new Pack().bytes(5), 12));
        pack(cases, "a checksum that is not its own", "could not be fetched", () -> {
            byte[] bytes = new Pack().bytes();
            bytes[bytes.length - 1]++;
            return bytes;
        });
        pack(cases, "not what was asked for", "", () -> {
            Pack pack = new Pack();
            pack.add(Type.BLOB, DOCKERFILE);
            return pack.bytes();
        });
    }

    private static void servers(List<Case> cases) {
        server(cases, "a pack in drips", IN_TIME, serving(GitAnswers.refs(COMMIT_ID, ""), out -> {
            out.write(("HTTP/1.1 200 OK\r\n" + RESULT + "\r\n").getBytes());
            out.write(GitAnswers.line("packfile\n"));
            RegistryAttacks.drip(out, "ffff\1");
        }));
        server(cases, "a pack without an end", TOO_MUCH, serving(GitAnswers.refs(COMMIT_ID, ""), out -> {
            out.write(("HTTP/1.1 200 OK\r\n" + RESULT + "\r\n").getBytes());
            out.write(GitAnswers.line("packfile\n"));
            out.write(GitAnswers.sideband(Arrays.copyOf(new Pack().bytes(100_000), 12)));
            byte[] noise = new byte[50_000];
            new Random(1).nextBytes(noise);
            Pack pack = new Pack();
            pack.add(Type.BLOB, noise);
            byte[] object = pack.bytes();
            byte[] part = GitAnswers.sideband(Arrays.copyOfRange(object, 12, object.length - 20));
            while (true) {
                out.write(part);
            }
        }));
        server(cases, "progress without an end", IN_TIME, serving(GitAnswers.refs(COMMIT_ID, ""), out -> {
            out.write(("HTTP/1.1 200 OK\r\n" + RESULT + "\r\n").getBytes());
            out.write(GitAnswers.line("packfile\n"));
            RegistryAttacks.endless(out, "0009\2abcd".repeat(1000));
        }));
        server(cases, "branches without an end", TOO_MUCH, serving(endlessRefs(), out -> {}));
        server(cases, "branches without an end, zipped", TOO_MUCH, (request, out) -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                zip.write(GitAnswers.line("# service=git-upload-pack\n"));
                zip.write("0000".getBytes());
                for (int i = 0; i < 10_000; i++) {
                    zip.write(branch(i));
                }
            }
            send(
                    out,
                    200,
                    "Content-Type: application/x-git-upload-pack-advertisement\r\nContent-Encoding: gzip\r\n",
                    bytes.toByteArray());
        });
        server(
                cases,
                "a line of no length",
                "",
                (request, out) -> send(
                        out, 200, "Content-Type: application/x-git-upload-pack-advertisement\r\n", "zzzz".getBytes()));
        server(
                cases,
                "a page",
                "does not speak the Git protocol",
                (request, out) -> send(out, 200, "Content-Type: text/html\r\n", "<html>".getBytes()));
        server(cases, "no answer at all", IN_TIME, (request, out) -> Thread.sleep(20_000));
        server(cases, "no HTTP", "", (request, out) -> out.write("SSH-2.0\r\n".getBytes()));
        server(
                cases,
                "Retry-After of a year",
                "asks us to come later",
                (request, out) -> send(out, 429, "Retry-After: 31536000\r\n", new byte[0]));
        server(
                cases,
                "an error that acts in a log",
                "does not speak the Git protocol",
                serving(GitAnswers.line("ERR \u001b[2J\n::error::x"), out -> {}));
        server(
                cases,
                "branches that act in a log",
                "",
                serving(GitAnswers.refs(COMMIT_ID, "refs/heads/mai\u001b[2J\u202e"), out -> {}));
        server(
                cases,
                "redirect to a file",
                "redirects to a URL that is not https but file",
                redirect("file:///etc/passwd"));
        server(cases, "redirect to no URL", "", redirect("http://[::"));
        server(
                cases,
                "redirects round in circles",
                "",
                (request, out) -> send(out, 302, "Location: " + request.target() + "\r\n", new byte[0]));
        for (String near : List.of(
                "http://127.0.0.1:1",
                "https://localhost:1",
                "https://[::1]:1",
                "https://169.254.169.254",
                "http://10.0.0.1")) {
            cases.add(new Case(
                    "Git: redirect from a public address to " + near,
                    scene -> {
                        RawServer proxy = scene.server((request, out) -> send(
                                out,
                                302,
                                "Location: " + near + "/shop.git/info/refs?service=git-upload-pack\r\n",
                                new byte[0]));
                        return read(scene, "http://" + Scene.PUBLIC + "/shop.git", Scene.proxy(proxy));
                    },
                    ", which is not followed"));
        }
        cases.add(new Case(
                "Git: redirect to another host, which asks who we are",
                scene -> {
                    RawServer other = scene.server(
                            "127.0.0.2",
                            (request, out) -> send(out, 401, "WWW-Authenticate: Basic realm=\"x\"\r\n", new byte[0]));
                    RawServer first = scene.server((request, out) -> send(
                            out, 302, "Location: http://" + other.host() + request.target() + "\r\n", new byte[0]));
                    List<String> said = read(scene, "http://" + first.host() + "/shop.git", Hosts.DIRECT);
                    assertThat(first.seen()).contains("Authorization: Basic");
                    assertThat(other.seen()).isNotEmpty().doesNotContain("Authorization");
                    return said;
                },
                "which asks who we are and is told nothing"));
        cases.add(new Case(
                "Git: two repositories at once that unpack to much",
                scene -> {
                    Pack pack = new Pack();
                    byte[] content = new byte[12 * MEGABYTE];
                    for (int i = 0; i < 6; i++) {
                        content[0] = (byte) i;
                        pack.add(Type.TREE, content);
                    }
                    RawServer server = scene.server(serving(COMMIT_ID, pack.bytes()));
                    StringBuilder images = new StringBuilder("images:\n");
                    for (int i = 0; i < 2; i++) {
                        images.append(image("app-" + i, "http://" + server.host() + "/" + i + ".git", "Dockerfile"));
                    }
                    scene.images(images.toString());
                    return scene.discover(hosts(scene, LONG).sources(Hosts.DIRECT));
                },
                TOO_MUCH));
        for (String kind : List.of("a pack that unpacks to much", "branches without an end", "redirect to a file")) {
            cases.add(new Case("Git, claims: " + kind, scene -> claim(scene, kind), "claimed"));
        }
    }

    private static void repositories(List<Case> cases) {
        content(cases, "a link out of it", "leaves the repository through a symbolic link", LINK, "../../etc/passwd");
        content(cases, "a link to a place of the machine", "leaves the repository", LINK, "/etc/passwd");
        content(cases, "a link to itself", "lead round in circles", LINK, "Dockerfile");
        content(cases, "a link of a megabyte", "is too long", LINK, "a/../".repeat(200_000) + "Dockerfile");
        content(cases, "a Dockerfile of 2 MB", "is larger than 1 MB", FILE, "#".repeat(2 * MEGABYTE));
        content(cases, "bytes that are no text", "is no text", FILE, "FROM a\0b");
        content(cases, "a pointer of Git LFS", "Git LFS", FILE, "version https://git-lfs.github.com/spec/v1\noid x\n");
        content(cases, "words that act in a log", "", FILE, "FROM \u001b[2J\u202e##vso[task.setvariable]x\n");
        content(cases, "20,000 brackets", "", FILE, "FROM " + "${a:-".repeat(20_000) + "\n");
        content(cases, "20,000 stages", "", FILE, "FROM a AS b\n".repeat(20_000));
        cases.add(new Case(
                "repository: a Dockerfile in a submodule",
                scene -> served(scene, repository(new Pack(), new Entry(SUBMODULE, "Dockerfile", new byte[20]))),
                "lies in the submodule"));
        cases.add(new Case(
                "repository: folders of folders, a thousand million of them",
                scene -> {
                    Pack pack = new Pack();
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
                    return served(scene, repository(pack, new Entry(FOLDER, "all", Pack.id(Type.TREE, tree))));
                },
                "does not exist"));
        cases.add(new Case(
                "repository: folders 3,000 deep",
                scene -> {
                    Pack pack = new Pack();
                    byte[] tree = new byte[0];
                    pack.add(Type.TREE, tree);
                    for (int level = 0; level < 3_000; level++) {
                        tree = GitAnswers.tree(new Entry(FOLDER, "d", Pack.id(Type.TREE, tree)));
                        pack.add(Type.TREE, tree);
                    }
                    return served(scene, repository(pack, new Entry(FOLDER, "all", Pack.id(Type.TREE, tree))));
                },
                "does not exist"));
        cases.add(new Case(
                "repository: 100 Dockerfiles of a megabyte",
                scene -> {
                    Pack pack = new Pack();
                    byte[] large = ("FROM node:22\n" + ("#".repeat(999) + "\n").repeat(1_000)).getBytes();
                    pack.add(Type.BLOB, large);
                    Entry[] entries = new Entry[100];
                    StringBuilder images = new StringBuilder("images:\n");
                    for (int i = 0; i < entries.length; i++) {
                        entries[i] = new Entry(FILE, "Dockerfile-%03d".formatted(i), Pack.id(Type.BLOB, large));
                    }
                    RawServer server = scene.server(repository(pack, entries));
                    for (int i = 0; i < entries.length; i++) {
                        images.append(image(
                                "app-" + i, "http://" + server.host() + "/shop.git", "Dockerfile-%03d".formatted(i)));
                    }
                    scene.images(images.toString());
                    List<String> said = scene.discover(hosts(scene, LONG).sources(Hosts.DIRECT));
                    assertThat(said).hasSizeBetween(50, 90);
                    return said;
                },
                "more than 32 MB"));
    }

    private static void local(List<Case> cases) {
        cases.add(new Case(
                "working tree: a link out of it",
                scene -> {
                    Path outside = Files.writeString(scene.folder().resolveSibling("outside"), "FROM s3cret");
                    Files.createDirectories(scene.folder().resolve("checkout/.git"));
                    Files.writeString(scene.folder().resolve("checkout/.git/HEAD"), "ref: refs/heads/main\n");
                    Files.createSymbolicLink(scene.folder().resolve("checkout/Dockerfile"), outside);
                    return local(scene);
                },
                ""));
        cases.add(new Case(
                "working tree: a Dockerfile that is a folder",
                scene -> {
                    Files.createDirectories(scene.folder().resolve("checkout/Dockerfile"));
                    return local(scene);
                },
                ""));
        cases.add(new Case(
                "working tree: a Dockerfile that is a pipe",
                scene -> {
                    Path folder = Files.createDirectories(scene.folder().resolve("checkout"));
                    new ProcessBuilder("mkfifo", folder.resolve("Dockerfile").toString())
                            .start()
                            .waitFor();
                    return local(scene);
                },
                ""));
    }

    private static final byte[] COMMIT_ID = Pack.id(Type.COMMIT, COMMIT);

    private static List<String> local(Scene scene) throws IOException {
        scene.images("""
                images:
                  - {name: app, registry: ghcr.io, repository: acme/app, source: {provider: local, dockerfile: checkout/Dockerfile}}
                """);
        try (LocalSources sources = new LocalSources(scene.folder(), Map.of(), Set.of())) {
            List<String> said = scene.discoverAndVerify(sources);
            assertThat(said).isNotEmpty();
            return said;
        }
    }

    private static void pack(List<Case> cases, String name, String expected, Supplier<byte[]> pack) {
        cases.add(new Case(
                "Git, pack: " + name, scene -> asked(scene, serving(COMMIT_ID, pack.get()), LONG), expected));
    }

    private static void server(List<Case> cases, String name, String expected, Handler handler) {
        Duration patience = expected.equals(IN_TIME) ? Duration.ofSeconds(1) : LONG;
        cases.add(new Case("Git: " + name, scene -> asked(scene, handler, patience), expected));
    }

    private static void content(List<Case> cases, String name, String expected, String mode, String text) {
        cases.add(new Case(
                "repository: " + name,
                scene -> {
                    Pack pack = new Pack();
                    return served(
                            scene,
                            repository(pack, file(pack, mode, "Dockerfile", text.getBytes(StandardCharsets.UTF_8))));
                },
                expected));
    }

    /** For both goals that read sources. */
    private static List<String> served(Scene scene, Handler handler) throws IOException {
        String url = "http://" + scene.server(handler).host() + "/shop.git";
        scene.images("images:\n" + image("app", url, "Dockerfile"));
        return scene.discoverAndVerify(hosts(scene, LONG).sources(Hosts.DIRECT));
    }

    private static List<String> asked(Scene scene, Handler handler, Duration patience) throws IOException {
        String url = "http://" + scene.server(handler).host() + "/shop.git";
        scene.images("images:\n" + image("app", url, "Dockerfile"));
        return scene.discover(hosts(scene, patience).sources(Hosts.DIRECT));
    }

    private static List<String> read(Scene scene, String url, ProxySelector proxies) throws IOException {
        scene.images("images:\n" + image("app", url, "Dockerfile"));
        Hosts hosts = hosts(scene, LONG).credentials(url.split("/")[2], "jane", Scene.SECRET);
        return scene.discover(hosts.sources(proxies));
    }

    private static String image(String name, String url, String dockerfile) {
        return "  - {name: %s, registry: ghcr.io, repository: acme/%s, source: {provider: git, url: \"%s\", dockerfile: %s}}\n"
                .formatted(name, name, url, dockerfile);
    }

    static Hosts hosts(Scene scene, Duration patience) {
        return Hosts.withCache(scene.folder().resolve("cache"))
                .helpers((protocol, host) -> Optional.of(new Credential(Optional.of("jane"), new Secret(Scene.SECRET))))
                .limits(new HostLimits(
                        8,
                        4,
                        patience,
                        patience,
                        8 * MEGABYTE,
                        1024L * MEGABYTE,
                        new RetryPolicy(2, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1))));
    }

    private static Handler redirect(String location) {
        return (request, out) -> send(out, 302, "Location: " + location + "\r\n", new byte[0]);
    }

    private static byte[] endlessRefs() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 0; i < 10_000; i++) {
            lines.writeBytes(branch(i));
        }
        return lines.toByteArray();
    }

    private static byte[] branch(int number) {
        return GitAnswers.line("0".repeat(39) + "1 refs/heads/" + "a".repeat(2000) + number + "\n");
    }

    private static List<String> claim(Scene scene, String kind) throws IOException {
        Pack pack = new Pack();
        pack.add(Type.TREE, new byte[40 * MEGABYTE]);
        RawServer server = scene.server(
                switch (kind) {
                    case "a pack that unpacks to much" -> GitAnswers.having(COMMIT_ID, pack.bytes());
                    case "branches without an end" -> serving(endlessRefs(), out -> {});
                    default -> redirect("file:///etc/passwd");
                });
        try {
            Claims claims = hosts(scene, LONG)
                    .claims(scene.folder(), "http://" + server.host() + "/infra.git", Duration.ofHours(6));
            return CiAttacks.claimed(scene, claims);
        } catch (ClaimException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
