package io.imagefactory.kargo.cdk8s;

import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import org.cdk8s.Chart;

/**
 * One object of a manifest, as the values that it is made of. With the {@link ManifestOptions} they are all that the forked
 * process is told, so that a document is known by them; each is of a type that {@link RecordWriter} writes.
 */
sealed interface KargoObject
        permits ProjectObject,
                ProjectConfigObject,
                RecordTask,
                DispatchTask,
                WarehouseObject,
                RecordStage,
                RebuildStage {

    ObjectKind kind();

    /** Unique among the objects of its kind. */
    String name();

    /** One construct is one question to Node and back, whatever it holds: everything goes in at once. */
    void addTo(Chart chart, ManifestOptions options);

    /** JavaScript puts a key such as `22` before all others, and objects come in the order of their keys. */
    default String id() {
        return kind() + "-" + name();
    }
}
