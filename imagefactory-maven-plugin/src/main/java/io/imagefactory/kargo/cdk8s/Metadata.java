package io.imagefactory.kargo.cdk8s;

import io.imagefactory.kargo.ManifestOptions;
import java.util.HashMap;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;

/** What stands above the specification of every object. */
final class Metadata {

    private static final String SYNC_WAVE = "argocd.argoproj.io/sync-wave";

    private Metadata() {}

    /** @param labels beside the one that says who manages the object */
    static ApiObjectMetadata of(KargoObject object, ManifestOptions options, Map<String, String> labels) {
        return metadata(object, options, labels).namespace(options.namespace()).build();
    }

    /** Of an object that belongs to no namespace. */
    static ApiObjectMetadata ofCluster(KargoObject object, ManifestOptions options) {
        return metadata(object, options, Map.of()).build();
    }

    private static ApiObjectMetadata.Builder metadata(
            KargoObject object, ManifestOptions options, Map<String, String> labels) {
        Map<String, String> all = new HashMap<>(labels);
        all.put("app.kubernetes.io/managed-by", "imagefactory-maven-plugin");
        ApiObjectMetadata.Builder metadata =
                ApiObjectMetadata.builder().name(object.name()).labels(all);
        if (options.syncWaves()) {
            metadata.annotations(Map.of(SYNC_WAVE, String.valueOf(object.kind().syncWave())));
        }
        return metadata;
    }
}
