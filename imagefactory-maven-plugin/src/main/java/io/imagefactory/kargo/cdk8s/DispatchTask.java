package io.imagefactory.kargo.cdk8s;

import imports.io.akuity.kargo.PromotionTaskSpecSteps;
import imports.io.akuity.kargo.PromotionTaskSpecVars;
import io.imagefactory.core.ci.CiRequestTemplate;
import io.imagefactory.core.ci.CiRequestTemplate.Header;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.rebuild.SourcePolicy;
import io.imagefactory.kargo.KargoVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Has a Git host start a build. Only for Freight that {@link RecordTask} has marked: what a Warehouse finds first is no
 * change.
 *
 * <p>Without an expression for success and one for failure, and a limit to both, Kargo would repeat a request that was
 * refused for ever. What a person must mend ends at once; that there were too many requests, which GitHub says with 403
 * too, passes. What was sent once is not sent again, should the promotion begin anew; it may still be sent twice where
 * Kargo ends between the answer and its recording.
 *
 * @param template how one kind of CI system is asked
 */
record DispatchTask(CiRequestTemplate template) implements TaskObject {

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

    private static final String TOKEN = "trim(secret(vars.tokenSecret).token)";

    @Override
    public String name() {
        return "dispatch-" + template.name();
    }

    @Override
    public List<PromotionTaskSpecVars> vars() {
        List<String> names = new ArrayList<>(List.of("apiUrl"));
        names.addAll(template.variables());
        names.addAll(List.of("ref", "tokenSecret", IMAGE, BASE_IMAGES, INPUTS));
        List<PromotionTaskSpecVars> vars =
                new ArrayList<>(names.stream().map(TaskObject::var).toList());
        vars.add(TaskObject.var(SOURCE_POLICY, SourcePolicy.converting("{reference}", "{reference}@{digest}")));
        return vars;
    }

    @Override
    public List<PromotionTaskSpecSteps> steps(KargoVersion version) {
        Map<String, Object> config = new HashMap<>();
        config.put("method", "POST");
        config.put("url", "${{ vars.apiUrl }}" + template.path().replaceAll("\\{(\\w+)}", "\\${{ vars.$1 }}"));
        config.put("timeout", "30s");
        config.put(
                "headers", template.headers().stream().map(DispatchTask::header).toList());
        config.put("body", DispatchBody.of(template));
        config.put("successExpression", "response.status >= 200 && response.status < 300");
        config.put(
                "failureExpression",
                "response.status >= 400 && response.status < 500 && !(response.status in [408, 429])"
                        + " && !(response.status == 403 && (response.header(\"Retry-After\") != \"\""
                        + " || response.header(\"X-RateLimit-Remaining\") == \"0\"))");
        config.put("outputs", TaskObject.output("status", "response.status"));
        if (version.pollsAsTold()) {
            config.put("pollInterval", "1m");
            config.put("errorExpression", "string(response.body?.message ?? response.body?.error ?? \"\")");
        }
        return List.of(TaskObject.step("dispatch", "http", config)
                .ifValue(TaskObject.when("freightMetadata(ctx.targetFreight.name)?." + CHANGED
                        + " == true && task.outputs.dispatch?.status == nil"))
                .retry(TaskObject.retry())
                .build());
    }

    /** A secret that is not there is an empty text, and earns a 401. One that stands alone stays a text by {@code quote}. */
    private static Map<String, String> header(Header header) {
        String value = header.value().equals("{token}")
                ? "${{ quote(" + TOKEN + ") }}"
                : header.value().replace("{token}", "${{ " + TOKEN + " }}");
        return Map.of("name", header.name(), "value", value);
    }
}
