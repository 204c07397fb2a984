package io.imagefactory.kargo;

import io.imagefactory.core.enrollment.Interval;
import io.imagefactory.core.enrollment.WarehouseSettings;
import io.imagefactory.core.image.DnsName;
import io.imagefactory.core.tags.Constraint;
import io.imagefactory.core.tags.Re2;
import io.imagefactory.core.tags.TagRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What of one image Kargo refuses, or stores and then fails on: its admission looks at less than its controller does. */
final class SubscriptionRules {

    /** The pattern of Kargo's schema of image subscriptions, which has no text that two of its ways match: it never goes back. */
    private static final Pattern REPO_URL =
            Pattern.compile("(?:\\w++(?:[.-]\\w++)*+(?::\\d++)?/)?\\w++(?:[.-]\\w++)*+(?:/\\w++(?:[.-]\\w++)*+)*+");

    private final KargoVersion version;
    private final List<String> faults = new ArrayList<>();

    private SubscriptionRules(KargoVersion version) {
        this.version = version;
    }

    /** All that is wrong with the image, each a sentence. */
    static List<String> faults(TrackedImage image, KargoVersion version) {
        SubscriptionRules rules = new SubscriptionRules(version);
        rules.check(image);
        return rules.faults;
    }

    /** Whether Kargo accepts it: its pattern knows fewer repositories than registries do, {@code a--b} for one not. */
    static boolean isRepoURL(String text) {
        return REPO_URL.matcher(text).matches();
    }

    private void check(TrackedImage image) {
        if (!DnsName.isSubdomain(image.name())) {
            faults.add(
                    "the name must be a DNS subdomain: labels of [a-z0-9]([-a-z0-9]*[a-z0-9])? joined by dots, at most"
                            + " 253 characters");
        }
        checkRepoURL(image.repoURL());
        TagRule tags = image.tags();
        tags.filter().allowTags().ifPresent(regex -> checkRegex("allowTags", regex));
        tags.filter().ignoreTags().forEach(this::checkIgnored);
        tags.constraint().ifPresent(constraint -> checkConstraint(tags, constraint));
        checkPolling(image.polling());
    }

    private void checkRepoURL(String repoURL) {
        if (repoURL.contains("://")) {
            faults.add("repoURL \"" + repoURL + "\" must not have a scheme; write <registry>/<repository>");
        } else if (!isRepoURL(repoURL)) {
            faults.add(
                    "repoURL \"" + repoURL + "\" is nothing that Kargo accepts; write <registry>/<repository> without"
                            + " tag or digest, of letters, digits, `_` and single `.` or `-` between them");
        }
    }

    private void checkIgnored(String regex) {
        checkRegex("ignoreTags", regex);
        if (!version.canIgnore(regex)) {
            faults.add("Kargo " + version + " cannot be told ignoreTags \"" + regex + "\": before " + KargoVersion.V1_9
                    + " it takes whole tags; write ^<tag>$ for each, or narrow allowTags");
        }
    }

    private void checkRegex(String field, String regex) {
        if (isExpression(field, regex)) {
            return;
        }
        Re2.fault(regex)
                .ifPresent(fault -> faults.add(field + " \"" + regex
                        + "\" is no regular expression in RE2 syntax, which Kargo uses: " + fault));
        if (regex.isEmpty()) {
            faults.add(field + " must not be empty; for every tag, write `.*`");
        }
    }

    private void checkConstraint(TagRule tags, String constraint) {
        if (isExpression("constraint", constraint)) {
            return;
        }
        try {
            Constraint.check(tags.strategy(), constraint);
        } catch (IllegalArgumentException e) {
            faults.add("constraint " + e.getMessage());
        }
    }

    private void checkPolling(Polling polling) {
        Interval.fault(polling.interval())
                .ifPresent(fault -> faults.add("interval " + polling.interval() + " " + fault));
        WarehouseSettings.discoveryLimitFault(polling.discoveryLimit())
                .ifPresent(fault -> faults.add("discoveryLimit " + polling.discoveryLimit() + " " + fault));
    }

    /** Kargo evaluates what stands between these marks; nothing of it may come from a list of images. */
    private boolean isExpression(String field, String text) {
        boolean expression = text.contains("${{") || text.contains("${%");
        if (expression) {
            faults.add(field + " \"" + text + "\" must not hold `${{` or `${%`, which begin a Kargo expression");
        }
        return expression;
    }
}
