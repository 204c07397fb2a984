package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.Left;
import io.imagefactory.core.text.Count;
import io.imagefactory.kargo.DockerHubAccount;
import io.imagefactory.kargo.GeneratedFile;
import io.imagefactory.kargo.Manifest;
import io.imagefactory.kargo.SynthesisRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Turns images.yaml and the state into Kargo's Warehouses: one for each external image that says which tags to track, and
 * one for each base image with a tag. A managed image has none, since CI builds and pushes it. Where {@code pipeline} says
 * so, it also holds what Kargo needs to record in the state what they find, and to have images built. The manifest is one
 * file, {@code kargo.yaml}, and is attached to the build as an artifact of type {@code yaml}.
 *
 * <p>The same input gives the same bytes. cdk8s makes the objects, and needs Node.js.
 *
 * @since 0.1.0
 */
@Mojo(name = "synth", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public class SynthMojo extends AbstractManifestMojo {

    private final MavenProjectHelper projectHelper;

    /**
     * The classifier of the attached manifest. Two executions need two, and two directories.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.classifier", defaultValue = "kargo", required = true)
    String classifier;

    /**
     * As whom Kargo asks Docker Hub: {@code anonymous}, {@code personal} or {@code paid}. Of the first two, each may pull
     * only so much in six hours, and a warning says where the Warehouses would ask for more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.dockerHubAccount", defaultValue = "anonymous", required = true)
    String dockerHubAccount;

    /**
     * Whether to write nothing, and only say what would have been written. Then nothing is attached to the build, either.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * The old name of {@code dryRun}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.frozen", defaultValue = "false")
    boolean frozen;

    @Inject
    public SynthMojo(MavenProjectHelper projectHelper) {
        this.projectHelper = projectHelper;
    }

    @Override
    void run(InfraRepository repository) throws IOException {
        boolean looksOnly = onlyLooks(dryRun, frozen);
        ImageFactory imageFactory = imageFactory(repository);
        DockerHubAccount account = parsed("dockerHubAccount", dockerHubAccount, DockerHubAccount::of);
        Left known = imageFactory.read(left());
        SynthesisRequest request = request(repository, known.enrollments(), known.state());
        ManifestFolder folder = folder(repository);
        Manifest manifest = synthesize(request, folder);
        boolean changed = false;
        for (GeneratedFile file : folder.files(manifest)) {
            changed |= looksOnly ? file.isStale(folder.onDisk(file)) : write(folder, file);
        }
        if (!looksOnly) {
            projectHelper.attachArtifact(
                    project, "yaml", classifier, folder.manifest().toFile());
        }
        getLog().info(repository.label(folder.manifest()) + ": " + contents(manifest) + " for Kargo " + kargoVersion
                + (changed ? "" : ", unchanged")
                + (looksOnly ? " (dry run: nothing was written)" : ""));
        request.options().kargoVersion().sunset().ifPresent(getLog()::warn);
        BudgetReport report = new BudgetReport(request.budget());
        report.summary().ifPresent(getLog()::info);
        report.warning(account).ifPresent(getLog()::warn);
    }

    /** @return whether anything was changed */
    private boolean write(ManifestFolder folder, GeneratedFile file) throws IOException {
        Optional<String> before = folder.onDisk(file);
        boolean written = file.writeTo(folder.directory());
        if (written && folder.isKept(buildDirectory.toPath()) && !isCalledByName()) {
            regenerated().add(folder.stale(file, before));
        }
        return written;
    }

    private static String contents(Manifest manifest) {
        return manifest.objects().entrySet().stream()
                .map(kind -> Count.of(kind.getValue(), kind.getKey().toString()))
                .collect(Collectors.joining(", "));
    }
}
