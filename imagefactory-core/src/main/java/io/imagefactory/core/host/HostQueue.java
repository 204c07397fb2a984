package io.imagefactory.core.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does tasks several at a time, and only so many for one host: hosts that hang leave room for the others. */
public final class HostQueue {

    private HostQueue() {}

    /** What to do, and on which host. */
    public record Task(String host, Runnable action) {}

    /**
     * Returns when all are done. After one that throws no other is begun, and it throws the same.
     *
     * @param name of the threads
     * @param most how many are done at once
     * @param mostPerHost how many of them on one host
     * @throws InterruptedException if the thread is interrupted; what is under way is interrupted too, and not waited for
     */
    public static void run(String name, int most, int mostPerHost, Collection<Task> tasks) throws InterruptedException {
        Map<String, Queue<Runnable>> hosts = new LinkedHashMap<>();
        tasks.forEach(task -> hosts.computeIfAbsent(task.host(), any -> new ConcurrentLinkedQueue<>())
                .add(task.action()));
        ExecutorService threads = Executors.newFixedThreadPool(most, Client.threads(name));
        try {
            List<CompletableFuture<Void>> workers = new ArrayList<>();
            for (Queue<Runnable> waiting : hosts.values()) {
                int atOnce = Math.min(mostPerHost, waiting.size());
                for (int i = 0; i < atOnce; i++) {
                    workers.add(CompletableFuture.runAsync(() -> work(waiting, hosts.values()), threads));
                }
            }
            CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new)).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            hosts.values().forEach(Queue::clear);
            threads.shutdownNow();
        }
    }

    private static void work(Queue<Runnable> waiting, Collection<Queue<Runnable>> all) {
        try {
            for (Runnable action = waiting.poll(); action != null; action = waiting.poll()) {
                action.run();
            }
        } catch (RuntimeException | Error e) {
            all.forEach(Queue::clear);
            throw e;
        }
    }
}
