package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.Verification;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.source.CommittedFolder;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.StateChange;
import io.imagefactory.core.text.UnifiedDiff;
import io.imagefactory.kargo.GeneratedFile;
import io.imagefactory.kargo.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            Manifest manifest = synthesize(request(repository, enrollments, verification.expected()));
            for (GeneratedFile file : files(manifest)) {
                verify(repository, file, staleness);
            }
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

    private void verify(InfraRepository repository, GeneratedFile file, Staleness staleness) throws IOException {
        Path path = manifestDirectory.toPath().resolve(file.name());
        Optional<String> onDisk = Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        if (file.isStale(onDisk)) {
            staleness.onDisk(SYNTH, UnifiedDiff.of(repository.label(path), onDisk, file.expected(onDisk)));
        }
        if (!isCommitted()) {
            return;
        }
        CommittedFolder.read(manifestDirectory.toPath()).ifPresent(files -> {
            Optional<String> inCommit = Optional.ofNullable(files.get(file.name()))
                    .map(content -> new String(content, StandardCharsets.UTF_8));
            if (file.isStale(inCommit)) {
                staleness.inCommit(UnifiedDiff.of(repository.label(path), inCommit, file.expected(inCommit)));
            }
        });
    }

    private boolean isCommitted() {
        return committed == null ? isCi() : committed;
    }

    private static String diff(InfraRepository repository, StateChange change) {
        return change.diff(repository.stateLabel());
    }
}
