package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.rebuild.PlanText;
import io.imagefactory.core.rebuild.PlannedImage;
import io.imagefactory.core.rebuild.RebuildAnswer;
import io.imagefactory.core.rebuild.RebuildPlan;
import io.imagefactory.core.rebuild.RebuildResult;
import io.imagefactory.core.rebuild.ReleasedPlan;
import io.imagefactory.core.text.Count;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Tells which rebuilds were asked for, and which were not though they are due. */
record RebuildReport(Log log, InfraRepository repository, boolean dryRun) {

    /** What a release changes; nothing where there is none. */
    static void printReleased(Log log, @Nullable String release, ReleasedPlan plan) {
        if (release == null || release.isBlank()) {
            return;
        }
        if (plan.affected().isEmpty()) {
            log.info("release of " + release + ": nothing waits for it, so nothing is released");
            return;
        }
        log.info("release of " + release + ": affects "
                + Count.of(plan.affected().size(), "image"));
        plan.affected().forEach(name -> log.info("  " + line(plan.plan(), name)));
    }

    /** Of which base images no digest has been seen, so that a plan that is empty does not look as if all were well. */
    static void printNeverSeen(Log log, RebuildPlan plan) {
        List<String> unseen = PlanText.neverSeen(plan);
        if (!unseen.isEmpty()) {
            String of = PlanText.isAnythingSeen(plan) ? Listing.names(unseen) : "any base image";
            log.warn("no digest of " + of
                    + " has been seen, so nothing is due for that; run `mvn imagefactory:refresh`");
        }
    }

    void print(RebuildResult result) {
        RebuildPlan plan = result.plan();
        if (dryRun) {
            plan.due().forEach(name -> log.info("  would ask for " + line(plan, name)));
        }
        result.answers().forEach((name, answer) -> {
            if (answer instanceof RebuildAnswer.Begun begun) {
                log.info("  asked for " + line(plan, name)
                        + begun.run().map(run -> "; " + run).orElse(""));
            } else if (answer instanceof RebuildAnswer.Unknown unknown) {
                log.warn(name + ": counts as asked for, but nobody knows: " + unknown.reason());
            }
        });
        result.taken()
                .forEach((name, since) ->
                        log.info("  " + name + ": another run asked for it at " + since + ", and this one does not"));
        plan.images().values().stream()
                .filter(image -> image.decision().kind().isStuck())
                .forEach(image -> log.warn(line(plan, image.name())));
        printNeverSeen(log, plan);
        long asked = result.answers().values().stream()
                .filter(answer -> !(answer instanceof RebuildAnswer.Refused))
                .count();
        log.info(repository.stateLabel() + ": "
                + Count.of(plan.images().size(), "managed image") + ": "
                + (dryRun
                        ? plan.due().size() + " would be asked for"
                        : asked + " asked for, " + refused(result).size() + " refused")
                + "; by plan " + PlanText.summary(plan)
                + (dryRun ? " (dry run: nothing was asked for or written)" : ""));
    }

    /** By image, why CI does not build it. */
    static Map<String, String> refused(RebuildResult result) {
        Map<String, String> refused = new LinkedHashMap<>();
        result.answers().forEach((name, answer) -> {
            if (answer instanceof RebuildAnswer.Refused no) {
                refused.put(name, no.reason());
            }
        });
        return refused;
    }

    private static String line(RebuildPlan plan, String name) {
        PlannedImage image = plan.images().get(name);
        return name + ": " + image.decision().reason(plan.now());
    }
}
