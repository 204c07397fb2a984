package io.imagefactory.attack;

import io.imagefactory.core.file.Folders;
import io.imagefactory.core.text.Excerpt;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs all attacks, one line each. To be run with {@code -Xmx256m}; with an argument, those that have it in their names. */
final class Attack {

    /** As in a double-quoted string of YAML. */
    private static final List<String> WORDS = List.of(
            "</script><script>alert(1)</script>",
            "]]></data><x/>",
            "--><!--",
            "\\\"]; evil -> x [label=\\\"",
            "\\\\\\\"",
            "a\\n::error::x",
            "##vso[task.setvariable variable=x]y",
            "\\e[2J\\e[31m",
            "\\u202eevil\\u2066",
            "\\u2028x",
            "${env.PATH}${{ secret('x') }}",
            "{{ .Values }}${%x%}",
            "%%{init: {}}%% click n0 href \\\"javascript:x\\\"",
            "| x |\\n\\n# x [a](javascript:b) `c` @all <img src=x>",
            "../../x");

    private static final List<String> IMAGES = List.of(
            "{name: W, repository: acme/app, source: {provider: local, dockerfile: Dockerfile}}",
            "{name: app, repository: W, source: {provider: local, dockerfile: Dockerfile}}",
            "{name: app, repository: acme/app, source: {provider: github, repo: a/b, branch: W, dockerfile: D, workflow: w.yml}}",
            "{name: app, repository: acme/app, source: {provider: github, repo: a/b, branch: b, dockerfile: D, workflow: W}}",
            "{name: app, repository: acme/app, source: {provider: github, repo: a/b, branch: b, dockerfile: W, inputs: {W: W}, workflow: w.yml}}",
            "{name: app, repository: acme/app, source: {provider: local, dockerfile: D, target: W, buildArgs: {A: W}}}",
            "{name: app, repository: acme/app, allowTags: W}",
            "{name: app, repository: acme/app, ignoreTags: [W]}");

    private static final List<String> STATES = List.of(
            "discoveryError: W\n",
            "baseImages: [W]\n",
            "currentVersion: W\n",
            "rebuildState: {status: failed, pendingRebuild: false, error: W, request: {askedAt: \"2026-01-28T06:00:00Z\", error: W, url: W}}\n",
            "builtFrom: {W: W}\n",
            "updateHistory: [{digest: W, firstSeen: W}]\n");

    private static final List<String> BASES = List.of(
            "fullImage: W\n", "fullImage: node:22\nallowTags: W\n", "fullImage: node:22\ndependentImages: [W]\n");

    private static final String APP =
            "{name: app, repository: acme/app, source: {provider: local, dockerfile: Dockerfile}}";
    private static final String EXTERNAL = "{name: app, repository: acme/app, allowTags: \"^1$\"}";

    private final Path folder;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final String only;
    private int passed;
    private int failed;

    private Attack(Path folder, String only) {
        this.folder = folder;
        this.only = only;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("imagefactory-attack");
        Attack attack = new Attack(folder, arguments.length > 0 ? arguments[0] : "");
        try {
            attack.words();
            attack.sizes();
        } finally {
            Folders.delete(folder);
        }
        attack.out.printf("%d passed, %d failed%n", attack.passed, attack.failed);
        System.exit(attack.failed == 0 ? 0 : 1);
    }

    private void words() {
        for (String word : WORDS) {
            for (String image : IMAGES) {
                run("images.yaml: " + image, word, scene -> scene.images(List.of(filled(image, word))));
            }
            for (String state : STATES) {
                run("state: " + state, word, scene -> {
                    scene.images(List.of(APP));
                    scene.state("images/app", "name: app\ndiscoveryStatus: failed\n" + filled(state, word));
                });
            }
            for (String state : BASES) {
                run("base image: " + state, word, scene -> {
                    scene.images(List.of(EXTERNAL));
                    scene.state("base-images/node-22", "name: node-22\n" + filled(state, word));
                });
            }
            run("a state file named", word, scene -> {
                scene.images(List.of(APP));
                scene.state(
                        "images/" + Scene.fileName(word), "name: " + filled("W", word) + "\ndiscoveryStatus: failed\n");
            });
        }
    }

    private void sizes() {
        run("a state file of 64 MB", "", scene -> {
            scene.images(List.of(APP));
            scene.state("images/app", "name: app\n");
            try (RandomAccessFile file = new RandomAccessFile(
                    scene.folder().resolve("state/images/app.yaml").toFile(), "rw")) {
                file.setLength(64L * 1024 * 1024);
            }
        });
        run("images that stand on each other", "", scene -> {
            List<String> images = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int next = (i + 1) % 50;
                images.add(
                        "{name: a%1$d, repository: acme/a%1$d, registry: ghcr.io, source: {provider: local, dockerfile: D}}"
                                .formatted(i));
                scene.state(
                        "images/a" + i,
                        "name: a%d\nbaseImages: [ghcr.io-acme-a%d-latest]\ndiscoveryStatus: success\n"
                                .formatted(i, next));
                scene.state(
                        "base-images/ghcr.io-acme-a%d-latest".formatted(i),
                        "name: ghcr.io-acme-a%1$d-latest\nfullImage: ghcr.io/acme/a%1$d:latest\n".formatted(i));
            }
            scene.images(images);
        });
        run("1,000 dependents of one base image", "", scene -> {
            List<String> images = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                images.add(
                        "{name: a%1$d, repository: acme/a%1$d, source: {provider: local, dockerfile: D}}".formatted(i));
                scene.state("images/a" + i, "name: a%d\nbaseImages: [node-22]\n".formatted(i));
            }
            scene.state("base-images/node-22", "name: node-22\nfullImage: node:22\n");
            scene.images(images);
        });
    }

    private static String filled(String text, String word) {
        return text.replace("W", "\"" + word + "\"");
    }

    @FunctionalInterface
    private interface Planting {
        void in(Scene scene) throws IOException;
    }

    private void run(String name, String word, Planting planting) {
        String title = Excerpt.of(name.strip() + " " + word);
        if (!title.contains(only)) {
            return;
        }
        long start = System.nanoTime();
        try {
            Scene scene = new Scene(Files.createDirectory(folder.resolve("case-" + (passed + failed))));
            planting.in(scene);
            String said = scene.show();
            Folders.delete(scene.folder());
            passed++;
            out.printf("passed  %s (%d ms): %s%n", title, millis(start), said);
        } catch (Throwable e) {
            failed++;
            out.printf("FAILED  %s (%d ms): %s%n", title, millis(start), Excerpt.of(String.valueOf(e)));
        }
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
