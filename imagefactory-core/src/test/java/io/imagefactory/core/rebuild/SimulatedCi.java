package io.imagefactory.core.rebuild;

import io.imagefactory.core.ci.BuildRequest;
import io.imagefactory.core.ci.Ci;
import io.imagefactory.core.ci.TriggerException;
import io.imagefactory.core.image.Digest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Takes requests, or does not, or does without saying so; builds, fails, or is never heard of again. */
final class SimulatedCi {

    private static final int SHORTEST = 11 * 60;
    private static final int LONGEST = 4 * 60 * 60;

    /** A build that was begun for a request. */
    record Run(String image, SortedMap<String, Digest> digests, int attempt, Instant begun, Instant end) {}

    private final SimulatedWorld world;
    private final List<Run> accepted = new ArrayList<>();
    private final List<Run> running = new ArrayList<>();
    boolean broken;

    SimulatedCi(SimulatedWorld world) {
        this.world = world;
    }

    /** All that were ever begun. */
    List<Run> accepted() {
        return accepted;
    }

    List<Run> running() {
        return running;
    }

    /** As a run of the goal sees it, which asks for these images. */
    Ci asked(Map<String, PlannedImage> images) {
        return request -> {
            PlannedImage image = images.get(request.image());
            if (world.chance(world.weather.failures() / 2)) {
                world.log("CI refuses " + request.image());
                throw TriggerException.refused("CI refuses");
            }
            boolean heard = !world.chance(world.weather.failures() / 2);
            if (heard || world.chance(0.5)) {
                begin(request, image);
            }
            if (!heard) {
                world.log("CI does not answer for " + request.image());
                throw TriggerException.unknown("CI does not answer");
            }
            return world.chance(0.5) ? Optional.of(URI.create("https://ci/" + request.id())) : Optional.empty();
        };
    }

    private void begin(BuildRequest request, PlannedImage image) {
        int attempt = ((RebuildDecision.Due) image.decision()).attempt();
        Duration length = Duration.ofSeconds(SHORTEST + world.random.nextInt(LONGEST - SHORTEST));
        Run run = new Run(request.image(), image.targets(), attempt, world.time, world.time.plus(length));
        world.log(
                "CI begins " + run.image() + " from " + SimulatedWorld.shortly(run.digests()) + ", attempt " + attempt);
        accepted.add(run);
        running.add(run);
    }

    /** What has ended by now: whether it has succeeded, by run; what is never heard of again is left out. */
    Map<Run, Boolean> end() {
        Map<Run, Boolean> ended = new LinkedHashMap<>();
        for (Run run : List.copyOf(running)) {
            if (!run.end().isAfter(world.time)) {
                running.remove(run);
                if (!world.chance(world.weather.failures() / 4)) {
                    ended.put(run, !broken && !world.chance(world.weather.failures()));
                }
            }
        }
        return ended;
    }
}
