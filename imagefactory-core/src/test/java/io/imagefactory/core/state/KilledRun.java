package io.imagefactory.core.state;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that is there to be killed: once it is told the number of its first run, it runs again and again, and each
 * run changes all that the one before has left. It says when it has come to an operation that changes files, and when a
 * run begins.
 */
final class KilledRun {

    static final String READY = "ready";
    static final String HERE = "here";
    static final String RUN = "run ";
    static final int IMAGES = 30;
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final Set<String> CHANGING = Set.of("create", "write", "force", "move", "delete");

    private final AtomicInteger operations = new AtomicInteger();
    private final Path state;
    private final Order order;

    private KilledRun(Path state, Order order) {
        this.state = state;
        this.order = order;
    }

    /**
     * What it is told, as a line of its standard input.
     *
     * @param run the number of its first run
     * @param operation before which of these operations it says that it is there
     * @param hold whether it does nothing more then, or goes on
     */
    record Order(int run, int operation, boolean hold) {

        static Order of(String line) {
            Scanner words = new Scanner(line);
            return new Order(words.nextInt(), words.nextInt(), words.nextBoolean());
        }

        @Override
        public String toString() {
            return run + " " + operation + " " + hold;
        }
    }

    /** Takes the state directory. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(READY);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new KilledRun(Path.of(arguments[0]), Order.of(input.readLine())).runs();
    }

    private void runs() throws IOException {
        Path watched = new FaultyFileSystem(FileSystems.getDefault(), (operation, path) -> {
                    if (CHANGING.contains(operation)) {
                        here();
                    }
                })
                .getPath(state.toString());
        int number = order.run();
        for (boolean endless = true; endless; number++) {
            System.out.println(RUN + number);
            infra(watched, number)
                    .waiting(other -> System.out.println("waiting for " + other))
                    .discover(NOW.plusSeconds(number), true);
        }
    }

    private void here() {
        if (operations.incrementAndGet() != order.operation()) {
            return;
        }
        System.out.println(HERE);
        try {
            TimeUnit.DAYS.sleep(order.hold() ? 1 : 0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
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
}
