package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.Verification;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.source.CommittedFolder;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.StateChange;
import io.imagefactory.core.text.UnifiedDiff;
import io.imagefactory.kargo.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Fails when the state files, or a manifest that is kept outside the build directory, say otherwise than images.yaml and
 * the Dockerfiles, with a unified diff and the command that mends it. It writes nothing and opens no connection; of a
 * source that nothing at hand serves it trusts what is recorded. Digests, dates and history are never stale.
 *
 * <p>It fails as well when {@code discover} or {@code synth}, bound to a phase of the same build, had to change such
 * values: what was committed was stale, though the files no longer are.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class VerifyMojo extends AbstractManifestMojo {

    private static final String DISCOVER = "imagefactory:discover";
    private static final String SYNTH = "imagefactory:synth";

    /**
     * Whether to compare also with the commit that is checked out, so that a pipeline of several Maven calls cannot mend
     * stale files behind its own back; by default where the environment says {@code CI=true}. A folder outside Git, or
     * ignored by it, is passed over.
     */
    @Parameter(property = "imagefactory.committed")
    @Nullable
    Boolean committed;

    @Override
    void run(InfraRepository repository) throws IOException, MojoFailureException {
        ImageFactory imageFactory = imageFactory(repository);
        Enrollments enrollments = imageFactory.enrollments();
        Verification verification;
        try (LocalSources sources = localSources(repository)) {
            verification = imageFactory.verify(enrollments, sources, now(), isCommitted());
        }
        Staleness staleness = new Staleness();
        verification.onDisk().forEach(change -> staleness.onDisk(DISCOVER, diff(repository, change)));
        verification.inCommit().forEach(change -> staleness.inCommit(diff(repository, change)));
        Regenerated.in(getPluginContext()).diffs().forEach(staleness::regenerated);
        if (isManifestKept()) {
            verifyManifest(
                    repository, synthesize(request(repository, enrollments, verification.expected())), staleness);
        }
        staleness.check();
        List<String> missing = DiscoverReport.missing(repository, verification.expected());
        if (!missing.isEmpty()) {
            throw new MojoFailureException(String.join("\n", missing));
        }
        verification
                .discovery()
                .failures()
                .forEach((name, reason) -> getLog().warn(name + ": " + reason + ", and the state says so"));
        getLog().info(repository.stateLabel() + " says what " + repository.label(repository.imagesFile())
                + " and the Dockerfiles say");
    }

    private void verifyManifest(InfraRepository repository, Manifest expected, Staleness staleness) throws IOException {
        String file = repository.label(manifestFile());
        Optional<String> onDisk =
                Files.exists(manifestFile()) ? Optional.of(Files.readString(manifestFile())) : Optional.empty();
        if (differs(onDisk, expected)) {
            staleness.onDisk(SYNTH, UnifiedDiff.of(file, onDisk, Optional.of(expected.text())));
        }
        if (!isCommitted()) {
            return;
        }
        CommittedFolder.read(manifestDirectory.toPath()).ifPresent(files -> {
            Optional<String> inCommit = Optional.ofNullable(files.get(Manifest.FILE_NAME))
                    .map(content -> new String(content, StandardCharsets.UTF_8));
            if (differs(inCommit, expected)) {
                staleness.inCommit(UnifiedDiff.of(file, inCommit, Optional.of(expected.text())));
            }
        });
    }

    private boolean isCommitted() {
        return committed == null ? isCi() : committed;
    }

    private static String diff(InfraRepository repository, StateChange change) {
        return change.diff(repository.stateLabel());
    }

    /** Whether the file says otherwise, line ends aside. */
    private static boolean differs(Optional<String> file, Manifest expected) {
        return file.filter(text ->
                        text.lines().toList().equals(expected.text().lines().toList()))
                .isEmpty();
    }
}
