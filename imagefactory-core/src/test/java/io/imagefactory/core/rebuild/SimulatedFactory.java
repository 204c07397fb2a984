package io.imagefactory.core.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.enrollment.Warehouses;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.Recorded;
import io.imagefactory.core.state.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Registries, CI, developers and clocks around the planner, over simulated time. What is true is kept apart from what the
 * state says; every rebuild that is asked for is held against the truth. Who asks does it as decision record 11 says: what
 * is asked for is recorded first and asked for then.
 */
final class SimulatedFactory {

    static final Duration TIMEOUT = Duration.ofHours(6);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SKEW_SECONDS = 300;

    /** What happens that should not, as shares of 1. */
    record Weather(double baseMoves, double ownBuilds, double failures, double losses, double crashes, boolean skew) {
        static final Weather CALM = new Weather(0, 0, 0, 0, 0, false);
    }

    /** A build that CI runs. */
    private record Run(String image, Map<String, Digest> digests, Instant end) {}

    /** What was pushed: what it was really built from, whether it says so, and when. */
    private record Pushed(Digest digest, Map<String, Digest> from, boolean labelled, Instant at) {}

    private final Random random;
    private final int maxConcurrent;
    private final Map<String, Duration> delays = new LinkedHashMap<>();
    private final SortedMap<String, List<String>> bases = new TreeMap<>();
    private final Map<String, Boolean> labelling = new HashMap<>();
    private final Map<String, List<Digest>> published = new LinkedHashMap<>();
    private final Map<Digest, Instant> publishedAt = new HashMap<>();
    private final Map<Digest, Pushed> pushed = new HashMap<>();
    private final Map<String, Pushed> latest = new HashMap<>();
    private final List<Run> runs = new ArrayList<>();
    private final Map<String, Integer> asks = new HashMap<>();
    private final Recorded recorded = new Recorded();
    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, Digest> seen = new HashMap<>();
    private final Map<String, Digest> builtDigest = new HashMap<>();
    private final Map<String, @Nullable Request> closed = new HashMap<>();
    private final Map<String, Instant> failedAt = new HashMap<>();
    private Enrollments enrollments = new Enrollments(List.of(), Warehouses.NONE);
    private Weather weather = Weather.CALM;
    private Instant time = START;
    private int digests;
    private final List<String> log = new ArrayList<>();

    /** What the state says of a request. */
    private record Request(
            String status,
            Instant askedAt,
            Map<String, Digest> digests,
            Map<String, Instant> firstSeen,
            Map<String, String> before,
            int failures) {}

    SimulatedFactory(long seed, int maxConcurrent) {
        this.random = new Random(seed);
        this.maxConcurrent = maxConcurrent;
    }

    /** A base image that others publish. */
    void publish(String name) {
        recorded.baseImage(name, "vendor/" + name + ":1");
        published.put(name, new ArrayList<>());
        moveBase(name);
        refreshBase(name, time);
    }

