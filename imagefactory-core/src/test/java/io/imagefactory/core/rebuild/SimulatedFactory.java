package io.imagefactory.core.rebuild;

import io.imagefactory.core.ci.Ci;
import io.imagefactory.core.claim.Claims;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.enrollment.Warehouses;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.rebuild.SimulatedWorld.Build;
import io.imagefactory.core.refresh.Findings;
import io.imagefactory.core.refresh.PublishedTag;
import io.imagefactory.core.refresh.RefreshMerger;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.StatePath;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Registries, CI, developers, people and clocks around the code that plans and asks, over simulated time. */
final class SimulatedFactory {

    static final Duration TIMEOUT = Duration.ofHours(6);

    /** An image of ours: what it stands on, and whether whoever builds it says from what. */
    private record Managed(String name, List<String> bases, boolean labelled) {}

    private final SimulatedWorld world;
    private final SharedState shared = new SharedState();
    private final RebuildOptions options;
    private final SharedClaims claims = new SharedClaims(TIMEOUT);
    private final SimulatedCi ci;
    private final Map<String, Duration> delays = new HashMap<>();
    private final Promises promises;
    private final Map<String, Managed> managed = new LinkedHashMap<>();
    private final List<Build> unreported = new ArrayList<>();
    private final StringBuilder yaml = new StringBuilder();
    private Enrollments enrollments = new Enrollments(List.of(), Warehouses.NONE);

    SimulatedFactory(long seed, int maxConcurrent) {
        this.world = new SimulatedWorld(seed);
        this.options = new RebuildOptions(TIMEOUT, maxConcurrent);
        this.ci = new SimulatedCi(world);
        this.promises = new Promises(world, options, delays);
    }

    SimulatedWorld world() {
        return world;
    }

    SharedState shared() {
        return shared;
    }

    RebuildOptions options() {
        return options;
    }

    SharedClaims claims() {
        return claims;
    }

    SimulatedCi ci() {
        return ci;
    }

    Promises promises() {
        return promises;
    }

    List<String> images() {
        return List.copyOf(managed.keySet());
    }

    List<String> basesOf(String image) {
        return managed.get(image).bases();
    }

    boolean isAutomatic(String image) {
        return enrollments.find(image).orElseThrow().rebuildPolicy().automatic();
    }

    /** Whether a new digest of all that it stands on comes by itself. */
    boolean ancestorsAreAutomatic(String image) {
        return basesOf(image).stream()
                .filter(base -> base.startsWith("our-"))
                .map(base -> base.substring("our-".length()))
                .allMatch(parent -> isAutomatic(parent) && ancestorsAreAutomatic(parent));
    }

    /** Base images that others publish. */
    List<String> vendorBases() {
        return world.bases().stream().filter(base -> !base.startsWith("our-")).toList();
    }

    /** A base image that others publish. */
    void publish(String name) {
        shared.baseImage(name, ImageReference.of("vendor/" + name + ":1"));
        world.publish(name);
    }

