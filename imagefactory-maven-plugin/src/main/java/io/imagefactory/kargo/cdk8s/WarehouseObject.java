package io.imagefactory.kargo.cdk8s;

import imports.io.akuity.kargo.Warehouse;
import imports.io.akuity.kargo.WarehouseProps;
import imports.io.akuity.kargo.WarehouseSpec;
import imports.io.akuity.kargo.WarehouseSpecFreightCreationPolicy;
import imports.io.akuity.kargo.WarehouseSpecSubscriptions;
import imports.io.akuity.kargo.WarehouseSpecSubscriptionsImage;
import imports.io.akuity.kargo.WarehouseSpecSubscriptionsImageImageSelectionStrategy;
import io.imagefactory.core.tags.OneTag;
import io.imagefactory.core.tags.TagFilter;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import io.imagefactory.kargo.TrackedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.Chart;

/**
 * The Warehouse of an image. What Kargo would fill in by default is written out, in the form in which Kubernetes gives it
 * back, so that Argo CD sees no difference between the manifest and the cluster.
 */
record WarehouseObject(TrackedImage image) implements KargoObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.WAREHOUSE;
    }

    @Override
    public String name() {
        return image.name();
    }

    @Override
    public void addTo(Chart chart, ManifestOptions options) {
        new Warehouse(
                chart,
                id(),
                WarehouseProps.builder()
                        .metadata(metadata(
                                options,
                                Map.of("imagefactory.io/kind", image.kind().label())))
                        .spec(spec(options))
                        .build());
    }

    private WarehouseSpec spec(ManifestOptions options) {
        WarehouseSpec.Builder spec = WarehouseSpec.builder()
                .interval(KargoObject.text(image.polling().interval()))
                .freightCreationPolicy(WarehouseSpecFreightCreationPolicy.valueOf(
                        image.polling().freightCreationPolicy().name()))
                .subscriptions(List.of(WarehouseSpecSubscriptions.builder()
                        .image(subscription(options.kargoVersion()))
                        .build()));
        image.polling().shard().ifPresent(spec::shard);
        return spec.build();
    }

    private WarehouseSpecSubscriptionsImage subscription(KargoVersion version) {
        TagRule tags = image.tags();
        WarehouseSpecSubscriptionsImage.Builder subscription = WarehouseSpecSubscriptionsImage.builder()
                .repoUrl(image.repoURL())
                .imageSelectionStrategy(WarehouseSpecSubscriptionsImageImageSelectionStrategy.valueOf(
                        tags.strategy().name()))
                .strictSemvers(true)
                .discoveryLimit(image.polling().discoveryLimit());
        tags.constraint().ifPresent(subscription::constraint);
        filter(subscription, tags.filter(), version.hasExpressions());
        return subscription.build();
    }

    /** Without expressions Kargo is told one to match, and whole tags to ignore: an expression of one tag becomes that tag. */
    private static void filter(WarehouseSpecSubscriptionsImage.Builder image, TagFilter tags, boolean expressions) {
        List<String> ignored = tags.ignoreTags();
        if (expressions) {
            tags.allowTags().map(List::of).ifPresent(image::allowTagsRegexes);
        } else {
            tags.allowTags().ifPresent(image::allowTags);
        }
        if (expressions && !ignored.isEmpty()) {
            image.ignoreTagsRegexes(ignored);
        } else if (!ignored.isEmpty()) {
            image.ignoreTags(
                    ignored.stream().map(OneTag::of).flatMap(Optional::stream).toList());
        }
    }
}
