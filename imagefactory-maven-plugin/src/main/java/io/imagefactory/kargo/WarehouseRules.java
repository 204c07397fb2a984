package io.imagefactory.kargo;

import io.imagefactory.core.enrollment.Re2;
import io.imagefactory.core.image.DnsName;
import io.imagefactory.kargo.InvalidWarehousesException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What Kargo refuses at admission or, worse, stores and then fails on. */
final class WarehouseRules {

    /** The pattern of Kargo's schema of image subscriptions, which has no text that two of its ways match: it never goes back. */
    private static final Pattern REPO_URL =
            Pattern.compile("(?:\\w++(?:[.-]\\w++)*+(?::\\d++)?/)?\\w++(?:[.-]\\w++)*+(?:/\\w++(?:[.-]\\w++)*+)*+");

    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(366);

    private final List<Problem> problems = new ArrayList<>();

    private WarehouseRules() {}

    /** Throws all that is wrong with a request, or does nothing. */
    static void check(SynthesisRequest request) {
        WarehouseRules rules = new WarehouseRules();
        rules.checkOptions(request.options());
        request.images()
                .forEach(image -> rules.checkImage(image, request.options().kargoVersion()));
        rules.checkNames(request.images());
        if (!rules.problems.isEmpty()) {
            throw new InvalidWarehousesException(rules.problems);
        }
    }

    private void checkOptions(ManifestOptions options) {
        String namespace = options.namespace();
        if (!DnsName.isLabel(namespace)) {
            problem(
                    "namespace \"" + namespace + "\"",
                    "must be a DNS label of at most 63 characters: [a-z0-9]([-a-z0-9]*[a-z0-9])?");
        }
        Duration interval = options.interval();
        if (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST_INTERVAL) > 0) {
            problem("interval " + interval, "must be between a minute and a year (24 hours is the default)");
        } else if (interval.getNano() != 0) {
            problem("interval " + interval, "must be whole seconds");
        }
    }

    private void checkImage(TrackedImage image, KargoVersion version) {
        String subject = subject(image);
        if (!DnsName.isSubdomain(image.name())) {
            problem(
                    subject,
                    "the name must be a DNS subdomain: labels of [a-z0-9]([-a-z0-9]*[a-z0-9])? joined by dots, at most"
                            + " 253 characters");
        }
        checkRepoURL(subject, image.repoURL());
        image.selection().allowTags().ifPresent(regex -> checkRegex(subject, "allowTags", regex));
        image.selection().ignoreTags().forEach(regex -> checkIgnored(subject, regex, version));
        image.selection().constraint().ifPresent(constraint -> checkConstraint(subject, image.selection(), constraint));
    }

    /** Whether Kargo accepts it: its pattern knows fewer repositories than registries do, {@code a--b} for one not. */
    static boolean isRepoURL(String text) {
        return REPO_URL.matcher(text).matches();
    }

    private void checkRepoURL(String subject, String repoURL) {
        if (repoURL.contains("://")) {
            problem(subject, "repoURL \"" + repoURL + "\" must not have a scheme; write <registry>/<repository>");
        } else if (!isRepoURL(repoURL)) {
            problem(
                    subject,
                    "repoURL \"" + repoURL + "\" is nothing that Kargo accepts; write <registry>/<repository> without"
                            + " tag or digest, of letters, digits, `_` and single `.` or `-` between them");
        }
    }

    private void checkRegex(String subject, String field, String regex) {
        if (isExpression(subject, field, regex)) {
            return;
        }
        Re2.fault(regex)
                .ifPresent(fault -> problem(
                        subject,
                        field + " \"" + regex + "\" is no regular expression in RE2 syntax, which Kargo uses: "
                                + fault));
        if (regex.isEmpty()) {
            problem(subject, field + " must not be empty; for every tag, write `.*`");
        }
    }

    private void checkIgnored(String subject, String regex, KargoVersion version) {
        checkRegex(subject, "ignoreTags", regex);
        if (!version.canIgnore(regex)) {
            problem(
                    subject,
                    "Kargo " + version + " cannot be told ignoreTags \"" + regex + "\": before " + KargoVersion.V1_9
                            + " it takes whole tags; write ^<tag>$ for each, or narrow allowTags");
        }
    }

    private void checkConstraint(String subject, Selection selection, String constraint) {
        if (isExpression(subject, "constraint", constraint)) {
            return;
        }
        if (constraint.isBlank()) {
            problem(subject, "the constraint must not be empty");
        } else if (selection instanceof Selection.Digest
                && !TAG.matcher(constraint).matches()) {
            problem(subject, "with the strategy Digest the constraint is a tag, and \"" + constraint + "\" is none");
        }
    }

    /** Kargo evaluates what stands between these marks; nothing of it may come from a list of images. */
    private boolean isExpression(String subject, String field, String text) {
        boolean expression = text.contains("${{") || text.contains("${%");
        if (expression) {
            problem(subject, field + " \"" + text + "\" must not hold `${{` or `${%`, which begin a Kargo expression");
        }
        return expression;
    }

    private void checkNames(List<TrackedImage> images) {
        Map<String, TrackedImage> first = new HashMap<>();
        for (TrackedImage image : images) {
            TrackedImage other = first.putIfAbsent(image.name(), image);
            if (other != null && !other.tracksTheSameAs(image)) {
                problem(
                        subject(image),
                        "two images have this name but track different things, and one Warehouse cannot serve both: "
                                + description(other) + " and " + description(image) + "; rename the enrolled one");
            }
        }
    }

    private static String description(TrackedImage image) {
        Selection selection = image.selection();
        return "the " + image.kind().label() + " image " + image.repoURL() + " (" + selection.strategy()
                + selection.allowTags().map(regex -> ", allowTags " + regex).orElse("")
                + selection
                        .constraint()
                        .map(constraint -> ", constraint " + constraint)
                        .orElse("") + ")";
    }

    private static String subject(TrackedImage image) {
        return "image \"" + image.name() + "\"";
    }

    private void problem(String subject, String message) {
        problems.add(new Problem(subject, message));
    }
}