    /** An image of ours, and the base image that it is for others; its bases exist already. */
    void enrol(String name, String delay, List<String> standsOn, boolean labels) {
        recorded.image(name, standsOn);
        recorded.set(name, "enrolledAt", time.toString());
        bases.put(name, standsOn);
        labelling.put(name, labels);
        delays.put(name, io.imagefactory.core.enrollment.RebuildDelay.of(delay).duration());
        recorded.baseImage("our-" + name, "ours/" + name + ":1");
        published.put("our-" + name, new ArrayList<>());
        push(name, current(name));
        refreshImage(name);
        refreshBase("our-" + name, time);
        StringBuilder yaml = new StringBuilder();
        delays.forEach((image, duration) ->
                yaml.append("- {name: %1$s, repository: ours/%1$s, source: {repo: o/r}, rebuildDelay: %2$s}%n"
                        .formatted(image, duration)));
        enrollments = EnrollmentsReader.read("images.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8), 0);
    }

    SimulatedFactory in(Weather other) {
        weather = other;
        return this;
    }

    void moveBase(String name) {
        Digest digest = digest();
        published.get(name).add(digest);
        publishedAt.put(digest, time);
    }

    void moveAllBases() {
        published.keySet().stream().filter(name -> !name.startsWith("our-")).forEach(this::moveBase);
    }

    /** So much time passes, and everyone does their part; returns how many rebuilds were asked for. */
    int step(Duration duration) {
        time = time.plus(duration);
        published.keySet().stream()
                .filter(name -> !name.startsWith("our-") && chance(weather.baseMoves()))
                .toList()
                .forEach(this::moveBase);
        endRuns();
        bases.keySet().stream()
                .filter(name -> chance(weather.ownBuilds()) && mayBuildNow(name))
                .forEach(this::buildByDeveloper);
        if (!chance(weather.losses())) {
            published.keySet().stream()
                    .filter(name -> !chance(weather.losses()))
                    .forEach(name -> refreshBase(name, clock()));
            bases.keySet().stream().filter(name -> !chance(weather.losses())).forEach(this::refreshImage);
        }
        return chance(weather.losses()) ? 0 : rebuild();
    }

    RebuildPlan plan() {
        return plan(time);
    }

    State state() {
        return recorded.state();
    }

    Instant now() {
        return time;
    }

    /** What the image is really built from. */
    Map<String, Digest> builtFrom(String image) {
        return latest.get(image).from();
    }

    /** What the tags of its base images really name now. */
    Map<String, Digest> current(String image) {
        Map<String, Digest> current = new TreeMap<>();
        bases.get(image).forEach(base -> current.put(base, tag(base)));
        return current;
    }

    Duration age(Digest digest) {
        return Duration.between(publishedAt.get(digest), time);
    }

    String history() {
        return String.join("\n", log);
    }

    SortedMap<String, List<String>> images() {
        return bases;
    }

    private RebuildPlan plan(Instant now) {
        return new RebuildPlanner(
                        enrollments, recorded.state(), new RebuildOptions(TIMEOUT, maxConcurrent), now, Map.of())
                .plan();
    }

    private int rebuild() {
        Instant now = clock();
        RebuildPlan plan = plan(now);
        int asked = 0;
        for (String name : plan.due()) {
            if (chance(weather.crashes())) {
                return asked;
            }
            Map<String, Digest> targets = plan.find(name).orElseThrow().targets();
            check(name, targets);
            Request before = requests.get(name);
            int failures = before == null || !before.digests().equals(targets)
                    ? 0
                    : before.failures() + (before.status().equals("triggered") ? 1 : 0);
            Map<String, String> request = new LinkedHashMap<>();
            if (seen.containsKey(name)) {
                request.put("imageDigest", seen.get(name).toString());
            }
            state().images().get(name).lastBuilt().ifPresent(built -> request.put("lastBuilt", built.toString()));
            requests.put(
                    name,
                    new Request(
                            "triggered", now, targets, firstSeen(plan.find(name).orElseThrow()), request, failures));
            failedAt.remove(name);
            write(name, null);
            log.add(time + " ask " + name + " " + targets);
            asked++;
            if (chance(weather.crashes())) {
                return asked;
            }
            runs.add(new Run(name, targets, time.plusSeconds(600 + random.nextInt(4 * 3600))));
        }
        assertThat(requests.values().stream()
                        .filter(request -> request.status().equals("triggered"))
                        .filter(request -> request.askedAt().plus(TIMEOUT).isAfter(now))
                        .count())
                .as("rebuilds in flight")
                .isLessThanOrEqualTo(maxConcurrent);
        return asked;
    }

    private static Map<String, Instant> firstSeen(PlannedImage image) {
        Map<String, Instant> firstSeen = new TreeMap<>();
        image.bases()
                .forEach(base -> base.target().ifPresent(target -> firstSeen.put(base.name(), target.firstSeen())));
        return firstSeen;
    }

    /** Holds a rebuild that is about to be asked for against what is true. */
    private void check(String name, Map<String, Digest> targets) {
        assertThat(runs)
                .as("runs of %s at %s%n%s", name, time, history())
                .noneMatch(run -> run.image().equals(name));
        assertThat(targets.keySet()).isEqualTo(new java.util.HashSet<>(bases.get(name)));
        int ask = asks.merge(name + targets, 1, Integer::sum);
        assertThat(ask).as("attempts of %s%n%s", name, history()).isLessThanOrEqualTo(LastAttempt.MOST_FAILURES);
        Pushed last = pushed.get(seen.get(name));
        Map<String, Digest> from = last.from();
        if (last.labelled()) {
            assertThat(targets).as("digests of %s%n%s", name, history()).isNotEqualTo(from);
        }
        targets.forEach((base, target) -> {
            if (!weather.skew() || isKnown(base, from.get(base))) {
                assertThat(published.get(base).indexOf(target))
                        .as("%s of %s at %s, after %s%n%s", base, name, time, from.get(base), history())
                        .isGreaterThanOrEqualTo(published.get(base).indexOf(from.get(base)));
            }
            if (!target.equals(from.get(base))) {
                assertThat(youngest(target).plus(delays.get(name)).minusSeconds(2 * SKEW_SECONDS))
                        .as("%s for %s at %s%n%s", target, name, time, history())
                        .isBeforeOrEqualTo(time);
            }
        });
    }

    /** A digest that nobody saw while the tag named it is put in order by clocks, which must agree for that. */
    private boolean isKnown(String base, Digest digest) {
        return recorded.state().baseImages().get(base).digests(time).stream()
                .anyMatch(seenDigest -> seenDigest.digest().equals(digest));
    }

    /** When the youngest digest of others that is in this one was published. */
    private Instant youngest(Digest digest) {
        return pushed.containsKey(digest)
                ? pushed.get(digest).from().values().stream()
                        .map(this::youngest)
                        .max(Instant::compareTo)
                        .orElse(START)
                : publishedAt.get(digest);
    }

    private void endRuns() {
        for (Run run : List.copyOf(runs)) {
            if (!run.end().isAfter(time)) {
                runs.remove(run);
                boolean succeeded = !chance(weather.failures());
                log.add(time + " " + run.image() + (succeeded ? " built from " + run.digests() : " failed"));
                if (succeeded) {
                    push(run.image(), run.digests());
                    asks.remove(run.image() + run.digests());
                }
                if (!chance(weather.losses())) {
                    report(run, succeeded);
                }
            }
        }
    }

    private void report(Run run, boolean succeeded) {
        if (succeeded) {
            refreshImage(run.image());
            return;
        }
        Request request = requests.get(run.image());
        if (request != null
                && request.digests().equals(run.digests())
                && request.status().equals("triggered")) {
            requests.put(
                    run.image(),
                    new Request(
                            "failed",
                            request.askedAt(),
                            request.digests(),
                            request.firstSeen(),
                            request.before(),
                            request.failures() + 1));
            failedAt.put(run.image(), clock());
            write(run.image(), failedAt.get(run.image()));
        }
    }

    /** What developers build says what it is from; see the limits in decision record 11. */
    private boolean mayBuildNow(String name) {
        return labelling.get(name);
    }

    private void buildByDeveloper(String name) {
        push(name, current(name));
        log.add(time + " " + name + " built by its developers from " + current(name));
        if (!chance(weather.losses())) {
            refreshImage(name);
        }
    }

    private void push(String name, Map<String, Digest> from) {
        Digest digest = digest();
        Pushed push = new Pushed(digest, Map.copyOf(from), labelling.get(name), clock());
        pushed.put(digest, push);
        latest.put(name, push);
        published.get("our-" + name).add(digest);
        publishedAt.put(digest, time);
    }

    /** Someone looks at the tag; some write down only what they saw, and leave the history to others. */
    private void refreshBase(String name, Instant now) {
        Optional<Digest> known = recorded.state().baseImages().get(name).currentDigest();
        if (!known.equals(Optional.of(tag(name)))) {
            recorded.takeIn(name, now);
            if (chance(weather.losses())) {
                recorded.setOfBase(name, "currentDigest", tag(name).toString());
                recorded.setOfBase(name, "lastUpdated", now.toString());
                return;
            }
            recorded.enter(name, tag(name), now);
        }
        recorded.setOfBase(name, "lastChecked", now.toString());
    }

    /** Someone looks at the image: its digest, when it was built, and from what, if it says so or was asked for. */
    private void refreshImage(String name) {
        Pushed push = latest.get(name);
        if (push.digest().equals(seen.get(name))) {
            return;
        }
        log.add(time + " seen: " + name + " " + push.digest());
        Request open = requests.get(name);
        boolean byOthers = open != null && push.labelled() && !push.from().equals(open.digests());
        boolean asked = requests.containsKey(name) && !push.labelled();
        Map<String, Digest> from = asked ? requests.get(name).digests() : push.from();
        seen.put(name, push.digest());
        recorded.set(name, "currentDigest", push.digest().toString());
        recorded.set(name, "lastBuilt", push.at().toString());
        recorded.set(name, "lastUpdated", clock().toString());
        if (asked || push.labelled()) {
            recorded.set(name, "builtFrom", from);
            builtDigest.put(name, push.digest());
        }
        if (byOthers) {
            write(name, failedAt.get(name));
        } else {
            closed.put(name, Optional.ofNullable(requests.remove(name)).orElse(closed.get(name)));
            write(name, null);
        }
    }

    private void write(String name, @Nullable Instant failed) {
        boolean open = requests.containsKey(name);
        Request request = open ? requests.get(name) : closed.get(name);
        Map<String, String> values = new LinkedHashMap<>();
        if (builtDigest.containsKey(name)) {
            values.put("builtDigest", builtDigest.get(name).toString());
        }
        if (request == null) {
            recorded.setRebuild(name, "monitoring", values, Map.of(), Map.of(), Map.of());
            return;
        }
        values.put("failures", Integer.toString(request.failures()));
        Map<String, String> block = new LinkedHashMap<>(request.before());
        block.put("askedAt", request.askedAt().toString());
        if (failed != null) {
            block.put("failedAt", failed.toString());
        }
        recorded.setRebuild(
                name, open ? request.status() : "monitoring", values, block, request.digests(), request.firstSeen());
    }

    private Digest tag(String base) {
        List<Digest> all = published.get(base);
        return all.get(all.size() - 1);
    }

    private Instant clock() {
        return weather.skew() ? time.plusSeconds(random.nextInt(2 * SKEW_SECONDS) - SKEW_SECONDS) : time;
    }

    private boolean chance(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    private Digest digest() {
        digests++;
        return Digest.of("sha256:" + "%064x".formatted(digests));
    }
}
