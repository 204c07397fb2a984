package io.imagefactory.kargo;

import io.imagefactory.core.enrollment.Interval;
import io.imagefactory.core.enrollment.WarehouseSettings;
import io.imagefactory.core.image.DnsName;
import io.imagefactory.core.tags.Constraint;
import io.imagefactory.core.tags.Re2;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.kargo.InvalidManifestException.Problem;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Kargo refuses at admission or, worse, stores and then fails on: its admission looks at less than its controller does. */
final class WarehouseRules {

    /** The pattern of Kargo's schema of image subscriptions, which has no text that two of its ways match: it never goes back. */
    private static final Pattern REPO_URL =
            Pattern.compile("(?:\\w++(?:[.-]\\w++)*+(?::\\d++)?/)?\\w++(?:[.-]\\w++)*+(?:/\\w++(?:[.-]\\w++)*+)*+");

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

    /** Whether Kargo accepts it: its pattern knows fewer repositories than registries do, {@code a--b} for one not. */
    static boolean isRepoURL(String text) {
        return REPO_URL.matcher(text).matches();
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
        if (!DnsName.isSubdomain(image.name())) {
            problem(
                    image,
                    "the name must be a DNS subdomain: labels of [a-z0-9]([-a-z0-9]*[a-z0-9])? joined by dots, at most"
                            + " 253 characters");
        }
        checkRepoURL(image);
        TagRule tags = image.tags();
        tags.filter().allowTags().ifPresent(regex -> checkRegex(image, "allowTags", regex));
        tags.filter().ignoreTags().forEach(regex -> checkIgnored(image, regex));
        tags.constraint().ifPresent(constraint -> checkConstraint(image, constraint));
        checkPolling(image);
    }

    private void checkRepoURL(TrackedImage image) {
        String repoURL = image.repoURL();
        if (repoURL.contains("://")) {
            problem(image, "repoURL \"" + repoURL + "\" must not have a scheme; write <registry>/<repository>");
        } else if (!isRepoURL(repoURL)) {
            problem(
                    image,
                    "repoURL \"" + repoURL + "\" is nothing that Kargo accepts; write <registry>/<repository> without"
                            + " tag or digest, of letters, digits, `_` and single `.` or `-` between them");
        }
    }

    private void checkIgnored(TrackedImage image, String regex) {
        checkRegex(image, "ignoreTags", regex);
        KargoVersion version = request.options().kargoVersion();
        if (!version.canIgnore(regex)) {
            problem(
                    image,
                    "Kargo " + version + " cannot be told ignoreTags \"" + regex + "\": before " + KargoVersion.V1_9
                            + " it takes whole tags; write ^<tag>$ for each, or narrow allowTags");
        }
    }

    private void checkRegex(TrackedImage image, String field, String regex) {
        if (isExpression(image, field, regex)) {
            return;
        }
        Re2.fault(regex)
                .ifPresent(fault -> problem(
                        image,
                        field + " \"" + regex + "\" is no regular expression in RE2 syntax, which Kargo uses: "
                                + fault));
        if (regex.isEmpty()) {
            problem(image, field + " must not be empty; for every tag, write `.*`");
        }
    }

    private void checkConstraint(TrackedImage image, String constraint) {
        if (isExpression(image, "constraint", constraint)) {
            return;
        }
        try {
            Constraint.check(image.tags().strategy(), constraint);
        } catch (IllegalArgumentException e) {
            problem(image, "constraint " + e.getMessage());
        }
    }

    private void checkPolling(TrackedImage image) {
        Polling polling = image.polling();
        Interval.fault(polling.interval())
                .ifPresent(fault -> problem(image, "interval " + polling.interval() + " " + fault));
        WarehouseSettings.discoveryLimitFault(polling.discoveryLimit())
                .ifPresent(fault -> problem(image, "discoveryLimit " + polling.discoveryLimit() + " " + fault));
    }

    /** Kargo evaluates what stands between these marks; nothing of it may come from a list of images. */
    private boolean isExpression(TrackedImage image, String field, String text) {
        boolean expression = text.contains("${{") || text.contains("${%");
        if (expression) {
            problem(image, field + " \"" + text + "\" must not hold `${{` or `${%`, which begin a Kargo expression");
        }
        return expression;
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
