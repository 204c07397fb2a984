package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.Left;
import io.imagefactory.core.Verification;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.git.CommittedFolder;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.kargo.GeneratedFile;
import io.imagefactory.kargo.Manifest;
import io.imagefactory.report.ci.MarkdownSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

    /**
     * The time of the run, such as {@code 2026-01-31T12:00:00Z}; by default the clock's. Pin it to have the same bytes from
     * two runs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.now")
    @Nullable
    String now;

    /**
     * Folders in which repositories are checked out. One that is mapped here serves all its images, whatever its remotes
     * and branch; a folder that is not there is passed over. {@code repository} is {@code owner/repo} as in {@code repo:}
     * of images.yaml, a host and a path ({@code github.com/owner/repo}), or a clone URL. Configure them at the plugin, so
     * that {@code discover} and {@code verify} see the same.
     *
     * <pre>{@code
     * <checkouts>
     *   <checkout>
     *     <repository>owner/repo</repository>
     *     <directory>${basedir}/../repo</directory>
     *   </checkout>
     * </checkouts>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    List<Checkout> checkouts = List.of();

    /**
     * Whether to compare also with the commit that is checked out, so that a pipeline of several Maven calls cannot mend
     * stale files behind its own back; by default where the environment says {@code CI=true}. A folder outside Git, or
     * ignored by it, is passed over.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.committed")
    @Nullable
    Boolean committed;

    @Override
    void run(InfraRepository repository) throws IOException {
        ImageFactory imageFactory = imageFactory(repository);
        // What guards a commit reads everything itself.
        Optional<Left> known = isCi() ? Optional.empty() : imageFactory.stillSo(left());
        Verification verification;
        try (LocalSources sources = localSources(repository, checkouts)) {
            verification = known.isPresent()
                    ? imageFactory.verify(known.get(), sources, time(now), isCommitted())
                    : imageFactory.verify(sources, time(now), isCommitted());
        }
        Enrollments enrollments = verification.enrollments();
        Staleness staleness = new Staleness();
        verification.onDisk().forEach(change -> staleness.onDisk.add(stale(repository, enrollments, change)));
        verification.inCommit().forEach(change -> staleness.inCommit.add(stale(repository, enrollments, change)));
        staleness.regenerated.addAll(regenerated());
        ManifestFolder folder = folder(repository);
        if (folder.isKept(buildDirectory.toPath())) {
            Manifest manifest = synthesize(request(repository, enrollments, verification.expected()), folder);
            for (GeneratedFile file : folder.files(manifest)) {
                verify(folder, file, staleness);
            }
        }
        pipelineReport().add(staleness.findings());
        staleness.summary().ifPresent(pipelineReport()::summarize);
        staleness.check();
        List<String> missing = DiscoverReport.missing(repository, verification.expected());
        if (!missing.isEmpty()) {
            throw new MendableException(String.join("\n", missing));
        }
        verification
                .discovery()
                .failures()
                .forEach((name, reason) -> getLog().warn(name + ": " + reason + ", and the state says so"));
        String well = repository.stateLabel() + " says what " + repository.label(repository.imagesFile())
                + " and the Dockerfiles say";
        getLog().info(well);
        pipelineReport().summarize(MarkdownSummary.well("verify", well));
    }

    private void verify(ManifestFolder folder, GeneratedFile file, Staleness staleness) throws IOException {
        Optional<String> onDisk = folder.onDisk(file);
        if (file.isStale(onDisk)) {
            staleness.onDisk.add(folder.stale(file, onDisk));
        }
        if (!isCommitted()) {
            return;
        }
        CommittedFolder.read(folder.directory()).ifPresent(files -> {
            Optional<String> inCommit = Optional.ofNullable(files.get(file.name()))
                    .map(content -> new String(content, StandardCharsets.UTF_8));
            if (file.isStale(inCommit)) {
                staleness.inCommit.add(folder.stale(file, inCommit));
            }
        });
    }

    private boolean isCommitted() {
        return committed == null ? isCi() : committed;
    }
}