    /** An image of ours, and the base image that it is for others; its bases exist already. */
    void enrol(String name, List<String> bases, boolean labelled, String policy) {
        managed.put(name, new Managed(name, List.copyOf(bases), labelled));
        shared.image(name, bases, world.time);
        shared.baseImage("our-" + name, ImageReference.of("ours/" + name + ":1"));
        yaml.append("- {name: %1$s, repository: ours/%1$s, source: {repo: o/r}, %2$s}%n".formatted(name, policy));
        enrollments = EnrollmentsReader.read("images.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8), 0);
        delays.put(
                name,
                enrollments.find(name).orElseThrow().rebuildPolicy().delay().duration());
        world.log(name + " stands on " + bases + ", " + policy + (labelled ? ", labelled" : ""));
        world.push(name, "our-" + name, current(name));
    }

    /** What the tags of its base images name now. */
    SortedMap<String, Digest> current(String image) {
        SortedMap<String, Digest> current = new TreeMap<>();
        basesOf(image).forEach(base -> current.put(base, world.tag(base)));
        return current;
    }

    /** What the image is really built from. */
    SortedMap<String, Digest> builtFrom(String image) {
        return world.build(world.tag("our-" + image)).from();
    }

    RebuildPlan plan() {
        Rebuilder rebuilder =
                new Rebuilder(enrollments, options, world.time, new SimulatedRegistry(world), Claims.alone(), (Ci)
                        request -> Optional.empty());
        return rebuilder.plan(rebuilder.begin(shared.get(), Optional.empty())).plan();
    }

    /** So much time passes, and everyone does their part. */
    void step(Duration duration) {
        world.time = world.time.plus(duration);
        happen();
        if (!world.chance(world.weather.losses())) {
            refresh(world.weather.losses());
        }
        List<RebuildJob> jobs = new ArrayList<>();
        int atOnce = world.random.nextInt(3) == 0 ? 2 : 1;
        for (int i = 0; i < atOnce; i++) {
            if (!world.chance(world.weather.losses())) {
                jobs.add(new RebuildJob(this, enrollments, release()));
            }
        }
        while (!jobs.isEmpty()) {
            RebuildJob job = jobs.get(world.random.nextInt(jobs.size()));
            job.step();
            if (job.isEnded()) {
                jobs.remove(job);
            } else if (world.chance(world.weather.losses() / 2)) {
                world.time = world.time.plusSeconds(world.random.nextInt(300));
                happen();
                refresh(world.weather.losses());
            }
        }
    }

    /** One run, alone. */
    void rebuild(Optional<ReleaseOrder> release) {
        RebuildJob job = new RebuildJob(this, enrollments, release);
        while (!job.isEnded()) {
            job.step();
        }
    }

    /** A person sets back what has failed. Who sets back what is in flight has it built twice, and wants that. */
    private void closeCircuit(String image) {
        boolean failed = LastAttempt.of(shared.get().images().get(image), world.time, TIMEOUT)
                .filter(attempt -> !attempt.isRunning())
                .isPresent();
        if (failed) {
            shared.set(image, "rebuildState", shared.rebuildState(image).with("status", YamlScalar.of("monitoring")));
            promises.circuitClosed(image);
            world.log("a person sets " + image + " back");
        }
    }

    /** What others do. */
    private void happen() {
        for (String base : vendorBases()) {
            if (world.chance(world.weather.moves())) {
                world.publish(base);
            }
            if (world.chance(world.weather.flips())) {
                List<Digest> all = world.digestsOf(base);
                world.flip(base, all.get(Math.max(0, all.size() - 1 - world.random.nextInt(2))));
            }
            if (world.chance(world.weather.disappearances())) {
                world.lose(base);
            }
        }
        ci.end().forEach((run, succeeded) -> {
            world.log(run.image()
                    + (succeeded ? " built from " : " not built from ")
                    + SimulatedWorld.shortly(run.digests()));
            if (succeeded) {
                push(run.image(), run.digests());
            } else if (!world.chance(world.weather.losses())) {
                reportFailure(run);
            }
        });
        for (String image : images()) {
            if (world.chance(world.weather.ownBuilds())) {
                world.log(image + " is built by its developers");
                push(image, current(image));
            }
            if (world.chance(world.weather.failures() / 20)) {
                closeCircuit(image);
            }
        }
        reportBuilds();
        if (world.chance(world.weather.ownBuilds())) {
            kargo();
        }
    }

    /** Developers build what is left to people. */
    void buildByHand() {
        images().stream().filter(image -> !isAutomatic(image)).forEach(image -> {
            world.log(image + " is built by its developers");
            push(image, current(image));
        });
    }

    private void push(String image, SortedMap<String, Digest> from) {
        Build build = world.push(image, "our-" + image, from);
        promises.startAnew(image);
        if (!world.chance(world.weather.losses())) {
            unreported.add(build);
        }
    }

    /** CI says what it has built, sooner or later, unless something else has been built since. */
    private void reportBuilds() {
        for (Build build : List.copyOf(unreported)) {
            if (!world.chance(world.weather.losses())) {
                unreported.remove(build);
                if (world.tag("our-" + build.image()).equals(build.digest())) {
                    report(build);
                }
            }
        }
    }

    private void report(Build build) {
        String image = build.image();
        world.log("reported: " + image + SimulatedWorld.shortly(build.digest()));
        shared.set(image, "currentDigest", build.digest().toString());
        shared.set(image, "lastBuilt", build.at().toString());
        if (managed.get(image).labelled()) {
            shared.setBuiltFrom(image, build.digest(), build.from());
            promises.said(build);
        }
    }

    private void reportFailure(SimulatedCi.Run run) {
        ImageState image = shared.get().images().get(run.image());
        boolean asked = image.rebuildState()
                .runningRequest()
                .filter(request -> request.digests().equals(run.digests()))
                .isPresent();
        if (asked) {
            YamlMapping before = shared.rebuildState(run.image());
            int failures = before.text("failures").map(Integer::parseInt).orElse(0) + 1;
            shared.set(
                    run.image(),
                    "rebuildState",
                    before.with("status", YamlScalar.of("failed"))
                            .with("failures", YamlScalar.of(failures))
                            .with(
                                    "request",
                                    before.mapping("request")
                                            .with(
                                                    "failedAt",
                                                    YamlScalar.of(world.clock().toString()))));
        }
    }

    /** Kargo sets what it sees of a base image, and nothing else. */
    private void kargo() {
        List<String> bases = List.copyOf(world.bases());
        String base = bases.get(world.random.nextInt(bases.size()));
        Digest digest = world.tag(base);
        if (!shared.get().baseImages().get(base).currentDigest().equals(Optional.of(digest))) {
            world.log("Kargo sets " + base + SimulatedWorld.shortly(digest));
            shared.setOfBase(base, "currentDigest", digest.toString());
            if (world.chance(0.5)) {
                shared.setOfBase(base, "lastUpdated", world.clock().toString());
            }
        }
    }

    /** The goal {@code refresh}, which misses some of what it looks at. */
    void refresh(double misses) {
        Map<StatePath, PublishedTag> tags = new HashMap<>();
        for (String base : world.bases()) {
            if (!world.chance(misses)) {
                see(new StatePath(Folder.BASE_IMAGES, false, base), base, tags);
            }
        }
        for (String image : images()) {
            if (!world.chance(misses)) {
                see(new StatePath(Folder.IMAGES, false, image), "our-" + image, tags);
            }
        }
        shared.change(state -> new RefreshMerger(state, world.clock()).merge(enrollments, tags, Findings.NONE));
    }

    private void see(StatePath path, String base, Map<StatePath, PublishedTag> tags) {
        ImageReference reference = base.startsWith("our-")
                ? ImageReference.of("ours/" + base.substring("our-".length()) + ":1")
                : ImageReference.of("vendor/" + base + ":1");
        tags.put(path, new PublishedTag(reference, Published.of(world.tag(base)), Optional.empty()));
    }

    private Optional<ReleaseOrder> release() {
        if (!world.chance(world.weather.losses() / 10)) {
            return Optional.empty();
        }
        List<String> targets = new ArrayList<>(world.bases());
        targets.addAll(images());
        String target = targets.get(world.random.nextInt(targets.size()));
        Optional<Instant> expires =
                world.chance(0.5) ? Optional.of(world.time.plus(Duration.ofHours(8))) : Optional.empty();
        return Optional.of(new ReleaseOrder(target, "an emergency", "a person", Optional.empty(), expires));
    }
}
