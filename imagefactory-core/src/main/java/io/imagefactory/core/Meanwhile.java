package io.imagefactory.core;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reads something in a thread of its own, while this one reads something else. When it is closed, nothing goes on. */
final class Meanwhile<T> implements AutoCloseable {

    /** What is read. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    private final CompletableFuture<T> reading = new CompletableFuture<>();

    private Meanwhile() {}

    static <T> Meanwhile<T> of(Reading<T> read) {
        Meanwhile<T> meanwhile = new Meanwhile<>();
        Thread thread = new Thread(() -> meanwhile.read(read), "imagefactory-meanwhile");
        thread.setDaemon(true);
        thread.start();
        return meanwhile;
    }

    private void read(Reading<T> read) {
        try {
            reading.complete(read.read());
        } catch (Throwable e) {
            reading.completeExceptionally(e);
        }
    }

    /** What was read; fails as the reading did. */
    T result() throws IOException {
        try {
            return reading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            if (e.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    @Override
    public void close() {
        reading.exceptionally(e -> null).join();
    }
}
