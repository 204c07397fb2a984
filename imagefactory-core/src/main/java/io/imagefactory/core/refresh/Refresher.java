package io.imagefactory.core.refresh;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.host.HostQueue;
import io.imagefactory.core.host.Memory;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryException;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.Folder;
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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Asks for what is due, and then tells what follows for the state, which may have changed in the meantime. */
public record Refresher(Enrollments enrollments, RefreshPolicy policy, Instant now) {
    /** Whatever the number of registries. */
    private static final int MOST_AT_ONCE = 100;

    /**
     * What registries have said; the state is not touched.
     *
     * @param counter given how many questions there are, gives what is called after each, by any thread
     */
    public Answers ask(State state, Registry registry, IntFunction<Runnable> counter) throws InterruptedIOException {
        RefreshPlan plan = RefreshPlan.of(enrollments, state, policy, now);
        Map<TagQuery, Outcome> outcomes = outcomes(plan, registry, counter);
        SortedMap<StatePath, String> failures = new TreeMap<>();
        SortedSet<StatePath> unpublished = new TreeSet<>();
        Map<StatePath, PublishedTag> tags = new HashMap<>();
        plan.followed().forEach((path, query) -> {
            Outcome outcome = outcomes.get(query);
            if (outcome instanceof PublishedTag tag) {
                tags.put(path, tag);
            } else if (outcome instanceof Outcome.Failed failed) {
                if (failed.hidden() && plan.optional().contains(path)) {
                    unpublished.add(path);
                } else {
                    failures.put(path, failed.cause());
                }
            } else if (outcome instanceof Outcome.Missing missing) {
                if (plan.optional().contains(path)) {
                    unpublished.add(path);
                } else {
                    failures.put(path, missing.cause() + instead(path));
                }
            }
        });
        long spared = plan.recent().stream()
                .filter(path -> !outcomes.containsKey(plan.followed().get(path)))
                .count();
        Map<StatePath, Digest> digests = new HashMap<>();
        plan.known()
                .forEach((path, known) ->
                        known.get(Field.CURRENT_DIGEST).ifPresent(digest -> digests.put(path, digest)));
        return new Answers(
                outcomes,
                findings(state, tags, registry, counter),
                failures,
                unpublished,
                digests,
                spared,
                plan.silent(),
                plan.stateless());
    }

    /** What to do about a tag that is gone; nothing for an image of ours, which is to be published. */
    private String instead(StatePath path) {
        if (path.folder() == Folder.BASE_IMAGES) {
            return "; name another in the Dockerfile";
        }
        return isOfOthers(path) ? "; name another in images.yaml" : "";
    }

    /** Whether others publish it: a base image, or an external one. */
    private boolean isOfOthers(StatePath path) {
        return path.folder() == Folder.BASE_IMAGES
                || enrollments
                        .find(path.name())
                        .filter(image -> !image.isManaged())
                        .isPresent();
    }

    private Map<TagQuery, Outcome> outcomes(RefreshPlan plan, Registry registry, IntFunction<Runnable> counter)
            throws InterruptedIOException {
        TagLookup lookup = new TagLookup(registry);
        Map<TagQuery, Outcome> outcomes = new ConcurrentHashMap<>();
        List<HostQueue.Task> tasks = new ArrayList<>();
        plan.queries()
                .forEach((query, paths) -> tasks.add(new HostQueue.Task(
                        query.repository().registry(),
                        () -> outcomes.put(query, lookup.ask(query, known(plan, paths))))));
        run(tasks, counter);
        return outcomes;
    }

    private Findings findings(
            State before, Map<StatePath, PublishedTag> tags, Registry registry, IntFunction<Runnable> counter)
            throws InterruptedIOException {
        Map<StatePath, BaseDetails> bases = new ConcurrentHashMap<>();
        Reading tagsAlone = reading(before, tags, registry, Findings.NONE);
        run(tagsAlone.bases(tags, bases), counter);
        Reading complete = bases.isEmpty() ? tagsAlone : reading(before, tags, registry, new Findings(bases, Map.of()));
        Map<StatePath, Origin> origins = new ConcurrentHashMap<>();
        run(complete.origins(tags, origins), counter);
        return new Findings(bases, origins);
    }

    private Reading reading(State before, Map<StatePath, PublishedTag> tags, Registry registry, Findings findings) {
        State after = new RefreshMerger(before, now).merge(enrollments, tags, findings);
        return new Reading(enrollments, registry, before, after, now);
    }

    private void run(List<HostQueue.Task> tasks, IntFunction<Runnable> counter) throws InterruptedIOException {
        if (tasks.isEmpty()) {
            return;
        }
        Runnable done = counter.apply(tasks.size());
        List<HostQueue.Task> counted = tasks.stream()
                .map(task -> new HostQueue.Task(task.host(), () -> {
                    task.action().run();
                    done.run();
                }))
                .toList();
        try {
            HostQueue.run("refresh", Memory.atOnce(Registry.MOST_BYTES, MOST_AT_ONCE), policy.parallel(), counted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while registries were asked");
        }
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
        List<StatePath> missing = new ArrayList<>();
        plan.followed().forEach((path, query) -> {
            Optional<Digest> current = plan.known().get(path).get(Field.CURRENT_DIGEST);
            Outcome outcome = answers.outcomes().get(query);
            if (outcome instanceof Outcome.Missing
                    && isOfOthers(path)
                    && current.equals(Optional.ofNullable(answers.digests().get(path)))) {
                missing.add(path);
            } else if (outcome instanceof PublishedTag tag) {
                if (isOvertaken(current, answers.digests().get(path), tag)) {
                    overtaken.add(path);
                } else {
                    tags.put(path, tag);
                }
            }
        });
        RefreshMerger merger = new RefreshMerger(state, now);
        State after = merger.missing(merger.merge(enrollments, tags, answers.findings()), missing);
        return new Refreshed(after, merger.moves(), tags.size(), overtaken);
    }

    /**
     * What registries have said.
     *
     * @param outcomes by query
     * @param findings what was read beyond that
     * @param failures by file of the image, why nothing is known of it
     * @param unpublished the managed images for which nobody waits, and of which registries have nothing to show
     * @param digests by file of the image, the digest that it had when registries were asked
     * @param spared how many images were asked for lately, and so were not
     * @param silent the external images that do not say which tags they follow
     * @param stateless the images that have no state yet
     */
    public record Answers(
            Map<TagQuery, Outcome> outcomes,
            Findings findings,
            SortedMap<StatePath, String> failures,
            SortedSet<StatePath> unpublished,
            Map<StatePath, Digest> digests,
            long spared,
            List<String> silent,
            List<String> stateless) {
        public Answers {
            outcomes = Map.copyOf(outcomes);
            failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
            unpublished = Collections.unmodifiableSortedSet(new TreeSet<>(unpublished));
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

    /** What all know of it who follow the same; where one does not, it is read for that one. */
    private static Optional<Published> known(RefreshPlan plan, List<StatePath> paths) {
        List<Optional<Published>> known = paths.stream()
                .map(path -> plan.known().get(path).get(Field.PUBLISHED))
                .map(published -> published.filter(any -> !any.platforms().isEmpty()))
                .toList();
        return known.stream()
                                .map(published -> published.map(Published::digest))
                                .distinct()
                                .count()
                        == 1
                ? known.get(0)
                : Optional.empty();
    }
}
