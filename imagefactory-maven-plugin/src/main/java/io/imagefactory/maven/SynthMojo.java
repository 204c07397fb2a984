package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.text.UnifiedDiff;
import io.imagefactory.kargo.DockerHubAccount;
import io.imagefactory.kargo.GeneratedFile;
import io.imagefactory.kargo.Manifest;
import io.imagefactory.kargo.SynthesisRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
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

    /** The classifier of the attached manifest. Two executions need two, and two directories. */
    @Parameter(property = "imagefactory.classifier", defaultValue = "kargo", required = true)
    String classifier;

    /**
     * As whom Kargo asks Docker Hub: {@code anonymous}, {@code personal} or {@code paid}. Of the first two, each may pull
     * only so much in six hours, and a warning says where the Warehouses would ask for more.
     */
    @Parameter(property = "imagefactory.dockerHubAccount", defaultValue = "anonymous", required = true)
    String dockerHubAccount;

    @Inject
    public SynthMojo(MavenProjectHelper projectHelper) {
        this.projectHelper = projectHelper;
    }

    @Override
    void run(InfraRepository repository) throws IOException, MojoFailureException {
        ImageFactory imageFactory = imageFactory(repository);
        DockerHubAccount account = parsed("dockerHubAccount", dockerHubAccount, DockerHubAccount::of);
        SynthesisRequest request = request(repository, imageFactory.enrollments(), imageFactory.state());
        Manifest manifest = synthesize(request);
        boolean written = false;
        for (GeneratedFile file : files(manifest)) {
            written |= write(repository, file);
        }
        Path file = manifestFile();
        projectHelper.attachArtifact(project, "yaml", classifier, file.toFile());
        getLog().info(repository.label(file) + ": " + contents(manifest) + " for Kargo " + kargoVersion
                + (written ? "" : ", unchanged"));
        BudgetReport report = new BudgetReport(request.budget());
        report.summary().ifPresent(getLog()::info);
        report.warning(account).ifPresent(getLog()::warn);
    }

    /** @return whether anything was changed */
    private boolean write(InfraRepository repository, GeneratedFile file) throws IOException {
        Path path = manifestDirectory.toPath().resolve(file.name());
        Optional<String> before = Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        boolean written = file.writeTo(manifestDirectory.toPath());
        if (written && isManifestKept() && !isCalledByName()) {
            Regenerated.in(getPluginContext())
                    .add(UnifiedDiff.of(repository.label(path), before, file.expected(before)));
        }
        return written;
    }

    private static String contents(Manifest manifest) {
        return manifest.objects().entrySet().stream()
                .map(kind -> DiscoverReport.count(kind.getValue(), kind.getKey().toString()))
                .collect(Collectors.joining(", "));
    }
}
