package io.imagefactory.core.enroll;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The images that are enrolled, to be found again. */
final class KnownImages {

    private static final String BUILT = "where it is built";

    private final Map<String, List<Enrollment>> byImage = new HashMap<>();
    private final Map<List<Object>, Enrollment> byBuild = new HashMap<>();

    KnownImages(Enrollments enrollments) {
        enrollments.all().forEach(image -> {
            byImage.computeIfAbsent(image.repoURL(), any -> new ArrayList<>()).add(image);
            image.build().ifPresent(build -> byBuild.putIfAbsent(key(build), image));
        });
    }

    /** The image that the proposal is: of the same repository, or from the same Dockerfile built in the same way. */
    Optional<Enrollment> match(Proposal proposal) {
        List<Enrollment> same = byImage.getOrDefault(proposal.image(), List.of());
        Optional<Build> build = proposal.enrollment().build();
        return same.stream()
                .filter(image -> image.tagKeys().equals(proposal.enrollment().tagKeys()))
                .findFirst()
                .or(() -> same.stream()
                        .filter(image -> build.isEmpty()
                                || proposal.enrollment().tagKeys().isEmpty()
                                || same.size() == 1)
                        .findFirst())
                .or(() -> build.flatMap(any -> Optional.ofNullable(byBuild.get(key(any)))));
    }

    private static List<Object> key(Build build) {
        return List.of(build.source(), build.target(), build.buildArgs());
    }

    /** How a build that is certain differs from what is enrolled. */
    List<String> changes(Proposal proposal) {
        Optional<Enrollment> enrolled = match(proposal);
        Optional<Build> found = proposal.enrollment().build();
        if (enrolled.isEmpty() || found.isPresent() && proposal.confidence() != Confidence.CERTAIN) {
            return List.of();
        }
        List<String> changes = new ArrayList<>();
        Enrollment image = enrolled.get();
        if (found.isEmpty()) {
            if (!image.isManaged()) {
                proposal.enrollment()
                        .tagKeys()
                        .forEach((name, value) -> compare(
                                name, image.tagKeys().getOrDefault(name, ""), value, "by what is run", changes));
            }
        } else if (image.build().isEmpty()) {
            changes.add("it is enrolled as an image of others, and "
                    + proposal.places().get(0) + " builds it");
        } else {
            Build now = found.get();
            Build then = image.build().get();
            compare("dockerfile", then.source().dockerfile(), now.source().dockerfile(), BUILT, changes);
            compare("target", then.target().orElse(""), now.target().orElse(""), BUILT, changes);
            compare("platforms", then.platforms(), now.platforms(), BUILT, changes);
            compare(
                    "workflow",
                    then.pipeline().workflow().orElse(""),
                    now.pipeline().workflow().orElse(""),
                    BUILT,
                    changes);
            now.buildArgs()
                    .forEach((name, value) -> compare(
                            "buildArgs." + name, then.buildArgs().getOrDefault(name, ""), value, BUILT, changes));
        }
        return changes.stream()
                .map(change ->
                        image.name() + ": " + change + " (" + proposal.places().get(0) + ")")
                .toList();
    }

    private static void compare(String key, Object then, Object now, String where, List<String> changes) {
        if (!Objects.equals(then, now)) {
            changes.add(key + " is " + shown(then) + " in images.yaml, and " + shown(now) + " " + where);
        }
    }

    private static String shown(Object value) {
        return value.toString().isEmpty() ? "not said" : "\"" + value + "\"";
    }
}
