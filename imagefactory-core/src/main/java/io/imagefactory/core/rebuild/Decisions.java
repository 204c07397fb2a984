package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.rebuild.RebuildDecision.AfterParents;
import io.imagefactory.core.rebuild.RebuildDecision.BackingOff;
import io.imagefactory.core.rebuild.RebuildDecision.CircuitOpen;
import io.imagefactory.core.rebuild.RebuildDecision.Due;
import io.imagefactory.core.rebuild.RebuildDecision.Held;
import io.imagefactory.core.rebuild.RebuildDecision.InFlight;
import io.imagefactory.core.rebuild.RebuildDecision.NotAutomatic;
import io.imagefactory.core.rebuild.RebuildDecision.UpToDate;
import io.imagefactory.core.rebuild.RebuildDecision.Waiting;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is to become of one image, whose base images are known.
 *
 * @param held by image, why it cannot be rebuilt though it may be due
 */
record Decisions(State state, RebuildOptions options, Instant now, Map<String, String> held) {

    /** @param parents the plan for all that it stands on */
    RebuildDecision of(Enrollment enrollment, List<BaseUse> bases, Map<String, PlannedImage> parents) {
        Optional<LastAttempt> attempt =
                LastAttempt.of(state.images().get(enrollment.name()), now, options.buildTimeout());
        if (attempt.filter(LastAttempt::isRunning).isPresent()) {
            LastAttempt running = attempt.get();
            return new InFlight(
                    running.askedAt(),
                    running.timesOutAt(),
                    running.failures(),
                    running.delivery().isEmpty(),
                    running.run());
        }
        boolean automatic = enrollment.rebuildPolicy().automatic();
        List<BaseMove> behind = new ArrayList<>();
        for (BaseUse base : bases) {
            if (base.isBehind()) {
                base.move().ifPresent(behind::add);
            }
        }
        if (!automatic && !behind.isEmpty()) {
            return new NotAutomatic(behind);
        }
        Optional<LastAttempt> failed = attempt.filter(last -> PlannedImage.isTaken(last.digests(), bases));
        if (!behind.isEmpty() && failed.filter(LastAttempt::isCircuitOpen).isPresent()) {
            return new CircuitOpen(failed.get().failures(), behind);
        }
        SortedSet<String> onTheWay = new TreeSet<>();
        for (BaseUse base : bases) {
            for (String parent : base.parents()) {
                if (isOnTheWay(parent, base, parents)) {
                    onTheWay.add(parent);
                }
            }
        }
        if (automatic && !onTheWay.isEmpty()) {
            return new AfterParents(List.copyOf(onTheWay));
        }
        return behind.isEmpty() ? notBehind(bases) : due(enrollment.name(), behind, failed);
    }

    private RebuildDecision due(String name, List<BaseMove> behind, Optional<LastAttempt> failed) {
        Optional<Instant> retryAt = failed.flatMap(LastAttempt::retryAt).filter(now::isBefore);
        if (retryAt.isPresent()) {
            return new BackingOff(failed.orElseThrow().failures(), retryAt.get());
        }
        Due due = new Due(behind, 1 + failed.map(LastAttempt::failures).orElse(0));
        return held.containsKey(name) ? new Held(due, held.get(name)) : due;
    }

    private static RebuildDecision notBehind(List<BaseUse> bases) {
        return bases.stream()
                .filter(base -> base.nextAt().isPresent())
                .min(Comparator.comparing((BaseUse base) -> base.nextAt().orElseThrow())
                        .thenComparing(BaseUse::name))
                .map(base -> (RebuildDecision)
                        new Waiting(base.move().orElseThrow(), base.nextAt().orElseThrow()))
                .orElseGet(() -> new UpToDate(
                        bases.stream()
                                .filter(BaseUse::isUnknown)
                                .map(BaseUse::label)
                                .toList(),
                        bases.stream()
                                .flatMap(base -> base.remarks().stream().map(remark -> base.label() + " " + remark))
                                .toList()));
    }

    /** Whether a new digest of the parent is to come: it will be built, or was, and nobody has looked at its tag since. */
    private boolean isOnTheWay(String parent, BaseUse base, Map<String, PlannedImage> parents) {
        PlannedImage plan = parents.get(parent);
        if (plan == null || plan.decision().isOnTheWay()) {
            return plan != null;
        }
        ImageState image = state.images().get(parent);
        return image != null && isUnseen(image, state.baseImages().get(base.name()), base);
    }

    private boolean isUnseen(ImageState parent, BaseImageState file, BaseUse base) {
        Optional<Instant> lookedAt = Stream.of(file.lastChecked(), base.newest().map(newest -> newest.firstSeen()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        return parent.lastBuilt()
                .filter(built -> !built.isAfter(now) && now.isBefore(built.plus(options.buildTimeout())))
                .filter(built -> lookedAt.filter(time -> !time.isBefore(built)).isEmpty())
                .filter(built -> !parent.currentDigest().equals(file.currentDigest()))
                .isPresent();
    }
}
