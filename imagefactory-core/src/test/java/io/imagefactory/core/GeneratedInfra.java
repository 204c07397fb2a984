package io.imagefactory.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Makes an infra repository of any size: images.yaml, and a Dockerfile for each managed image. The same seed gives the
 * same bytes.
 *
 * <p>Nine of ten images are managed. A few base images carry most of the images, and there are many that carry one or
 * two: their number is about a twentieth of the images'. A Dockerfile has one to four stages and some ten to a hundred
 * lines.
 */
public final class GeneratedInfra {

    private static final List<String> SUITES =
            List.of("bookworm", "bookworm-slim", "trixie", "trixie-slim", "alpine3.22");
    private static final List<UnaryOperator<String>> FAMILIES = List.of(
            version -> "node:" + version,
            version -> "python:3." + version,
            version -> "golang:1." + version,
            version -> "eclipse-temurin:" + version.replace("bookworm", "jre").replace("trixie", "jdk"),
            version -> "mcr.microsoft.com/dotnet/aspnet:" + version,
            version -> "ghcr.io/acme/base/runtime-" + version.replace('.', '-') + ":stable",
            version -> "quay.io/acme/builder:" + version,
            version -> "registry.acme.example:5000/platform/tools:" + version);

    private final Random random;
    private final int images;
    private final List<String> bases = new ArrayList<>();

    private GeneratedInfra(int images, long seed) {
        this.random = new Random(seed);
        this.images = images;
        for (int i = 0; i < 30 + images / 20; i++) {
            String version =
                    8 + i / (FAMILIES.size() * SUITES.size()) + "-" + SUITES.get(i / FAMILIES.size() % SUITES.size());
            bases.add(FAMILIES.get(i % FAMILIES.size()).apply(version));
        }
    }

    /** Takes a folder, which is made, a number of images and a seed. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
    }

    /** Writes images.yaml and the Dockerfiles below the folder. */
    public static void write(Path folder, int images, long seed) throws IOException {
        new GeneratedInfra(images, seed).write(folder);
    }

    private void write(Path folder) throws IOException {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < images; i++) {
            String team = "team-" + i % 97;
            String name = team + "-service-" + i;
            if (i % 10 == 9) {
                yaml.append(external(name, i));
            } else {
                String dockerfile = team + "/service-" + i + "/Dockerfile";
                yaml.append(managed(name, team, dockerfile));
                writeFile(folder.resolve(dockerfile), dockerfile());
            }
        }
        writeFile(folder.resolve("images.yaml"), yaml.toString());
    }

    private static void writeFile(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String external(String name, int number) {
        return """
                - name: %s
                  registry: docker.io
                  repository: vendor/tool-%d
                  allowTags: ^%d\\.\\d+$
                  imageSelectionStrategy: SemVer
                """.formatted(name, number, random.nextInt(20));
    }

    private String managed(String name, String team, String dockerfile) {
        return """
                - name: %s
                  registry: ghcr.io
                  repository: acme/%s
                  source:
                    provider: local
                    dockerfile: %s
                    workflow: build.yml%s
                  rebuildDelay: %dd
                """.formatted(
                        name,
                        name,
                        dockerfile,
                        random.nextInt(4) == 0 ? "\n    buildArgs: {TEAM: " + team + "}" : "",
                        1 + random.nextInt(14));
    }

    private String dockerfile() {
        StringBuilder text = new StringBuilder("# syntax=docker/dockerfile:1\nARG REVISION=unknown\n");
        int stages = 1 + Math.min(random.nextInt(4), random.nextInt(4));
        for (int stage = 0; stage < stages; stage++) {
            text.append("\nFROM ")
                    .append(base())
                    .append(" AS stage")
                    .append(stage)
                    .append('\n');
            if (stage > 0) {
                text.append("COPY --from=stage").append(stage - 1).append(" /out /app\n");
            }
            steps(text);
        }
        if (random.nextInt(8) == 0) {
            text.append("COPY --from=").append(base()).append(" /usr/local/bin/tool /usr/local/bin/\n");
        }
        return text.append("LABEL org.opencontainers.image.revision=$REVISION\nENTRYPOINT [\"/app/run\"]\n")
                .toString();
    }

    private void steps(StringBuilder text) {
        text.append("ARG REVISION\nWORKDIR /src\nENV PORT=8080 \\\n    LANG=C.UTF-8\n");
        for (int step = random.nextInt(12); step >= 0; step--) {
            switch (random.nextInt(5)) {
                case 0 ->
                    text.append("COPY package")
                            .append(step)
                            .append(".json lock")
                            .append(step)
                            .append(" ./\n");
                case 1 ->
                    text.append("RUN --mount=type=cache,target=/root/.cache make target-")
                            .append(step)
                            .append('\n');
                case 2 ->
                    text.append("# what the next step needs\nENV PATH=/opt/")
                            .append(step)
                            .append("/bin:$PATH\n");
                case 3 ->
                    text.append("RUN <<EOF\nset -e\necho step ").append(step).append("\nEOF\n");
                default ->
                    text.append(
                                    "RUN apt-get update \\\n && apt-get install -y --no-install-recommends \\\n      curl \\\n")
                            .append("      git \\\n && rm -rf /var/lib/apt/lists/*\n");
            }
        }
    }

    /** Most often one of the first: the square of an even spread. */
    private String base() {
        double spread = random.nextDouble();
        return bases.get((int) (spread * spread * bases.size()));
    }
}
