package io.imagefactory.core.refresh;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.host.HostQueue;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryException;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StatePath;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Asks for what is due, and then tells what follows for the state, which may have changed in the meantime. */
public final class Refresher {

    private final Enrollments enrollments;
    private final RefreshPolicy policy;
    private final Instant now;

    public Refresher(Enrollments enrollments, RefreshPolicy policy, Instant now) {
        this.enrollments = enrollments;
        this.policy = policy;
        this.now = now;
    }

    /**
     * What registries have said; the state is not touched.
     *
     * @param counter given how many questions there are, gives what is called after each, by any thread
     */
    public Answers ask(State state, Registry registry, IntFunction<Runnable> counter) throws InterruptedIOException {
        RefreshPlan plan = RefreshPlan.of(enrollments, state, policy, now);
        Map<TagQuery, List<StatePath>> queries = plan.queries();
        Runnable asked = counter.apply(queries.size());
        TagLookup lookup = new TagLookup(registry);
        Map<TagQuery, Outcome> outcomes = new ConcurrentHashMap<>();
        List<HostQueue.Task> tasks = new ArrayList<>();
        queries.forEach((query, paths) ->
                tasks.add(new HostQueue.Task(query.repository().registry(), () -> {
                    outcomes.put(query, lookup.ask(query, known(plan, paths)));
                    asked.run();
                })));
        try {
            HostQueue.run("refresh", Integer.MAX_VALUE, policy.parallel(), tasks);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while registries were asked");
        }
        SortedMap<StatePath, String> failures = new TreeMap<>();
        outcomes.forEach((query, outcome) -> {
            if (outcome instanceof Outcome.Failed failed) {
                queries.get(query).forEach(path -> failures.put(path, failed.cause()));
            }
        });
        long spared = plan.recent().stream()
                .filter(path -> !outcomes.containsKey(plan.followed().get(path)))
                .count();
        Map<StatePath, Digest> digests = new HashMap<>();
        plan.known()
                .forEach((path, known) ->
                        known.get(Field.CURRENT_DIGEST).ifPresent(digest -> digests.put(path, digest)));
        return new Answers(outcomes, failures, digests, spared, plan.silent(), plan.stateless());
    }

    /**
     * The digest that the image's own tag names now; empty where there is none, or none that is shown to us.
     *
     * @throws RegistryException where it may be told later
     */
    public static Optional<Digest> current(Enrollment enrollment, Registry registry) throws RegistryException {
        try {
            Outcome outcome = new TagLookup(registry).look(RefreshPlan.query(enrollment), Optional.empty());
            return outcome instanceof PublishedTag tag ? Optional.of(tag.digest()) : Optional.empty();
        } catch (RegistryException e) {
            if (e.isHidden()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What is known from now on. */
    public Refreshed merge(State state, Answers answers) {
        RefreshPlan plan = RefreshPlan.of(enrollments, state, policy, now);
        Map<StatePath, PublishedTag> tags = new HashMap<>();
        List<StatePath> overtaken = new ArrayList<>();
        plan.followed().forEach((path, query) -> {
            if (answers.outcomes().get(query) instanceof PublishedTag tag) {
                Optional<Digest> current = plan.known().get(path).get(Field.CURRENT_DIGEST);
                if (isOvertaken(current, answers.digests().get(path), tag)) {
                    overtaken.add(path);
                } else {
                    tags.put(path, tag);
                }
            }
        });
        RefreshMerger merger = new RefreshMerger(state, now);
        State after = merger.merge(enrollments, tags);
        return new Refreshed(after, merger.moves(), tags.size(), overtaken);
    }

    /**
     * What registries have said.
     *
     * @param outcomes by query
     * @param failures by file of the image, why nothing is known of it
     * @param digests by file of the image, the digest that it had when registries were asked
     * @param spared how many images were asked for lately, and so were not
     * @param silent the external images that do not say which tags they follow
     * @param stateless the images that have no state yet
     */
    public record Answers(
            Map<TagQuery, Outcome> outcomes,
            SortedMap<StatePath, String> failures,
            Map<StatePath, Digest> digests,
            long spared,
            List<String> silent,
            List<String> stateless) {

        public Answers {
            outcomes = Map.copyOf(outcomes);
            failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
            digests = Map.copyOf(digests);
            silent = List.copyOf(silent);
            stateless = List.copyOf(stateless);
        }
    }

    /** Whether someone else set a digest meanwhile, and another one than we saw. */
    private static boolean isOvertaken(Optional<Digest> current, @Nullable Digest before, PublishedTag tag) {
        return current.filter(digest -> !digest.equals(before) && !digest.equals(tag.digest()))
                .isPresent();
    }

    /** What one of those who follow the same knows of it. */
    private static Optional<Published> known(RefreshPlan plan, List<StatePath> paths) {
        return paths.stream()
                .flatMap(path -> plan.known().get(path).get(Field.PUBLISHED).stream())
                .filter(published -> !published.platforms().isEmpty())
                .findFirst();
    }
}
