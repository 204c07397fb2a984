package io.imagefactory.core.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does tasks several at a time, and only so many for one host: hosts that hang leave room for the others. Its threads
 * never keep the JVM alive.
 */
public final class HostQueue {

    private final HostLimits limits;
    private final List<Task> waiting;
    private final Map<String, Integer> running = new HashMap<>();
    private Optional<RuntimeException> failure = Optional.empty();

    /** What to do, and on which host. */
    public record Task(String host, Runnable action) {}

    private HostQueue(HostLimits limits, Collection<Task> tasks) {
        this.limits = limits;
        this.waiting = new LinkedList<>(tasks);
    }

    /**
     * Returns when all are done.
     *
     * @throws InterruptedException if the thread is interrupted; what is under way is interrupted too, and not waited for
     */
    public static void run(HostLimits limits, Collection<Task> tasks) throws InterruptedException {
        HostQueue queue = new HostQueue(limits, tasks);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(limits.repositories(), tasks.size()); i++) {
            Thread thread = new Thread(queue::work, "imagefactory-git-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            queue.stop();
            threads.forEach(Thread::interrupt);
            throw e;
        }
        queue.failure.ifPresent(failure -> {
            throw failure;
        });
    }

    private void work() {
        try {
            Optional<Task> task = next();
            while (task.isPresent()) {
                try {
                    task.get().action().run();
                } catch (RuntimeException e) {
                    fail(e);
                } finally {
                    done(task.get());
                }
                task = next();
            }
        } catch (InterruptedException e) {
            // Whoever interrupts does not wait for more.
        }
    }

    private synchronized Optional<Task> next() throws InterruptedException {
        while (!waiting.isEmpty()) {
            Optional<Task> possible = waiting.stream()
                    .filter(task -> running.getOrDefault(task.host(), 0) < limits.repositoriesPerHost())
                    .findFirst();
            if (possible.isPresent()) {
                waiting.remove(possible.get());
                running.merge(possible.get().host(), 1, Integer::sum);
                return possible;
            }
            wait();
        }
        return Optional.empty();
    }

    private synchronized void done(Task task) {
        running.merge(task.host(), -1, Integer::sum);
        notifyAll();
    }

    private synchronized void fail(RuntimeException e) {
        failure = failure.or(() -> Optional.of(e));
        stop();
    }

    private synchronized void stop() {
        waiting.clear();
        notifyAll();
    }
}
