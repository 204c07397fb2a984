package io.imagefactory.core.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.enroll.FolderFiles;
import io.imagefactory.core.enroll.Proposal;
import io.imagefactory.core.enroll.ProposalText;
import io.imagefactory.core.enroll.Proposals;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.Warehouses;
import io.imagefactory.core.file.Folders;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Origin;
import io.imagefactory.core.text.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Working trees that mean harm to who looks for images in them: {@code enroll}, and what it would write. */
final class EnrollAttacks {

    private static final int MEGABYTE = 1024 * 1024;
    private static final String WORKFLOW = ".github/workflows/build.yaml";

    private EnrollAttacks() {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String path : List.of(
                WORKFLOW,
                ".gitlab-ci.yml",
                "compose.yaml",
                "skaffold.yaml",
                "deploy/kustomization.yaml",
                "chart/values.yaml",
                "docker-bake.hcl",
                "docker-bake.json")) {
            cases.add(tree(path + ": aliases of aliases", root -> write(root, path, laughs())));
            cases.add(tree(path + ": 100,000 brackets", root -> write(root, path, "a = [".repeat(100_000))));
            cases.add(tree(path + ": a mapping 50,000 deep", root -> write(root, path, "{a: ".repeat(50_000))));
            cases.add(tree(path + ": 100,000 keys", root -> write(root, path, keys())));
            cases.add(tree(path + ": no text", root -> write(root, path, "\0\1\2\u001b[2J".repeat(10_000))));
        }
        cases.add(tree(
                "a bake file of 50 MB",
                root -> write(
                        root,
                        "docker-bake.json",
                        "{\"target\": {\"a\": {\"tags\": [\"" + "x".repeat(50 * MEGABYTE) + "\"]}}}")));
        cases.add(tree(
                "expressions in expressions",
                root -> write(
                        root, "docker-bake.hcl", "target \"a\" { tags = [\"" + "${a(".repeat(20_000) + "\"] }\n")));
        cases.add(
                tree(
                        "functions that call themselves",
                        root -> write(
                                root,
                                "docker-bake.hcl",
                                "function \"f\" {\n params = [x]\n result = f(f(x))\n}\ntarget \"a\" {\n tags = [f(\"x\")]\n}\n")));
        cases.add(tree("loops in loops", root -> write(root, "docker-bake.hcl", loops())));
        cases.add(tree("variables that double", root -> write(root, "docker-bake.hcl", doubling())));
        cases.add(tree("a workflow that calls itself", root -> write(root, WORKFLOW, """
                on: {workflow_call: {}, push: {}}
                jobs:
                  a:
                    strategy: {matrix: {x: [1, 2, 3, 4, 5, 6, 7, 8, 9], y: [1, 2, 3, 4, 5, 6, 7, 8, 9]}}
                    uses: ./.github/workflows/build.yaml
                """)));
        cases.add(tree("a matrix of 10^12", root -> write(root, WORKFLOW, matrix())));
        cases.add(tree("links round in circles and out of it", root -> {
            Path outside = Files.writeString(root.resolveSibling("outside"), "FROM " + Scene.SECRET + "\n");
            Files.createDirectories(root.resolve("loop"));
            Files.createSymbolicLink(root.resolve("loop/loop"), Path.of("../loop"));
            Files.createSymbolicLink(root.resolve("Dockerfile"), outside);
            Files.createSymbolicLink(root.resolve("compose.yaml"), Path.of("/etc/passwd"));
            Files.createSymbolicLink(root.resolve("all"), Path.of("/"));
        }));
        cases.add(tree(
                "a pipe in the place of a file",
                root -> new ProcessBuilder(
                                "mkfifo", root.resolve("compose.yaml").toString())
                        .start()
                        .waitFor()));
        cases.add(tree("words that act in a log, in names of files and images", root -> {
            String word = "\u001b[2J\u202e::error::##vso[x]";
            write(root, "a" + word + "/Dockerfile", "FROM " + word + "\n");
            write(
                    root,
                    "compose.yaml",
                    "services:\n  \"" + "\\u001b[2J\\n::error::x" + "\": {image: \"acme/\\u202ex:1\"}\n");
            write(
                    root,
                    WORKFLOW,
                    "on: {push: {}}\njobs:\n  a:\n    steps:\n    - uses: docker/build-push-action@v6\n"
                            + "      with: {push: true, tags: \"ghcr.io/acme/app\\n::error::x\", file: \"Dockerfile\\e[2J\"}\n");
        }));
        cases.add(tree("1,000 Dockerfiles", root -> {
            for (int i = 0; i < 1_000; i++) {
                write(root, "d" + i % 50 + "/Dockerfile-" + i, "FROM node:22\n");
            }
        }));
        return cases;
    }

    @FunctionalInterface
    private interface Planting {
        void in(Path root) throws IOException, InterruptedException;
    }

    private static Case tree(String name, Planting planting) {
        return new Case("enroll: " + name, scene -> enroll(scene, planting), "");
    }

    /** What the goal says of it; what it would write can be read again. */
    private static List<String> enroll(Scene scene, Planting planting) throws Exception {
        Path root = Files.createDirectory(scene.folder().resolve("tree"));
        planting.in(root);
        Origin origin = new Origin(Provider.GITHUB, Optional.of("acme/app"), Optional.empty(), Optional.of("main"), "");
        Proposals proposals =
                scene.factory().enroll(new Enrollments(List.of(), Warehouses.NONE), FolderFiles.around(root), origin);
        List<String> said = said(scene, proposals);
        Folders.delete(root);
        Files.deleteIfExists(root.resolveSibling("outside"));
        return said;
    }

    /** What is said of proposals, once images.yaml with all of them was written and read again. */
    static List<String> said(Scene scene, Proposals proposals) throws IOException {
        ImageFactory factory = scene.factory();
        factory.add(proposals.proposals().stream().map(Proposal::enrollment).toList());
        if (!proposals.proposals().isEmpty()) {
            assertThat(factory.enrollments().all()).hasSameSizeAs(proposals.proposals());
        }
        Files.deleteIfExists(scene.folder().resolve("images.yaml"));
        List<String> said = Stream.of(
                        ProposalText.table(proposals.proposals()).stream(),
                        proposals.passedOver().stream().map(file -> file.where() + ": " + file.reason()),
                        proposals.changed().stream())
                .flatMap(lines -> lines)
                .map(Printable::line)
                .toList();
        return said.subList(0, Math.min(said.size(), 1_000));
    }

    private static void write(Path root, String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String laughs() {
        StringBuilder text = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 60; i++) {
            text.append("a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d]\n".formatted(i, i - 1));
        }
        return text + "services: *a59\njobs: *a59\nbuild: *a59\nspec: *a59\n";
    }

    private static String keys() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append('k').append(i).append(": {}\n");
        }
        return text.toString();
    }

    private static String loops() {
        String items = "[" + "1, ".repeat(1_000) + "1]";
        return "target \"a\" {\n tags = " + "[for x in %s: ".formatted(items).repeat(6) + "x" + "]".repeat(6) + "\n}\n";
    }

    private static String doubling() {
        StringBuilder text = new StringBuilder("variable \"v0\" { default = \"xx\" }\n");
        for (int i = 1; i < 60; i++) {
            text.append("variable \"v%1$d\" { default = \"${v%2$d}${v%2$d}\" }\n".formatted(i, i - 1));
        }
        return text + "target \"a\" { tags = [\"acme/${v59}\"] }\n";
    }

    private static String matrix() {
        StringBuilder text = new StringBuilder("on: {push: {}}\njobs:\n  a:\n    strategy:\n      matrix:\n");
        for (int i = 0; i < 12; i++) {
            text.append("        x").append(i).append(": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n");
        }
        return text
                + "    steps:\n    - run: docker build -t acme/${{ matrix.x0 }} . && docker push acme/${{ matrix.x1 }}\n";
    }
}
