package io.imagefactory.core.state;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A process that is there to be killed: once it is told the number of its first run, it runs again and again, and each
 * run changes all that the one before has left.
 */
final class KilledRun {

    static final int IMAGES = 30;
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private KilledRun() {}

    /** Takes the state directory, and the number of the first run on standard input. */
    public static void main(String[] arguments) throws IOException {
        warmUp();
        System.out.println("ready");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = Integer.parseInt(input.readLine());
        Path state = Path.of(arguments[0]);
        for (boolean endless = true; endless; number++) {
            infra(state, number)
                    .waiting(other -> System.out.println("waiting for " + other))
                    .discover(NOW.plusSeconds(number), true);
        }
    }

    /** Of the images, a third comes and goes, a third changes its base image, and all change their delay. */
    static Infra infra(Path state, int run) {
        Infra infra = new Infra(state);
        for (int i = 0; i < IMAGES; i++) {
            if ((i + run) % 3 != 0) {
                String dockerfile = "FROM alpine:3." + (i + run) % 5 + "\nCOPY --from=acme/tool:" + i + " / /\n";
                infra.images().put("app" + i, new Infra.Image("acme/app", dockerfile, 1 + run % 9 + "d"));
            }
        }
        return infra;
    }

    private static void warmUp() throws IOException {
        Path folder = Files.createTempDirectory("killed-run");
        Infra infra = infra(folder.resolve("state"), 0);
        infra.images().keySet().removeIf(name -> name.length() > "app1".length());
        infra.discover(NOW, true);
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
