package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.Interval;
import io.imagefactory.core.state.State;
import io.imagefactory.core.text.Suggestion;
import io.imagefactory.kargo.BaseImageStrategy;
import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.Manifest;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.Polling;
import io.imagefactory.kargo.SynthesisRequest;
import io.imagefactory.kargo.TrackedImage;
import io.imagefactory.kargo.TrackedImages;
import io.imagefactory.kargo.cdk8s.Synthesizer;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that {@code synth} and {@code verify} have in common, so that the one compares with what the other would
 * write.
 */
abstract class AbstractManifestMojo extends AbstractImageFactoryMojo {

    /**
     * The folder of the manifest. Nothing else may be in it: it is what {@code kubectl apply -f} takes, or {@code -k} with
     * {@code kustomization}.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "imagefactory.manifestDirectory",
            defaultValue = "${project.build.directory}/imagefactory",
            required = true)
    File manifestDirectory;

    /**
     * The namespace of the objects, which is Kargo's Project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.namespace", defaultValue = "image-factory", required = true)
    String namespace;

    /**
     * The release of Kargo that the manifest is for: 1.7, 1.8, 1.9, 1.10, 1.11 or 1.12. By default the newest of them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.kargoVersion", defaultValue = "1.12", required = true)
    String kargoVersion;

    /**
     * How long Kargo waits between two looks at a registry, where images.yaml does not say it under {@code warehouses:}:
     * {@code 30m}, {@code 12h}, {@code 7d}, {@code 1h30m0s}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.interval", defaultValue = "24h", required = true)
    String interval;

    /**
     * How Kargo follows the tag of a base image. {@code Lexical}, as the state says it, lists all tags at every look and
     * has an expression admit one of them. {@code Digest} asks for that tag alone: one request a look.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.baseImageStrategy", defaultValue = "Lexical", required = true)
    String baseImageStrategy;

    /**
     * Whether objects say, by the annotation {@code argocd.argoproj.io/sync-wave}, in which order Argo CD applies them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.syncWaves", defaultValue = "false")
    boolean syncWaves;

    /**
     * Whether a {@code kustomization.yaml} that names the manifest is written beside it. The folder is for
     * {@code kubectl apply -k} then, and {@code -f} does not take all of it.
     *
     * @since 0.1.0
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
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.pipeline", defaultValue = "none", required = true)
    String pipeline;

    /**
     * The Git repository that holds the state, as Kargo reaches it: an https URL without user or password. Needed with
     * {@code record} and {@code rebuild}. Kargo finds the credentials in a Secret of the namespace.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.stateRepository")
    @Nullable
    String stateRepository;

    /**
     * The branch of the state that Kargo reads and pushes to.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.stateBranch", defaultValue = "main", required = true)
    String stateBranch;

    /**
     * The path of the state folder in its repository, {@code infra/state}; by default that from the root of the Git working
     * tree around the project, or from the project's folder where there is none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.statePath")
    @Nullable
    String statePath;

    /**
     * The executable of Node.js, which cdk8s runs on; by default {@code node} on the path.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.node")
    @Nullable
    String node;

    /**
     * A folder outside the project for what is unpacked or made once and used again, shared by all projects; by default
     * {@code imagefactory} in the user's cache folder ({@code XDG_CACHE_HOME}, {@code LOCALAPPDATA},
     * {@code ~/Library/Caches} or {@code ~/.cache}). It may be deleted at any time.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.cacheDirectory")
    @Nullable
    File cacheDirectory;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    File buildDirectory;

    /** The folder of the manifest. */
    ManifestFolder folder(InfraRepository repository) {
        return new ManifestFolder(repository, manifestDirectory.toPath(), kustomization);
    }

    /** What the manifest is to be made of. */
    SynthesisRequest request(InfraRepository repository, Enrollments enrollments, State state) throws IOException {
        TrackedImages images = TrackedImages.of(
                enrollments,
                state,
                repository,
                Polling.DEFAULT.withInterval(parsed("interval", interval, Interval::of)),
                parsed("baseImageStrategy", baseImageStrategy, BaseImageStrategy::of));
        warnOfUntracked(images);
        PipelineOptions options = new PipelineOptions(
                mode(), Optional.ofNullable(stateRepository), stateBranch, Optional.ofNullable(statePath));
        return new SynthesisRequest(
                images.all(),
                options.pipeline(repository, enrollments, state, images, getLog()),
                new ManifestOptions(namespace, parsed("kargoVersion", kargoVersion, KargoVersion::of), syncWaves),
                images.places());
    }

    @Override
    boolean isRecordedByKargo() {
        return mode().records();
    }

    private PipelineOptions.Mode mode() {
        return parsed("pipeline", pipeline, PipelineOptions.Mode::of);
    }

    /** What the manifest should say. */
    Manifest synthesize(SynthesisRequest request, ManifestFolder folder) throws IOException {
        return new Synthesizer(
                        nodeExecutable(node),
                        cache(cacheDirectory),
                        environment().variables(),
                        listener())
                .synthesize(request, folder.manifest());
    }

    /** Of images that have no Warehouse. */
    private void warnOfUntracked(TrackedImages images) {
        if (!images.withoutState().isEmpty()) {
            getLog().warn("the state does not know " + Listing.names(images.withoutState())
                    + " yet, so their base images have no Warehouse; run `mvn imagefactory:discover`");
        }
        images.refused()
                .forEach(name -> getLog().warn(name
                        + ": has no Warehouse, since Kargo accepts only single \".\", \"-\" and \"_\" between letters and "
                        + "digits of a repository"));
        images.withoutTags()
                .forEach(name -> getLog().warn(name
                        + ": has no Warehouse, since images.yaml does not say which tags to track; add allowTags"));
        List<String> known = images.all().stream().map(TrackedImage::name).toList();
        images.unknown()
                .forEach((name, place) -> getLog().warn(place + ": warehouses names \"" + name
                        + "\", but there is no such Warehouse" + Suggestion.after(name, known)));
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
}
