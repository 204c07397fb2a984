package io.imagefactory.core.enroll;

import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.NewEnrollment;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.source.InvalidSourceException;
import io.imagefactory.core.source.Origin;
import io.imagefactory.core.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** From the builds of a repository to the images that it publishes. */
final class ManagedProposals {

    private static final int MAX_SHOWN = 3;

    private final Origin origin;
    private final DockerfileSearch dockerfiles;
    private final EntryNames names;
    private final Set<String> dispatchable;

    /** @param dispatchable the workflows that can be started from outside */
    ManagedProposals(Origin origin, DockerfileSearch dockerfiles, EntryNames names, Set<String> dispatchable) {
        this.origin = origin;
        this.dockerfiles = dockerfiles;
        this.names = names;
        this.dispatchable = dispatchable;
    }

    /** One for each image, or for each of its variants that have tags of their own, by image. */
    List<Proposal> of(List<ImageBuild> builds) {
        Map<String, List<Variant.Candidate>> byImage = PublishedBuilds.of(
                        builds, dockerfiles.all().keySet())
                .stream()
                .collect(Collectors.groupingBy(candidate -> candidate.name().key(), TreeMap::new, Collectors.toList()));
        List<Proposal> proposals = new ArrayList<>();
        byImage.values().forEach(candidates -> {
            List<Variant> variants = Variant.of(candidates);
            variants.forEach(variant -> proposal(variant, variants).ifPresent(proposals::add));
        });
        return proposals;
    }

    private Optional<Proposal> proposal(Variant variant, List<Variant> all) {
        Notes notes = new Notes();
        ImageBuild build = variant.first();
        List<Platform> platforms = platforms(variant, notes);
        Optional<String> target = target(build, notes);
        discovery(variant, target, platforms, notes);
        Build.Pipeline pipeline = pipeline(variant, notes);
        variant.gaps().forEach(notes::doubt);
        if (build.runner().isCi() && !build.published()) {
            notes.doubt("nothing that can be read pushes it");
        }
        if (!variant.otherNames().isEmpty()) {
            notes.tell("also pushed as " + listed(List.copyOf(variant.otherNames())));
        }
        Optional<String> tag = all.size() == 1 ? Optional.empty() : variant.ownTag(all);
        if (all.size() > 1 && tag.isEmpty()) {
            notes.doubt("other builds push to the same repository (" + placesOfOthers(variant, all)
                    + "), and which tags are whose is not known: say so with allowTags");
        }
        Optional<Source> source = source(build.dockerfile());
        Map<String, String> tagKeys = new LinkedHashMap<>();
        tag.ifPresent(own -> {
            tagKeys.put("allowTags", Variant.expression(own));
            if (Unknown.isIn(own)) {
                tagKeys.put("imageSelectionStrategy", "NewestBuild");
            }
        });
        return source.map(from -> {
            NewEnrollment enrollment = new NewEnrollment(
                    names.of(nameCandidates(variant, tag)),
                    variant.name().registry(),
                    variant.name().repository(),
                    Optional.of(new Build(
                            from,
                            target,
                            platform(platforms),
                            platforms.isEmpty() ? List.of(Platform.LINUX_AMD64) : platforms,
                            variant.argsFile().map(file -> beside(build.dockerfile(), file)),
                            args(variant),
                            pipeline)),
                    tagKeys,
                    notes.comments(by(variant)));
            return new Proposal(
                    enrollment,
                    notes.confidence(),
                    Optional.of(build.dockerfile()),
                    build.tool(),
                    variant.places(),
                    notes.all());
        });
    }

    /** From the folder of the Dockerfile. */
    private static String beside(String dockerfile, ImageBuild.ArgsFile file) {
        String folder = RepositoryPath.folder(dockerfile);
        return folder.isEmpty() ? file.path() : file.path().substring(folder.length() + 1);
    }

    /** Those that no file says. */
    private static Map<String, String> args(Variant variant) {
        Map<String, String> args = new LinkedHashMap<>(variant.args());
        variant.argsFile()
                .ifPresent(file -> args.entrySet().removeAll(file.args().entrySet()));
        return args;
    }

    private Optional<Source> source(String dockerfile) {
        try {
            return Optional.of(origin.source(dockerfile));
        } catch (InvalidSourceException e) {
            return Optional.empty();
        }
    }

    /** Only where it is built for others than the usual one. */
    private static Optional<String> platform(List<Platform> platforms) {
        return Optional.of(FirstDiscovery.platform(platforms))
                .filter(platform -> !platform.equals(Platform.LINUX_AMD64))
                .map(Platform::toString);
    }

