package io.imagefactory.core.enroll;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.git.GitHostSettings;
import io.imagefactory.core.source.ListedRepository;
import io.imagefactory.core.source.Origin;
import io.imagefactory.core.source.RemoteFiles;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the images of many repositories on Git hosts. One that cannot be read is passed over, with the reason. What one
 * repository builds is no external image of another, and what several run is one.
 */
public final class HostedEnroller {

    private final GitHostSettings settings;
    private final Runnable progress;

    /** @param progress told after each repository */
    public HostedEnroller(GitHostSettings settings, Runnable progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * The proposals of all of them, the managed ones first.
     *
     * @throws IOException if the thread was interrupted
     */
    public Proposals propose(Enrollments enrollments, List<ListedRepository> repositories) throws IOException {
        List<Proposals> all = new ArrayList<>();
        List<Proposals.PassedOver> unread = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (ListedRepository repository : repositories) {
            if (repository.empty()) {
                continue;
            }
            Origin origin = repository.origin();
            try (RemoteFiles remote = RemoteFiles.open(origin.source("Dockerfile"), settings)) {
                Proposals found = new Enroller(new HostedFiles(remote), origin).propose(enrollments, taken);
                found.proposals()
                        .forEach(proposal -> taken.add(proposal.enrollment().name()));
                all.add(found.in(repository.name()));
            } catch (MendableException e) {
                unread.add(new Proposals.PassedOver(repository.name(), e.getMessage()));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            progress.run();
        }
        return joined(all, unread);
    }

    private static Proposals joined(List<Proposals> all, List<Proposals.PassedOver> unread) {
        List<Proposal> managed = new ArrayList<>();
        List<Proposal> external = new ArrayList<>();
        all.stream()
                .flatMap(proposals -> proposals.proposals().stream())
                .forEach(proposal -> (proposal.dockerfile().isPresent() ? managed : external).add(proposal));
        Set<Object> known = new HashSet<>();
        managed.forEach(proposal -> known.add(proposal.image()));
        external.removeIf(proposal -> known.contains(proposal.image())
                || !known.add(List.of(proposal.image(), proposal.enrollment().tagKeys())));
        managed.addAll(external);
        List<Proposals.PassedOver> passedOver = new ArrayList<>(unread);
        all.forEach(proposals -> passedOver.addAll(proposals.passedOver()));
        return new Proposals(
                managed,
                passedOver,
                all.stream()
                        .flatMap(proposals -> proposals.enrolled().stream())
                        .distinct()
                        .toList(),
                all.stream()
                        .flatMap(proposals -> proposals.changed().stream())
                        .distinct()
                        .toList());
    }
}
