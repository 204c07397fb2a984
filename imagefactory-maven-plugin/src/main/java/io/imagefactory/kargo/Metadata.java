package io.imagefactory.kargo;

import java.util.HashMap;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;

/** What stands above the specification of every object in the namespace. */
final class Metadata {

    private Metadata() {}

    /** @param labels beside the one that says who manages the object */
    static ApiObjectMetadata of(String name, ManifestOptions options, Map<String, String> labels) {
        Map<String, String> all = new HashMap<>(labels);
        all.put("app.kubernetes.io/managed-by", "imagefactory-maven-plugin");
        return ApiObjectMetadata.builder()
                .name(name)
                .namespace(options.namespace())
                .labels(all)
                .build();
    }
}
