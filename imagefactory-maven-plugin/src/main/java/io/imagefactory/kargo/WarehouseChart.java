package io.imagefactory.kargo;

import imports.io.akuity.kargo.Warehouse;
import imports.io.akuity.kargo.WarehouseProps;
import imports.io.akuity.kargo.WarehouseSpec;
import imports.io.akuity.kargo.WarehouseSpecFreightCreationPolicy;
import imports.io.akuity.kargo.WarehouseSpecSubscriptions;
import imports.io.akuity.kargo.WarehouseSpecSubscriptionsImage;
import imports.io.akuity.kargo.WarehouseSpecSubscriptionsImageImageSelectionStrategy;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import software.constructs.Construct;

/**
 * The Warehouses of a manifest. What Kargo would fill in by default is written out, in the form in which Kubernetes
 * gives it back, so that Argo CD sees no difference between the manifest and the cluster.
 */
final class WarehouseChart extends Chart {

    /** JavaScript puts a key such as `22` before all others, and objects come in the order of their keys. */
    private static final String ID = "warehouse-";

    private static final int KARGO_DEFAULT_DISCOVERY_LIMIT = 20;

    private final ManifestOptions options;

    WarehouseChart(Construct scope, ManifestOptions options) {
        super(
                scope,
                "kargo",
                ChartProps.builder().disableResourceNameHashes(true).build());
        this.options = options;
    }

    /** One construct is one question to Node and back, whatever it holds: everything goes in at once. */
    void add(TrackedImage image) {
        new Warehouse(
                this,
                ID + image.name(),
                WarehouseProps.builder()
                        .metadata(metadata(image, options))
                        .spec(spec(image, options))
                        .build());
    }

    private static ApiObjectMetadata metadata(TrackedImage image, ManifestOptions options) {
        return ApiObjectMetadata.builder()
                .name(image.name())
                .namespace(options.namespace())
                .labels(Map.of(
                        "app.kubernetes.io/managed-by",
                        "imagefactory-maven-plugin",
                        "imagefactory.io/kind",
                        image.kind().label()))
                .build();
    }

    private static WarehouseSpec spec(TrackedImage image, ManifestOptions options) {
        return WarehouseSpec.builder()
                .interval(GoDuration.of(options.interval()))
                .freightCreationPolicy(WarehouseSpecFreightCreationPolicy.AUTOMATIC)
                .subscriptions(List.of(WarehouseSpecSubscriptions.builder()
                        .image(subscription(image, options.kargoVersion()))
                        .build()))
                .build();
    }

    private static WarehouseSpecSubscriptionsImage subscription(TrackedImage image, KargoVersion version) {
        Selection selection = image.selection();
        WarehouseSpecSubscriptionsImage.Builder subscription = WarehouseSpecSubscriptionsImage.builder()
                .repoUrl(image.repoURL())
                .imageSelectionStrategy(WarehouseSpecSubscriptionsImageImageSelectionStrategy.valueOf(
                        selection.strategy().name()))
                .strictSemvers(true)
                .discoveryLimit(KARGO_DEFAULT_DISCOVERY_LIMIT);
        selection.constraint().ifPresent(subscription::constraint);
        selection.allowTags().ifPresent(regex -> version.allowTags(subscription, regex));
        return subscription.build();
    }
}
