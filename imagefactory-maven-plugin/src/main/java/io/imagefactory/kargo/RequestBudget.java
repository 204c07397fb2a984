package io.imagefactory.kargo;

import io.imagefactory.core.tags.TagRule;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Warehouses ask of registries, as far as can be told without asking. At every look {@code Digest} reads one manifest;
 * the other strategies list the tags, counted as one request though long lists come in pages, and read the manifest of each
 * tag that matches, up to {@code discoveryLimit}. {@code NewestBuild} knows no limit, so that it is counted too low. What
 * is read once for a digest that is new is not counted.
 *
 * @param registries by host
 */
public record RequestBudget(SortedMap<String, Requests> registries) {

    private static final Duration DAY = Duration.ofDays(1);

    public RequestBudget {
        registries = Collections.unmodifiableSortedMap(new TreeMap<>(registries));
    }

    /**
     * What one registry is asked.
     *
     * @param aDay on average
     * @param manifestsAtMost how many manifests are read within {@link DockerHubAccount#WINDOW}, if all Warehouses look at
     *     the same time, as they do after they were applied or Kargo was restarted
     * @param openEnded whether there is a {@code NewestBuild} among them, so that it may well be more
     */
    public record Requests(double aDay, long manifestsAtMost, boolean openEnded) {
        private Requests plus(Requests other) {
            return new Requests(
                    aDay + other.aDay, manifestsAtMost + other.manifestsAtMost, openEnded || other.openEnded);
        }
    }

    static RequestBudget of(Iterable<TrackedImage> warehouses) {
        SortedMap<String, Requests> registries = new TreeMap<>();
        warehouses.forEach(image -> registries.merge(registry(image), requests(image), Requests::plus));
        return new RequestBudget(registries);
    }

    private static Requests requests(TrackedImage image) {
        TagRule tags = image.tags();
        Duration interval = image.polling().interval();
        int lists = tags instanceof TagRule.Digest ? 0 : 1;
        int manifests = tags.onlyTag().isPresent() ? 1 : image.polling().discoveryLimit();
        long window = DockerHubAccount.WINDOW.toSeconds();
        long looks = (window + interval.toSeconds() - 1) / interval.toSeconds();
        return new Requests(
                (double) DAY.toSeconds() / interval.toSeconds() * (lists + manifests),
                looks * manifests,
                tags.isDecidedByDates() && tags.onlyTag().isEmpty());
    }

    private static String registry(TrackedImage image) {
        return image.repoURL().substring(0, Math.max(0, image.repoURL().indexOf('/')));
    }
}
