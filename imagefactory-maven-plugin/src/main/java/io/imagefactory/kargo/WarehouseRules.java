package io.imagefactory.kargo;

import io.imagefactory.core.image.DnsName;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.kargo.InvalidManifestException.Problem;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Kargo refuses at admission or, worse, stores and then fails on. */
final class WarehouseRules {

    private final SynthesisRequest request;
    private final List<Problem> problems = new ArrayList<>();

    private WarehouseRules(SynthesisRequest request) {
        this.request = request;
    }

    /** Throws all that is wrong with a request, or does nothing. */
    static void check(SynthesisRequest request) {
        WarehouseRules rules = new WarehouseRules(request);
        rules.checkOptions();
        request.images().forEach(rules::checkImage);
        rules.checkNames();
        if (!rules.problems.isEmpty()) {
            throw new InvalidManifestException("Kargo would not take these Warehouses", rules.problems);
        }
    }

    private void checkOptions() {
        String namespace = request.options().namespace();
        if (!DnsName.isLabel(namespace)) {
            problem(
                    "imagefactory.namespace \"" + namespace + "\"",
                    "must be a DNS label of at most 63 characters: [a-z0-9]([-a-z0-9]*[a-z0-9])?");
        }
    }

    private void checkImage(TrackedImage image) {
        SubscriptionRules.faults(image, request.options().kargoVersion()).forEach(fault -> problem(image, fault));
    }

    private void checkNames() {
        Map<String, TrackedImage> first = new HashMap<>();
        for (TrackedImage image : request.images()) {
            TrackedImage other = first.putIfAbsent(image.name(), image);
            if (other != null && !other.tracksTheSameAs(image)) {
                problem(
                        image.kind() == Kind.EXTERNAL ? image : other,
                        "two images have this name but track different things, and one Warehouse cannot serve both: "
                                + description(other) + " and " + description(image) + "; rename the enrolled one");
            }
        }
    }

    private static String description(TrackedImage image) {
        TagRule tags = image.tags();
        return "the " + image.kind().label() + " image " + image.repoURL() + " (" + tags.strategy()
                + tags.filter().allowTags().map(regex -> ", allowTags " + regex).orElse("")
                + tags.constraint()
                        .map(constraint -> ", constraint " + constraint)
                        .orElse("") + ")";
    }

    private void problem(TrackedImage image, String message) {
        Optional<String> place = Optional.ofNullable(request.places().get(image));
        problems.add(new Problem(place, "image \"" + image.name() + "\"", message));
    }

    private void problem(String option, String message) {
        problems.add(new Problem(Optional.empty(), option, message));
    }
}
