package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.core.rebuild.PlanJson;
import io.imagefactory.core.rebuild.PlanText;
import io.imagefactory.core.rebuild.PlannedImage;
import io.imagefactory.core.rebuild.RebuildPlan;
import io.imagefactory.core.rebuild.ReleasedPlan;
import io.imagefactory.core.rebuild.SourcePolicy;
import io.imagefactory.core.refresh.Unconfirmed;
import io.imagefactory.core.registry.HttpRegistry;
import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Suggestion;
import io.imagefactory.report.ci.MarkdownSummary;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says for every managed image whether it must be rebuilt now and why, or why not yet and from when. It compares what the
 * state says that images were built from with what their base images are; it starts nothing and writes no state.
 *
 * @since 0.1.0
 */
@Mojo(name = "plan", threadSafe = true)
public class PlanMojo extends AbstractPlanMojo {

    /**
     * One image, by its name in images.yaml, to be explained in full: base images, digests, ages, and what it waits for.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.image")
    @Nullable
    String image;

    /**
     * The file in which programs find the plan, as JSON. It holds all images, also where one is explained.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "imagefactory.planFile",
            defaultValue = "${project.build.directory}/imagefactory-plan.json",
            required = true)
    File planFile;

    /**
     * A folder for BuildKit's source policies: a file {@code <image>.json} for each image that is due, by which its base
     * images' tags stand for the digests that the rebuild is to take. By default none is written. Files of images that are
     * no longer due are left alone; use a folder that {@code clean} removes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.policyDirectory")
    @Nullable
    File policyDirectory;

    /**
     * Whether to ask registries if they still have what images that are due are to be built from. What they have not is
     * held, as {@code rebuild} would hold it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.checkDigests", defaultValue = "false")
    boolean checkDigests;

    @Override
    void run(InfraRepository repository) throws IOException {
        ReleasedPlan released = plan(repository, imageFactory(repository));
        RebuildReport.printReleased(getLog(), release, released);
        RebuildPlan plan = released.plan();
        if (image == null) {
            PlanText.lines(plan).forEach(getLog()::info);
            RebuildReport.printNeverSeen(getLog(), plan);
            pipelineReport().summarize(MarkdownSummary.of(plan));
        } else {
            PlanText.explanation(plan, find(plan)).forEach(getLog()::info);
        }
        List<String> unknown = PlanText.ofUnknownPlatforms(plan);
        if (!unknown.isEmpty()) {
            getLog().info("for which platforms " + Listing.names(unknown)
                    + " moved is not known, so any move counts; refresh learns it while registries have the digests");
        }
        AtomicFile.update(planFile.toPath(), out -> PlanJson.write(plan, out));
        for (String name : policyDirectory == null ? List.<String>of() : plan.due()) {
            String policy = SourcePolicy.of(plan.images().get(name));
            AtomicFile.update(
                    policyDirectory.toPath().resolve(name + ".json"), policy.getBytes(StandardCharsets.UTF_8));
        }
        getLog().info(repository.label(planFile.toPath()) + ": "
                + Count.of(plan.images().size(), "managed image")
                + (plan.images().isEmpty() ? "" : ": " + PlanText.summary(plan)));
        warnOf(Unconfirmed.of(released.state(), plan.now()));
        if (!plan.cycles().isEmpty()) {
            throw new MendableException("images stand on themselves, and none of them can be built first: "
                    + plan.cycles().stream().map(PlanText::cycle).collect(Collectors.joining("; "))
                    + "; have one of them start from an image of others, or pin it to a digest; where they share a "
                    + "repository, say with `constraint` which tag each of them has");
        }
    }

    private ReleasedPlan plan(InfraRepository repository, ImageFactory imageFactory) throws IOException {
        Enrollments enrollments = enrollments(repository, imageFactory);
        Instant time = time(now);
        if (checkDigests) {
            checkOnline("with imagefactory.checkDigests asks registries");
        }
        try (@Nullable HttpRegistry registry = checkDigests ? Registries.open(registryOptions()) : null) {
            return imageFactory.plan(
                    enrollments, planning().options(), releaseOrder(time), Optional.ofNullable(registry), time);
        }
    }

    private void warnOf(Unconfirmed unconfirmed) {
        if (!unconfirmed.behind().isEmpty()) {
            getLog().warn(Listing.names(unconfirmed.behind())
                    + ": the state says an earlier digest than the registry did when it was last asked; run"
                    + " `mvn imagefactory:refresh`");
        }
        if (!unconfirmed.unasked().isEmpty()) {
            getLog().warn(Listing.names(unconfirmed.unasked())
                    + ": no refresh has asked the registry for a week, so what nobody has recorded is not known; run"
                    + " `mvn imagefactory:refresh`, best on a schedule");
        }
    }

    private PlannedImage find(RebuildPlan plan) {
        return plan.find(image)
                .orElseThrow(() -> new MendableException("imagefactory.image: \"" + image
                        + "\" is no managed image of images.yaml"
                        + Suggestion.after(image, plan.images().keySet())));
    }
}
