package io.imagefactory.report;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.rebuild.PlannedImage;
import io.imagefactory.core.state.DiscoveryStatus;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.RebuildState;
import io.imagefactory.core.state.SeenDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An image of images.yaml.
 *
 * @param enrollment what images.yaml says of it
 * @param state what is known of it; empty where nobody has looked at it yet
 * @param plan what is to become of it; empty for an image that others build
 * @param baseImages the names of what its Dockerfile names, sorted
 */
public record Image(
        Enrollment enrollment, Optional<ImageState> state, Optional<PlannedImage> plan, List<String> baseImages) {

    public Image {
        baseImages = List.copyOf(baseImages);
    }

    static Image of(Enrollment enrollment, Optional<ImageState> state, Optional<PlannedImage> plan) {
        return new Image(
                enrollment,
                state,
                plan,
                state.map(known -> known.derived().baseImages()).orElse(List.of()));
    }

    public String name() {
        return enrollment.name();
    }

    public Node node() {
        return Node.image(name());
    }

    public boolean isManaged() {
        return enrollment.isManaged();
    }

    /** What is to become of it in one word, as in the plan's file; {@code external} for an image that others build. */
    public String decision() {
        return plan.map(planned -> planned.decision().kind().word()).orElse("external");
    }

    /** The same with its reason; half a sentence, to follow the name and a colon. */
    public String sentence(Instant now) {
        return plan.map(planned -> planned.decision().reason(now)).orElse("others build it");
    }

    /** Why its Dockerfile could not be analysed when it was last looked at. */
    public Optional<String> discoveryError() {
        return state.map(ImageState::derived)
                .filter(derived -> derived.status() == DiscoveryStatus.FAILED)
                .map(derived -> derived.error().orElse("nobody says why"));
    }

    /** Since when its registry has no tag that it follows, of an image that others build. */
    public Optional<Instant> missingSince() {
        return state.filter(any -> !isManaged()).flatMap(ImageState::missingSince);
    }

    public Optional<Digest> currentDigest() {
        return state.flatMap(ImageState::currentDigest);
    }

    /** When it was last built, as CI says, or else when its digest was seen to change. */
    public Optional<Instant> lastBuilt() {
        return state.flatMap(known -> known.lastBuilt().or(known::lastUpdated));
    }

    /** The digests that it has had, newest first. */
    public List<SeenDigest> digests(Instant now) {
        return state.map(known -> known.digests(now)).orElse(List.of());
    }

    public RebuildState rebuildState() {
        return state.map(ImageState::rebuildState).orElse(RebuildState.FIRST);
    }

    /** When its last rebuild failed, or was asked for where nobody has seen it fail. */
    public Optional<Instant> lastRequest() {
        return rebuildState().failedAt().or(() -> rebuildState().request().map(RebuildState.Request::askedAt));
    }

    /** When the first of its failures in a row failed; empty where nobody knows. */
    public Optional<Instant> failingSince() {
        RebuildState rebuilds = rebuildState();
        return rebuilds.failingSince().or(() -> lastRequest().filter(any -> rebuilds.failedRequests() <= 1));
    }

    /** Where its last rebuild can be looked at, where CI has said it. */
    public Optional<String> run() {
        return rebuildState().request().flatMap(RebuildState.Request::run);
    }
}
