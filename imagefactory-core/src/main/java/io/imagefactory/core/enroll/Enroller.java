package io.imagefactory.core.enroll;

import io.imagefactory.core.enroll.actions.WorkflowReader;
import io.imagefactory.core.enroll.bake.BakeReader;
import io.imagefactory.core.enroll.build.Findings;
import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.Repository;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.enroll.cluster.ManifestReader;
import io.imagefactory.core.enroll.compose.ComposeReader;
import io.imagefactory.core.enroll.gitlab.PipelineReader;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the images of one repository, and says which of them images.yaml does not have. */
public final class Enroller {

    private final RepositoryFiles files;
    private final Origin origin;
    private final DockerfileSearch dockerfiles;

    /** @param origin of the files */
    public Enroller(RepositoryFiles files, Origin origin) {
        this.files = files;
        this.origin = origin;
        this.dockerfiles = new DockerfileSearch(files);
    }

    /**
     * The proposals.
     *
     * @param enrollments what images.yaml has
     */
    public Proposals propose(Enrollments enrollments) {
        return propose(enrollments, Set.of());
    }

    /** @param taken names that others are proposed by */
    Proposals propose(Enrollments enrollments, Set<String> taken) {
        Repository repository = new Repository(origin.host(), origin.path(), origin.branch());
        WorkflowReader.Workflows workflows = WorkflowReader.read(files, repository);
        Findings findings = workflows
                .findings()
                .and(new Findings(BakeReader.readAll(files), List.of(), List.of()))
                .and(PipelineReader.read(files, repository))
                .and(ComposeReader.read(files))
                .and(ManifestReader.read(files));
        EntryNames names = new EntryNames(
                Stream.concat(taken.stream(), enrollments.all().stream().map(image -> image.name()))
                        .collect(Collectors.toSet()));
        List<ImageBuild> builds = findings.builds();
        List<Proposal> managed = new ManagedProposals(origin, dockerfiles, names, workflows.dispatchable()).of(builds);
        Set<String> own = builds.stream()
                .flatMap(build -> build.names().stream())
                .flatMap(name -> ImageName.of(name).stream())
                .map(ImageName::key)
                .collect(Collectors.toSet());
        List<Proposal> all = new ArrayList<>(managed);
        all.addAll(new GuessedProposals(origin, names).of(dockerfiles.all(), builds, managed));
        all.addAll(new ExternalProposals(names, own).of(findings.uses()));
        KnownImages known = new KnownImages(enrollments);
        return new Proposals(
                all.stream().filter(proposal -> known.match(proposal).isEmpty()).toList(),
                passedOver(findings, all),
                all.stream()
                        .flatMap(proposal -> known.match(proposal).stream())
                        .map(image -> image.name())
                        .distinct()
                        .toList(),
                all.stream()
                        .flatMap(proposal -> known.changes(proposal).stream())
                        .toList());
    }

    /** Each Dockerfile without a proposal, and what could not be read. */
    private List<Proposals.PassedOver> passedOver(Findings findings, List<Proposal> proposals) {
        Set<String> proposed = proposals.stream()
                .flatMap(proposal -> proposal.dockerfile().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Place> places = proposals.stream()
                .flatMap(proposal -> proposal.places().stream())
                .collect(Collectors.toSet());
        Map<String, List<ImageBuild>> builds =
                findings.builds().stream().collect(Collectors.groupingBy(ImageBuild::dockerfile));
        List<Proposals.PassedOver> passedOver = new ArrayList<>();
        dockerfiles.all().forEach((path, found) -> {
            if (!proposed.contains(path)) {
                passedOver.add(new Proposals.PassedOver(path, reason(found, builds.getOrDefault(path, List.of()))));
            }
        });
        findings.builds().stream()
                .filter(build -> Unknown.isIn(build.dockerfile()) && !places.contains(build.place()))
                .map(build -> new Proposals.PassedOver(
                        build.place().toString(), "which Dockerfile it builds is known only when it runs"))
                .distinct()
                .forEach(passedOver::add);
        findings.unread()
                .forEach(unread ->
                        passedOver.add(new Proposals.PassedOver(unread.place().toString(), unread.reason())));
        return passedOver;
    }

    private static String reason(DockerfileSearch.Found found, List<ImageBuild> builds) {
        if (found instanceof DockerfileSearch.Found.Template template) {
            return template.reason();
        }
        if (found instanceof DockerfileSearch.Found.Broken broken) {
            return "broken: " + broken.fault().getMessage();
        }
        Optional<ImageBuild> published =
                builds.stream().filter(ImageBuild::published).findFirst();
        if (published.isPresent()) {
            String names = published.get().names().isEmpty()
                    ? "a name that is known only when it is built"
                    : Unknown.shown(published.get().names().get(0));
            return "published at " + published.get().place() + " as " + names
                    + ", of which the repository is not known or for tests alone";
        }
        return builds.stream()
                .findFirst()
                .map(build -> "built at " + build.place() + " and published nowhere")
                .orElse("no build names it");
    }
}
