package io.imagefactory.kargo;

import imports.io.akuity.kargo.StageSpecRequestedFreight;
import imports.io.akuity.kargo.StageSpecRequestedFreightSources;
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
 */
record RebuildStage(String name, String image, List<Upstream> upstreams, Duration delay, Dispatch dispatch)
        implements KargoObject {

    static final String ROLE = "rebuild";

    /**
     * @param warehouse of a base image
     * @param recordStage the one Stage through which its Freight comes; with several, Kargo may count the time in another
     */
    record Upstream(String warehouse, String recordStage) {}

    @Override
    public ObjectKind kind() {
        return ObjectKind.STAGE;
    }

    @Override
    public void addTo(Chart chart, ManifestOptions options) {
        Map<String, String> vars = new LinkedHashMap<>(dispatch.vars());
        vars.put(DispatchTask.IMAGE, image);
        StageConstruct.add(
                chart,
                options,
                this,
                ROLE,
                upstreams.stream().map(this::freight).toList(),
                new DispatchTask(dispatch.api()).name(),
                vars);
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
