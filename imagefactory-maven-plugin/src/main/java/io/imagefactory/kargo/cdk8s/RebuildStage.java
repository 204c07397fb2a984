package io.imagefactory.kargo.cdk8s;

import imports.io.akuity.kargo.StageSpecRequestedFreight;
import imports.io.akuity.kargo.StageSpecRequestedFreightSources;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.json.JsonText;
import io.imagefactory.kargo.Dispatch;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;

/**
 * Starts the build of an image when a change of one of its base images has been recorded and has soaked.
 *
 * @param upstreams one for each base image; each once, since Kargo takes an origin once
 * @param delay for which a piece of Freight must have been the current one of its upstream
 * @param inputs what the build is told, each by another name
 */
record RebuildStage(
        String name, String image, List<Upstream> upstreams, Duration delay, Dispatch dispatch, List<Input> inputs)
        implements KargoObject {

    static final String ROLE = "rebuild";

    /**
     * @param warehouse of a base image
     * @param recordStage the one Stage through which its Freight comes; with several, Kargo may count the time in another
     * @param familiar the base image as Dockerfiles name it
     * @param canonical the same in full
     */
    record Upstream(String warehouse, String recordStage, String familiar, String canonical) {}

    record Input(String name, InputText text) {}

    @Override
    public ObjectKind kind() {
        return ObjectKind.STAGE;
    }

    @Override
    public void addTo(Chart chart, ManifestOptions options) {
        Map<String, String> vars = new LinkedHashMap<>(dispatch.vars());
        vars.put(DispatchTask.IMAGE, image);
        vars.put(DispatchTask.BASE_IMAGES, JsonText.line(baseImages()));
        vars.put(DispatchTask.INPUTS, JsonText.line(texts()));
        StageConstruct.add(
                chart,
                options,
                this,
                ROLE,
                upstreams.stream().map(this::freight).toList(),
                DispatchApi.of(dispatch).task(),
                vars);
    }

    private Map<String, Map<String, String>> baseImages() {
        Map<String, Map<String, String>> baseImages = new LinkedHashMap<>();
        for (Upstream upstream : upstreams) {
            Map<String, String> names = new LinkedHashMap<>();
            names.put("familiar", upstream.familiar());
            names.put("canonical", upstream.canonical());
            baseImages.put(upstream.warehouse(), names);
        }
        return baseImages;
    }

    private Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        inputs.forEach(input -> texts.put(input.name(), input.text().parts()));
        return texts;
    }

    private StageSpecRequestedFreight freight(Upstream upstream) {
        StageSpecRequestedFreightSources.Builder sources =
                StageSpecRequestedFreightSources.builder().stages(List.of(upstream.recordStage()));
        if (!delay.isZero()) {
            sources.requiredSoakTime(GoDuration.of(delay));
        }
        return StageConstruct.freight(upstream.warehouse(), sources.build());
    }
}
