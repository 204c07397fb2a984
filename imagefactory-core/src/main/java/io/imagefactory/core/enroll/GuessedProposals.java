package io.imagefactory.core.enroll;

import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.NewEnrollment;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.source.InvalidSourceException;
import io.imagefactory.core.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From Dockerfiles that no build names to images, where those that are built all lie in one place of a registry. */
final class GuessedProposals {

    private final Origin origin;
    private final EntryNames names;

    GuessedProposals(Origin origin, EntryNames names) {
        this.origin = origin;
        this.names = names;
    }

    /** @param proposals those that builds name */
    List<Proposal> of(
            SortedMap<String, DockerfileSearch.Found> dockerfiles, List<ImageBuild> builds, List<Proposal> proposals) {
        Set<String> built = Stream.concat(
                        builds.stream().map(ImageBuild::dockerfile),
                        proposals.stream().flatMap(proposal -> proposal.dockerfile().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
        Optional<String> prefix = ManagedProposals.commonPrefix(proposals);
        List<Proposal> guesses = new ArrayList<>();
        prefix.ifPresent(place -> dockerfiles.forEach((path, found) -> {
            if (found instanceof DockerfileSearch.Found.Readable && !built.contains(path)) {
                guess(path, place, proposals.get(0), found).ifPresent(guesses::add);
            }
        }));
        return guesses;
    }

    private Optional<Proposal> guess(String path, String place, Proposal like, DockerfileSearch.Found found) {
        Notes notes = new Notes();
        notes.guess("no build names it, and its repository is called after " + like.image());
        FirstDiscovery.of(found, path, Map.of(), new TreeSet<>(), Optional.empty(), Platform.LINUX_AMD64)
                .failure()
                .ifPresent(failure -> notes.tell("the first discover will fail: " + failure));
        Optional<ImageName> image = ImageName.of(place + "/" + name(path));
        try {
            Build build = new Build(
                    origin.source(path),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(Platform.LINUX_AMD64),
                    Optional.empty(),
                    Map.of(),
                    new Build.Pipeline(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
            return image.map(name -> new Proposal(
                    new NewEnrollment(
                            names.of(List.of(
                                    RepositoryPath.name(name.repository()),
                                    name.repository().replace('/', '-'))),
                            name.registry(),
                            name.repository(),
                            Optional.of(build),
                            Map.of(),
                            notes.comments(path)),
                    Confidence.GUESS,
                    Optional.of(path),
                    "",
                    List.of(),
                    notes.all()));
        } catch (InvalidSourceException e) {
            return Optional.empty();
        }
    }

    /** After what stands beside {@code Dockerfile} in the file's name, else after its folder, else after the repository. */
    private String name(String path) {
        String own = RepositoryPath.name(path)
                .replaceFirst("(?i)^(dockerfile|containerfile)[._-]?", "")
                .replaceFirst("(?i)\\.?(dockerfile|containerfile)$", "");
        String folder = RepositoryPath.name(RepositoryPath.folder(path));
        String name = !own.isEmpty()
                ? own
                : !folder.isEmpty()
                        ? folder
                        : origin.path().map(RepositoryPath::name).orElse("image");
        return name.replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
