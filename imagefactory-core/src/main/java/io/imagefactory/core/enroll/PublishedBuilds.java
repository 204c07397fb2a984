package io.imagefactory.core.enroll;

import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Unknown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The builds that publish images. What CI is seen to push goes before what anyone may build, and that before what CI builds
 * and nothing pushes that could be read: of the later ones those count whose image, and whose Dockerfile with its target,
 * no earlier one has.
 */
final class PublishedBuilds {

    private PublishedBuilds() {}

    /** @param dockerfiles the paths of all, for builds that choose among them when they run */
    static List<Variant.Candidate> of(Collection<ImageBuild> builds, Set<String> dockerfiles) {
        List<ImageBuild> all =
                builds.stream().flatMap(build -> chosen(build, dockerfiles)).toList();
        List<Variant.Candidate> candidates = new ArrayList<>();
        candidates.addAll(unlike(
                candidates,
                all.stream().filter(build -> build.published() && build.runner().isCi()),
                false));
        candidates.addAll(
                unlike(candidates, all.stream().filter(build -> !build.runner().isCi()), false));
        candidates.addAll(unlike(
                candidates,
                all.stream()
                        .filter(build -> !build.published() && build.runner().isCi()),
                true));
        return candidates;
    }

    /** @param registry whether a name must say its registry, as one that is only for this machine does not */
    private static List<Variant.Candidate> unlike(
            List<Variant.Candidate> earlier, Stream<ImageBuild> builds, boolean registry) {
        Set<Object> known = new HashSet<>();
        earlier.forEach(candidate -> {
            candidate.names().forEach(name -> known.add(name.key()));
            known.add(stage(candidate.build()));
        });
        return builds.flatMap(build -> candidate(build, registry).stream())
                .filter(candidate -> !known.contains(stage(candidate.build()))
                        && candidate.names().stream().noneMatch(name -> known.contains(name.key())))
                .toList();
    }

    private static List<Object> stage(ImageBuild build) {
        return List.of(build.dockerfile(), build.target());
    }

    private static Optional<Variant.Candidate> candidate(ImageBuild build, boolean registry) {
        List<ImageName> names = build.names().stream()
                .flatMap(name -> ImageName.of(name).stream())
                .filter(name -> name.isPublic() && !(registry && name.registry().equals("docker.io")))
                .distinct()
                .toList();
        return names.isEmpty() || Unknown.isIn(build.dockerfile())
                ? Optional.empty()
                : Optional.of(new Variant.Candidate(build, names));
    }

    /** A build of which only a name on the way to the Dockerfile is not known is one of each Dockerfile that it may be. */
    private static Stream<ImageBuild> chosen(ImageBuild build, Set<String> dockerfiles) {
        boolean named = build.names().stream().anyMatch(Unknown::isIn);
        Optional<Pattern> path = Unknown.oneName(build.dockerfile()).filter(any -> named);
        return path.isEmpty()
                ? Stream.of(build)
                : dockerfiles.stream()
                        .map(path.get()::matcher)
                        .filter(Matcher::matches)
                        .map(match -> build.chosen(match.group(), match.group(1)));
    }
}