    private static List<Platform> platforms(Variant variant, Notes notes) {
        if (variant.platforms().stream().anyMatch(Unknown::isIn)) {
            notes.doubt("for which platforms it is built is known only when it is built");
        }
        return FirstDiscovery.platforms(variant.platforms());
    }

    private static Optional<String> target(ImageBuild build, Notes notes) {
        if (build.target().filter(Unknown::isIn).isPresent()) {
            notes.doubt("the target is known only when it is built");
        }
        return build.target().filter(target -> !Unknown.isIn(target));
    }

    private void discovery(Variant variant, Optional<String> target, List<Platform> platforms, Notes notes) {
        String path = variant.first().dockerfile();
        FirstDiscovery discovery = FirstDiscovery.of(
                dockerfiles.at(path),
                path,
                variant.args(),
                variant.openArgs(),
                target,
                FirstDiscovery.platform(platforms));
        discovery.failure().ifPresent(failure -> notes.doubt("the first discover will fail: " + failure));
        Map<Boolean, List<String>> deciding =
                discovery.deciding().stream().collect(Collectors.partitioningBy(variant::isGivenDifferently));
        doubtBases(deciding.get(true), "to which its builds give different values, or none", notes);
        doubtBases(deciding.get(false), "which the build knows only when it runs", notes);
    }

    private static void doubtBases(List<String> args, String reason, Notes notes) {
        if (!args.isEmpty()) {
            notes.doubt("the base images depend on the build " + (args.size() == 1 ? "arg " : "args ") + listed(args)
                    + ", " + reason);
        }
    }

    private Build.Pipeline pipeline(Variant variant, Notes notes) {
        List<String> workflows = new ArrayList<>();
        Optional<String> job = Optional.empty();
        for (ImageBuild.Runner runner : variant.runners()) {
            if (runner instanceof ImageBuild.Runner.Workflow workflow) {
                workflows.add(workflow.file());
            } else if (runner instanceof ImageBuild.Runner.Pipeline pipeline) {
                job = Optional.of(pipeline.job());
            } else {
                notes.doubt("nothing in the repository runs this build");
            }
        }
        List<String> started = workflows.stream().filter(dispatchable::contains).toList();
        List<String> preferred = started.isEmpty() ? workflows : started;
        if (preferred.size() > 1) {
            notes.doubt("several workflows build it: " + listed(preferred));
        }
        if (started.isEmpty() && !workflows.isEmpty()) {
            notes.tell(workflows.get(0) + " has no workflow_dispatch, so that rebuild cannot start it yet");
        }
        return new Build.Pipeline(
                preferred.stream().findFirst(), Optional.empty(), job, Optional.empty(), Optional.empty());
    }

    /** {@code cart}, then what tells it from others of that name. */
    private static List<String> nameCandidates(Variant variant, Optional<String> tag) {
        String repository = variant.name().repository();
        String name = RepositoryPath.name(repository);
        List<String> candidates = new ArrayList<>();
        tag.ifPresentOrElse(
                own -> candidates.add(name + "-" + own.replace(Unknown.TEXT, "").replaceAll("^[-._]+", "")),
                () -> candidates.add(name));
        variant.first()
                .target()
                .filter(target -> !Unknown.isIn(target))
                .ifPresent(target -> candidates.add(name + "-" + target));
        candidates.add(repository.replace('/', '-'));
        candidates.add(variant.name().registry() + "-" + repository.replace('/', '-'));
        return candidates;
    }

    private static String by(Variant variant) {
        return variant.first().tool() + " at "
                + listed(variant.places().stream().map(Place::toString).toList());
    }

    private static String placesOfOthers(Variant variant, List<Variant> all) {
        return listed(all.stream()
                .filter(other -> other != variant)
                .flatMap(other -> other.places().stream())
                .map(Place::toString)
                .distinct()
                .toList());
    }

    /** The first few. */
    static String listed(List<String> all) {
        List<String> shown = all.subList(0, Math.min(MAX_SHOWN, all.size()));
        return String.join(", ", shown) + (all.size() > MAX_SHOWN ? " and " + (all.size() - MAX_SHOWN) + " more" : "");
    }

    /** The images for which guesses are made, from those that are known. */
    static Optional<String> commonPrefix(List<Proposal> proposals) {
        Set<String> prefixes = proposals.stream()
                .map(proposal -> RepositoryPath.folder(proposal.image()))
                .collect(Collectors.toSet());
        return prefixes.size() == 1 ? prefixes.stream().findFirst() : Optional.empty();
    }
}
