package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Published;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks many things at once, each registry only so many at a time, so that a slow one holds up no other. */
final class TagLookups {

    private final TagLookup lookup;
    private final int parallel;
    private final Runnable asked;

    /** @param asked called after each */
    TagLookups(TagLookup lookup, int parallel, Runnable asked) {
        this.lookup = lookup;
        this.parallel = parallel;
        this.asked = asked;
    }

    /** @param known what was published at the last check */
    Map<TagQuery, Outcome> ask(List<TagQuery> queries, Function<TagQuery, Optional<Published>> known)
            throws InterruptedIOException {
        Map<String, ExecutorService> threads = new LinkedHashMap<>();
        Map<TagQuery, Future<Outcome>> futures = new LinkedHashMap<>();
        try {
            for (TagQuery query : queries) {
                futures.put(
                        query,
                        threads.computeIfAbsent(query.repository().registry(), this::threads)
                                .submit(() -> ask(query, known)));
            }
            Map<TagQuery, Outcome> outcomes = new LinkedHashMap<>();
            for (Map.Entry<TagQuery, Future<Outcome>> entry : futures.entrySet()) {
                outcomes.put(entry.getKey(), entry.getValue().get());
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while registries were asked");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            new ArrayList<>(threads.values()).forEach(ExecutorService::shutdownNow);
        }
    }

    private Outcome ask(TagQuery query, Function<TagQuery, Optional<Published>> known) {
        Outcome outcome = lookup.ask(query, known.apply(query));
        asked.run();
        return outcome;
    }

    private ExecutorService threads(String registry) {
        return Executors.newFixedThreadPool(parallel, task -> {
            Thread thread = new Thread(task, "refresh-" + registry);
            thread.setDaemon(true);
            return thread;
        });
    }
}
