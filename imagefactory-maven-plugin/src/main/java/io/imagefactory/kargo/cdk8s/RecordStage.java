package io.imagefactory.kargo.cdk8s;

import imports.io.akuity.kargo.StageSpecRequestedFreightSources;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;

/**
 * Records what the Warehouse of a base image finds.
 *
 * @param repoURL that of the Warehouse, letter by letter: Kargo compares it so
 * @param stateFile in the state repository
 */
record RecordStage(String name, String warehouse, String repoURL, String stateFile) implements KargoObject {

    static final String ROLE = "record";

    @Override
    public ObjectKind kind() {
        return ObjectKind.STAGE;
    }

    @Override
    public void addTo(Chart chart, ManifestOptions options) {
        StageSpecRequestedFreightSources direct =
                StageSpecRequestedFreightSources.builder().direct(true).build();
        Map<String, String> vars = new LinkedHashMap<>();
        vars.put(RecordTask.STATE_FILE, stateFile);
        vars.put(RecordTask.IMAGE, repoURL);
        StageConstruct.add(
                chart, options, this, ROLE, List.of(StageConstruct.freight(warehouse, direct)), RecordTask.NAME, vars);
    }
}
