package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.rebuild.SourcePolicy;
import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import io.imagefactory.kargo.cdk8s.StepConfig.Http;
import io.imagefactory.kargo.cdk8s.StepConfig.Output;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.Chart;

/**
 * Has a Git host start a build. Only for Freight that {@link RecordTask} has marked: what a Warehouse finds first is no
 * change.
 *
 * <p>Without an expression for success and one for failure, and a limit to both, Kargo would repeat a request that was
 * refused for ever. What was sent once is not sent again, should the promotion begin anew; it may still be sent twice where
 * Kargo ends between the answer and its recording.
 */
record DispatchTask(DispatchApi api) implements KargoObject {

    /** Keys of the Freight's metadata: whether it has changed the state, and to which digest. */
    static final String CHANGED = "baseImageChanged";

    static final String DIGEST = "digest";

    /** The variable that names the image to build. */
    static final String IMAGE = "image";

    /** By name of the Warehouse, how its base image is called: JSON. */
    static final String BASE_IMAGES = "baseImages";

    /** By name, the {@linkplain InputText#parts() parts} of each text that the build is told: JSON. */
    static final String INPUTS = "inputs";

    /** The policy for a base image, with {@code {reference}} and {@code {digest}} in the place of its name and digest. */
    static final String SOURCE_POLICY = "sourcePolicy";

    private static final int NETWORK_ERRORS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(15);

    @Override
    public ObjectKind kind() {
        return ObjectKind.PROMOTION_TASK;
    }

    @Override
    public String name() {
        return api.task();
    }

    @Override
    public void addTo(Chart chart, ManifestOptions options) {
        Map<String, Optional<String>> vars = new LinkedHashMap<>();
        vars.put("apiUrl", Optional.empty());
        api.template().variables().forEach(name -> vars.put(name, Optional.empty()));
        vars.put("ref", Optional.empty());
        vars.put("tokenSecret", Optional.empty());
        vars.put(IMAGE, Optional.empty());
        vars.put(BASE_IMAGES, Optional.empty());
        vars.put(INPUTS, Optional.empty());
        vars.put(SOURCE_POLICY, Optional.of(SourcePolicy.converting("{reference}", "{reference}@{digest}")));
        TaskStep dispatch = TaskStep.of("dispatch", request(options.kargoVersion()))
                .when("success() && freightMetadata(ctx.targetFreight.name)?." + CHANGED
                        + " == true && task.outputs.dispatch?.status == nil")
                .retried(NETWORK_ERRORS, LIMIT);
        TaskConstruct.add(chart, options, this, vars, List.of(dispatch));
    }

    private Http request(KargoVersion version) {
        return new Http(
                "POST",
                "${{ vars.apiUrl }}" + api.path(),
                "30s",
                version.pollsAsTold() ? Optional.of("1m") : Optional.empty(),
                api.headers(),
                api.body(),
                "response.status >= 200 && response.status < 300",
                "response.status >= 400 && response.status < 500 && !(response.status in [408, 429])",
                version.pollsAsTold()
                        ? Optional.of("string(response.body?.message ?? response.body?.error ?? \"\")")
                        : Optional.empty(),
                List.of(new Output("status", "response.status")));
    }
}
