package io.imagefactory.kargo.cdk8s;

import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.Chart;

/**
 * One object of a manifest, as the values that it is made of. With the {@link ManifestOptions} they are all that the forked
 * process is told, so that a document is known by them; each is of a type that {@link RecordCodec} writes.
 */
sealed interface KargoObject permits ProjectObject, ProjectConfigObject, TaskObject, WarehouseObject, StageObject {

    ObjectKind kind();

    /** Unique among the objects of its kind. */
    String name();

    /** One construct is one question to Node and back, whatever it holds: everything goes in at once. */
    void addTo(Chart chart, ManifestOptions options);

    /** JavaScript puts a key such as `22` before all others, and objects come in the order of their keys. */
    default String id() {
        return kind() + "-" + name();
    }

    /**
     * What stands above the specification.
     *
     * @param labels beside the one that says who manages the object
     */
    default ApiObjectMetadata metadata(ManifestOptions options, Map<String, String> labels) {
        Map<String, String> all = new HashMap<>(labels);
        all.put("app.kubernetes.io/managed-by", "imagefactory-maven-plugin");
        ApiObjectMetadata.Builder metadata =
                ApiObjectMetadata.builder().name(name()).labels(all);
        if (kind() != ObjectKind.PROJECT) {
            metadata.namespace(options.namespace());
        }
        if (options.syncWaves()) {
            metadata.annotations(Map.of("argocd.argoproj.io/sync-wave", String.valueOf(kind().syncWave())));
        }
        return metadata.build();
    }

    /** As Go writes durations, which is how Kubernetes gives them back: the canonical text of whole seconds, and the rules admit no others: {@code 24h0m0s}, {@code 1m30s}, {@code 0s}. */
    static String text(Duration duration) {
        long hours = duration.toHours();
        long minutes = duration.toMinutes();
        return (hours > 0 ? hours + "h" : "")
                + (minutes > 0 ? minutes % 60 + "m" : "")
                + duration.toSecondsPart() + "s";
    }
}
