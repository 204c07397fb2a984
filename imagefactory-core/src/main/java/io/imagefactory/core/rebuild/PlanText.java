package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.text.Age;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan for people. */
public final class PlanText {

    private PlanText() {}

    /**
     * A line for each image with which something is: those that are due in the order in which they go, then the others by
     * name. Images that are well are left out; the {@link #summary} counts them.
     */
    public static List<String> lines(RebuildPlan plan) {
        Stream<PlannedImage> due = plan.due().stream().map(plan.images()::get);
        Stream<PlannedImage> others = plan.images().values().stream().filter(image -> !image.isDue() && !isWell(image));
        return Stream.concat(due, others)
                .map(image -> image.name() + ": " + image.decision().reason(plan.now()))
                .toList();
    }

    /** One for which a base image has nothing is up to date only as long as nobody builds it. */
    private static boolean isWell(PlannedImage image) {
        return image.decision() instanceof RebuildDecision.UpToDate
                && image.bases().stream()
                        .allMatch(base -> base.platforms().lacking().isEmpty());
    }

    /** By name, the base images of which no digest has been seen, so that nothing is due for them. */
    public static List<String> neverSeen(RebuildPlan plan) {
        return bases(plan, base -> base.standing() == BaseUse.Standing.UNSEEN);
    }

    /** Whether some digest of some base image has been seen. */
    public static boolean isAnythingSeen(RebuildPlan plan) {
        return plan.images().values().stream()
                .flatMap(image -> image.bases().stream())
                .anyMatch(base -> base.newest().isPresent());
    }

    /** Images that stand on themselves: {@code a -> b -> a}. */
    public static String cycle(List<String> cycle) {
        return String.join(" -> ", cycle) + " -> " + cycle.get(0);
    }

    /** By name, the base images of which a move counts for some image though nobody knows if it is for its platforms. */
    public static List<String> ofUnknownPlatforms(RebuildPlan plan) {
        return bases(plan, base -> base.platforms().unknown());
    }

    private static List<String> bases(RebuildPlan plan, Predicate<BaseUse> wanted) {
        return plan.images().values().stream()
                .flatMap(image -> image.bases().stream())
                .filter(wanted)
                .map(BaseUse::label)
                .distinct()
                .sorted()
                .toList();
    }

    /** How many images there are of each decision: {@code 2 due, 1 up-to-date, 3 waiting}. */
    public static String summary(RebuildPlan plan) {
        return plan.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    /** One image in full: its decision, the chain that it stands on, and each base image with its digests and ages. */
    public static List<String> explanation(RebuildPlan plan, PlannedImage image) {
        List<String> lines = new ArrayList<>();
        lines.add(image.name() + " (" + image.enrollment().repoURL() + "): "
                + image.decision().reason(plan.now()));
        lines.add("  rebuildDelay " + image.enrollment().rebuildPolicy().delay().text() + ", autoRebuild "
                + image.enrollment().rebuildPolicy().automatic() + ", priority "
                + image.enrollment().rebuildPolicy().priority()
                + ", for "
                + image.enrollment().build().orElseThrow().platforms().stream()
                        .map(Platform::toString)
                        .collect(Collectors.joining(", "))
                + (image.wave().isPresent() ? ", wave " + image.wave().getAsInt() : ""));
        for (BaseUse base : image.bases()) {
            lines.add("  " + base.image().map(ImageReference::familiar).orElse(base.name()) + ": "
                    + base.standing().text()
                    + (base.parents().isEmpty() ? "" : ", built as " + String.join(", ", base.parents()))
                    + base.remarks().stream().map("; "::concat).collect(Collectors.joining())
                    + (base.platforms().unknown() ? "; platforms unknown, so any move counts" : ""));
            base.builtFrom()
                    .ifPresent(digest -> lines.add("    built from  " + digest.abbreviated()
                            + base.evidence().map(by -> ", " + by.text()).orElse("")));
            add(lines, "tag names  ", base.newest(), plan.now());
            add(lines, "to be taken", base.target(), plan.now());
            add(lines, "next       ", base.next(), plan.now());
            base.nextAt().ifPresent(at -> lines.add("    from        " + at));
        }
        chain(plan, image)
                .forEach(above -> lines.add("  " + above + ": "
                        + plan.find(above)
                                .map(parent -> parent.decision().reason(plan.now()))
                                .orElse("not planned")));
        return lines;
    }

    /** The managed images that it stands on, and those that these stand on, the nearest first, each once. */
    private static Set<String> chain(RebuildPlan plan, PlannedImage image) {
        Set<String> chain = new LinkedHashSet<>(parents(image));
        Deque<String> open = new ArrayDeque<>(chain);
        while (!open.isEmpty()) {
            plan.find(open.remove()).map(PlanText::parents).orElse(List.of()).stream()
                    .filter(chain::add)
                    .forEach(open::add);
        }
        chain.remove(image.name());
        return chain;
    }

    private static List<String> parents(PlannedImage image) {
        return image.bases().stream()
                .flatMap(base -> base.parents().stream())
                .distinct()
                .toList();
    }

    private static void add(List<String> lines, String label, Optional<Arrival> digest, Instant now) {
        digest.ifPresent(seen -> lines.add(
                "    " + label + " " + seen.digest().abbreviated() + ", first seen " + Age.ago(seen.firstSeen(), now)));
    }
}
