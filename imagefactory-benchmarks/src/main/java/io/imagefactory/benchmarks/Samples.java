package io.imagefactory.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The files that are read: what people write, and what nobody should. */
final class Samples {
    private static final String STAGE = """

            FROM --platform=$BUILDPLATFORM node:${NODE}-bookworm-slim AS build%1$d
            ARG TARGETARCH
            ENV NODE_ENV=production \\
                PATH="/app/node_modules/.bin:$PATH"
            WORKDIR /app
            # Dependencies first, for the cache.
            COPY package.json package-lock.json ./
            RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
            COPY --from=ghcr.io/owner/tool:%1$d /tool /usr/local/bin/tool
            COPY . .
            RUN apt-get update \\
                && apt-get install --yes --no-install-recommends ca-certificates curl \\
                && rm -rf /var/lib/apt/lists/*
            RUN npm run build -- --arch="${TARGETARCH}" && echo 'built %1$d'
            LABEL org.opencontainers.image.title="app" stage="%1$d"
            EXPOSE 8080/tcp
            USER node
            CMD ["node", "server.js"]
            """;

    private Samples() {}

    static String of(String name, int factor) {
        return switch (name) {
            case "small" -> lines(1);
            case "large", "lines" -> lines(factor * 100);
            case "stages" ->
                "FROM alpine AS s0\n"
                        + repeat(
                                factor * 1_000,
                                i -> "FROM s" + i + " AS s" + (i + 1) + "\nENV A" + i + "=$A" + (i - 1) + "\n");
            case "copies" ->
                "FROM alpine AS s0\n"
                        + repeat(
                                factor * 1_000,
                                i -> "FROM i:" + i + " AS s" + (i + 1) + "\nCOPY --from=s" + i + " /a /b\n");
            case "nesting" ->
                "ARG V=" + continued("${a:-".repeat(factor * 10_000) + "x" + "}".repeat(factor * 10_000))
                        + "\nFROM alpine:$V\n";
            case "heredocs" ->
                "FROM alpine\n"
                        + repeat(factor * 1_000, i -> "RUN <<A cat <<-\"B\"\nFROM ghost" + i + "\nA\n\techo $X\n\tB\n");
            case "line" -> "FROM alpine\nRUN " + continued("echo \"$X\" && ".repeat(factor * 10_000)) + "true\n";
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Twenty lines a stage, and the argument that all of them use. */
    private static String lines(int stages) {
        return "ARG NODE=24\n" + repeat(stages, STAGE::formatted);
    }

    private static String repeat(int times, IntFunction<String> text) {
        return IntStream.range(0, times).mapToObj(text).collect(Collectors.joining());
    }

    /** One line in pieces that are short enough. */
    private static String continued(String line) {
        return line.replaceAll("(.{60000})", "$1\\\\\n");
    }

    /** Writes what is measured to a folder, for other parsers to read. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (String name : DockerfileBenchmark.SAMPLES) {
            Files.writeString(folder.resolve(name), of(name, 1), StandardCharsets.UTF_8);
        }
    }
}
