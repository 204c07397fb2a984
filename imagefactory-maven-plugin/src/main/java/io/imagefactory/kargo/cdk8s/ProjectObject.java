package io.imagefactory.kargo.cdk8s;

import imports.io.akuity.kargo.Project;
import imports.io.akuity.kargo.ProjectProps;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import java.util.Map;
import org.cdk8s.Chart;

/**
 * The Project, with which Kargo makes the namespace.
 *
 * @param name the namespace
 */
record ProjectObject(String name) implements KargoObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.PROJECT;
    }

    @Override
    public void addTo(Chart chart, ManifestOptions options) {
        new Project(
                chart,
                id(),
                ProjectProps.builder().metadata(metadata(options, Map.of())).build());
    }
}
