package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.image.Digest;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A managed image and what is to become of it.
 *
 * @param enrollment what images.yaml says of it
 * @param decision what is to become of it
 * @param bases what it stands on, by name
 * @param wave 1 where it is due or being built, one more than its last parent's where it waits for one; else absent
 */
public record PlannedImage(Enrollment enrollment, RebuildDecision decision, List<BaseUse> bases, OptionalInt wave) {

    public PlannedImage {
        bases = List.copyOf(bases);
    }

    public String name() {
        return enrollment.name();
    }

    /** Whether it is to be rebuilt now. */
    public boolean isDue() {
        return decision instanceof RebuildDecision.Due;
    }

    /**
     * By base image, the digest that a rebuild now takes: what has come of age, or what the image has, if that came later.
     * Left out is what is pinned in the Dockerfile, and what no digest is known of.
     */
    public SortedMap<String, Digest> targets() {
        return targets(bases);
    }

    static SortedMap<String, Digest> targets(List<BaseUse> bases) {
        SortedMap<String, Digest> targets = new TreeMap<>();
        bases.forEach(base -> base.target().ifPresent(target -> targets.put(base.name(), target.digest())));
        return targets;
    }

    /** Whether a rebuild now takes what these digests are to it: others of the same base images, or these. */
    boolean takes(Map<String, Digest> digests) {
        return isTaken(digests, bases);
    }

    static boolean isTaken(Map<String, Digest> digests, List<BaseUse> bases) {
        return digests.keySet().equals(targets(bases).keySet())
                && bases.stream()
                        .allMatch(base -> base.target()
                                .filter(target -> !target.has(digests.get(base.name())))
                                .isEmpty());
    }

    /** Whether one of these digests is what will make it due. */
    boolean waitsFor(Map<String, Digest> digests) {
        return bases.stream()
                .anyMatch(base -> base.next()
                        .filter(next -> digests.containsKey(base.name()) && next.has(digests.get(base.name())))
                        .isPresent());
    }

    /** Whether the same is to become of it, from the same digests. */
    boolean isDecidedLike(PlannedImage other) {
        return decision.equals(other.decision) && targets().equals(other.targets());
    }

    PlannedImage with(RebuildDecision other) {
        return new PlannedImage(enrollment, other, bases, wave);
    }
}
