package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.Interval;
import io.imagefactory.core.state.State;
import io.imagefactory.core.text.Suggestion;
import io.imagefactory.kargo.BaseImageStrategy;
import io.imagefactory.kargo.GeneratedFile;
import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.Manifest;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.Polling;
import io.imagefactory.kargo.SynthesisRequest;
import io.imagefactory.kargo.Synthesizer;
import io.imagefactory.kargo.TrackedImage;
import io.imagefactory.kargo.TrackedImages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that make Kargo's manifests have in common: what these say, and what makes them. */
abstract class AbstractManifestMojo extends AbstractSourcesMojo {

    /**
     * The folder of the manifest. Nothing else may be in it: it is what {@code kubectl apply -f} takes, or {@code -k} with
     * {@code kustomization}.
     */
    @Parameter(
            property = "imagefactory.manifestDirectory",
            defaultValue = "${project.build.directory}/imagefactory",
            required = true)
    File manifestDirectory;

    /** The namespace of the objects, which is Kargo's Project. */
    @Parameter(property = "imagefactory.namespace", defaultValue = "image-factory", required = true)
    String namespace;

    /** The release of Kargo that the manifest is for: 1.7, 1.8, 1.9, 1.10 or 1.11. By default the newest of them. */
    @Parameter(property = "imagefactory.kargoVersion", defaultValue = "1.11", required = true)
    String kargoVersion;

    /**
     * How long Kargo waits between two looks at a registry, where images.yaml does not say it under {@code warehouses:}:
     * {@code 30m}, {@code 12h}, {@code 7d}, {@code 1h30m0s}.
     */
    @Parameter(property = "imagefactory.interval", defaultValue = "24h", required = true)
    String interval;

    /**
     * How Kargo follows the tag of a base image. {@code Lexical}, as the state says it, lists all tags at every look and
     * has an expression admit one of them. {@code Digest} asks for that tag alone: one request a look.
     */
    @Parameter(property = "imagefactory.baseImageStrategy", defaultValue = "Lexical", required = true)
    String baseImageStrategy;

    /**
     * Whether objects say, by the annotation {@code argocd.argoproj.io/sync-wave}, in which order Argo CD applies them.
     */
    @Parameter(property = "imagefactory.syncWaves", defaultValue = "false")
    boolean syncWaves;

    /**
     * Whether a {@code kustomization.yaml} that names the manifest is written beside it. The folder is for
     * {@code kubectl apply -k} then, and {@code -f} does not take all of it.
     */
    @Parameter(property = "imagefactory.kustomization", defaultValue = "false")
    boolean kustomization;

    /**
     * What Kargo is to do with what its Warehouses find: {@code none}, {@code record} (a commit to the state for each new
     * digest of a base image) or {@code rebuild} (the same, and have images built that stand on it). With the latter two
     * the manifest holds the Project too.
     *
     * <pre>{@code
     * <pipeline>record</pipeline>
     * <stateRepository>https://github.com/acme/infra.git</stateRepository>
     * }</pre>
     */
    @Parameter(property = "imagefactory.pipeline", defaultValue = "none", required = true)
    String pipeline;

    /**
     * The Git repository that holds the state, as Kargo reaches it: an https URL without user or password. Needed with
     * {@code record} and {@code rebuild}. Kargo finds the credentials in a Secret of the namespace.
     */
    @Parameter(property = "imagefactory.stateRepository")
    @Nullable
    String stateRepository;

    /** The branch of the state that Kargo reads and pushes to. */
    @Parameter(property = "imagefactory.stateBranch", defaultValue = "main", required = true)
    String stateBranch;

    /**
     * The path of the state folder in its repository, {@code infra/state}; by default that from the root of the Git working
     * tree around the project, or from the project's folder where there is none.
     */
    @Parameter(property = "imagefactory.statePath")
    @Nullable
    String statePath;

    /** The executable of Node.js, which cdk8s runs on; by default {@code node} on the path. */
    @Parameter(property = "imagefactory.node")
    @Nullable
    String node;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    File buildDirectory;

    /** What the manifest is to be made of. */
    SynthesisRequest request(InfraRepository repository, Enrollments enrollments, State state)
            throws IOException, MojoFailureException {
        TrackedImages images = TrackedImages.of(
                enrollments,
                state,
                repository,
                Polling.DEFAULT.withInterval(parsed("interval", interval, Interval::of)),
                parsed("baseImageStrategy", baseImageStrategy, BaseImageStrategy::of));
        if (!images.withoutState().isEmpty()) {
            getLog().warn("the state does not know "
                    + DiscoverReport.names(images.withoutState()) + " yet, so their base images have no Warehouse; run "
                    + "`mvn imagefactory:discover`");
        }
        images.refused()
                .forEach(name -> getLog().warn(name
                        + ": has no Warehouse, since Kargo accepts only single \".\", \"-\" and \"_\" between letters and "
                        + "digits of a repository"));
        images.withoutTags()
                .forEach(
                        name -> getLog().warn(name + ": has no Warehouse, since images.yaml does not say which tags to "
                                + "track; add allowTags"));
        images.unknown()
                .forEach((name, place) -> getLog().warn(place + ": warehouses names \"" + name
                        + "\", but there is no such Warehouse" + Suggestion.after(name, names(images))));
        PipelineOptions pipelineOptions = new PipelineOptions(
                parsed("pipeline", pipeline, PipelineMode::of),
                Optional.ofNullable(stateRepository),
                stateBranch,
                Optional.ofNullable(statePath));
        return new SynthesisRequest(
                images.all(),
                pipelineOptions.pipeline(repository, enrollments, state, images, getLog()),
                options(),
                images.places());
    }

    /** What the manifest should say. */
    Manifest synthesize(SynthesisRequest request) {
        return new Synthesizer(
                        Optional.ofNullable(node).map(this::nodeExecutable),
                        cache(),
                        environment().variables(),
                        listener())
                .synthesize(request, manifestFile());
    }

    private static List<String> names(TrackedImages images) {
        return images.all().stream().map(TrackedImage::name).toList();
    }

    private Synthesizer.Listener listener() {
        Progress progress = progress();
        return new Synthesizer.Listener() {
            @Override
            public void said(String line) {
                getLog().debug(line);
            }

            @Override
            public void made(int done, int total) {
                progress.at("making Kargo objects", done, total);
            }
        };
    }

    /** The files of the manifest's directory. */
    List<GeneratedFile> files(Manifest manifest) {
        return List.of(manifest.file(), GeneratedFile.kustomization(kustomization));
    }

    /** The file of the manifest. */
    Path manifestFile() {
        return manifestDirectory.toPath().resolve(Manifest.FILE_NAME);
    }

    /** Whether the manifest is kept, and so committed, rather than a product of the build. */
    boolean isManifestKept() {
        Path directory = manifestDirectory.toPath().toAbsolutePath().normalize();
        return !directory.startsWith(buildDirectory.toPath().toAbsolutePath().normalize());
    }

    /** A path is one from the project's folder; a name is one to be looked for. */
    private String nodeExecutable(String text) {
        boolean isPath = text.indexOf('/') >= 0 || text.indexOf(File.separatorChar) >= 0;
        return isPath ? project.getBasedir().toPath().resolve(text).toString() : text;
    }

    private ManifestOptions options() throws MojoFailureException {
        return new ManifestOptions(namespace, parsed("kargoVersion", kargoVersion, KargoVersion::of), syncWaves);
    }

    static <T> T parsed(String parameter, String text, Function<String, T> parse) throws MojoFailureException {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("imagefactory." + parameter + ": " + e.getMessage());
        }
    }
}
