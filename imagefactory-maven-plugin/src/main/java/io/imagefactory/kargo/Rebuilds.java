package io.imagefactory.kargo;

import io.imagefactory.core.ci.AskedByToken;
import io.imagefactory.core.ci.CiSystem;
import io.imagefactory.core.ci.CiSystems;
import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.source.Source;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.State;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The managed images whose builds Kargo can start, and those that it cannot.
 *
 * @param all in the order of images.yaml
 * @param ofPlatforms the names of those among them that are built for some platforms of their base images alone, and that
 *     Kargo, which knows indexes only, would have built for others too
 * @param leftOut the names of the others, by reason; none that the state does not know
 */
public record Rebuilds(List<Rebuild> all, List<String> ofPlatforms, Map<Reason, List<String>> leftOut) {

    /** Why Kargo does not start the builds of an image. */
    public enum Reason {
        NOT_AUTOMATIC("images.yaml says autoRebuild: false"),
        NO_BASE_IMAGE("no base image with a Warehouse makes it due: all are pinned, or named by digest, or have none"),
        WEBHOOK("its source names a webhook, and Kargo cannot sign what it would send there"),
        OTHER_HOST("only builds on " + all(" and ", AskedByToken::owner) + " can be started from a cluster, by https"),
        NO_WORKFLOW("its source names " + all(" or ", system -> "no " + system.keys() + " (" + system.owner() + ")")),
        NO_BRANCH("its source names no branch, and a build is started on one; add `branch:`");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** As part of a sentence. */
        @Override
        public String toString() {
            return text;
        }

        private static String all(String between, Function<AskedByToken, String> text) {
            return CiSystems.askedByToken().stream().map(text).collect(Collectors.joining(between));
        }
    }

    public Rebuilds {
        all = List.copyOf(all);
        ofPlatforms = List.copyOf(ofPlatforms);
    }

    public static Rebuilds of(Enrollments enrollments, State state, TrackedImages images) {
        Set<String> tracked = images.all().stream()
                .filter(image -> image.kind() == Kind.BASE)
                .map(TrackedImage::name)
                .collect(Collectors.toUnmodifiableSet());
        List<Rebuild> all = new ArrayList<>();
        List<String> ofPlatforms = new ArrayList<>();
        Map<Reason, List<String>> leftOut = new EnumMap<>(Reason.class);
        for (Enrollment enrollment : enrollments.managed()) {
            ImageState known = state.images().get(enrollment.name());
            if (known == null) {
                continue;
            }
            Map<String, ImageReference> baseImages = new LinkedHashMap<>();
            known.derived().baseImages().stream()
                    .filter(known::follows)
                    .filter(tracked::contains)
                    .forEach(name ->
                            baseImages.put(name, state.baseImages().get(name).image()));
            Build build = enrollment.build().orElseThrow();
            Optional<Dispatch> dispatch = Dispatch.of(build);
            if (enrollment.rebuildPolicy().automatic() && !baseImages.isEmpty() && dispatch.isPresent()) {
                CiSystem system = CiSystems.of(build).orElseThrow();
                Duration delay = enrollment.rebuildPolicy().delay().duration();
                all.add(new Rebuild(
                        enrollment.name(),
                        Optional.of(enrollment.place().toString()),
                        baseImages,
                        delay,
                        system,
                        dispatch.get(),
                        system.inputs(build.pipeline())));
                if (!build.platforms().equals(build.defaultPlatforms())) {
                    ofPlatforms.add(enrollment.name());
                }
            } else {
                leftOut.computeIfAbsent(reason(enrollment, baseImages.keySet()), any -> new ArrayList<>())
                        .add(enrollment.name());
            }
        }
        return new Rebuilds(all, ofPlatforms, leftOut);
    }

    private static Reason reason(Enrollment enrollment, Set<String> baseImages) {
        Build build = enrollment.build().orElseThrow();
        Source source = build.source();
        if (!enrollment.rebuildPolicy().automatic()) {
            return Reason.NOT_AUTOMATIC;
        }
        if (baseImages.isEmpty()) {
            return Reason.NO_BASE_IMAGE;
        }
        if (build.pipeline().webhook().isPresent()) {
            return Reason.WEBHOOK;
        }
        if (CiSystems.askedByToken(build).isEmpty() || ApiServer.of(source).isEmpty()) {
            return Reason.OTHER_HOST;
        }
        return source.branch().isEmpty() ? Reason.NO_BRANCH : Reason.NO_WORKFLOW;
    }
}
