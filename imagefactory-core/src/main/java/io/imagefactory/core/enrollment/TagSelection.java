package io.imagefactory.core.enrollment;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which published tag of an image is its current one, in the terms of Kargo's image subscriptions.
 *
 * @param allowTags a regular expression in RE2 syntax, not anchored unless it says so
 * @param strategy as written; {@link Strategy#LEXICAL} where absent
 * @param constraint with {@link Strategy#SEM_VER} a range of versions, with {@link Strategy#DIGEST} one tag
 * @param ignoreTags regular expressions like {@code allowTags}; a tag that matches one of them does not count
 */
public record TagSelection(
        Optional<String> allowTags, Optional<Strategy> strategy, Optional<String> constraint, List<String> ignoreTags) {

    public TagSelection {
        ignoreTags = List.copyOf(ignoreTags);
    }

    /** Whether it says which tags: by a regular expression or a constraint. */
    public boolean saysWhichTags() {
        return allowTags.isPresent() || constraint.isPresent();
    }

    /** The strategy, by default {@link Strategy#LEXICAL}. */
    public Strategy effectiveStrategy() {
        return strategy.orElse(Strategy.LEXICAL);
    }

    /**
     * The tag that it can only be, whatever is published: the constraint of {@link Strategy#DIGEST}, or the one tag that an
     * anchored expression without any choice matches.
     */
    public Optional<String> onlyTag() {
        return switch (effectiveStrategy()) {
            case DIGEST -> constraint;
            case SEM_VER -> Optional.empty();
            case LEXICAL, NEWEST_BUILD -> allowTags.flatMap(OneTag::of);
        };
    }

    /**
     * The published tags that count, as Kargo orders them with {@code strictSemvers}: the first one is the current one,
     * except with {@link Strategy#NEWEST_BUILD}, where that is decided by dates and, between equal ones, by this order.
     */
    public List<String> candidates(Collection<String> published) {
        Predicate<String> allowed = allowTags.map(TagSelection::matching).orElse(tag -> true);
        Predicate<String> counts = ignoreTags.stream()
                .map(TagSelection::matching)
                .map(Predicate::not)
                .reduce(allowed, Predicate::and);
        List<String> matching = published.stream().distinct().filter(counts).toList();
        return switch (effectiveStrategy()) {
            case DIGEST -> constraint.stream().toList();
            case SEM_VER -> byVersion(matching);
            case LEXICAL, NEWEST_BUILD ->
                matching.stream().sorted(Comparator.reverseOrder()).toList();
        };
    }

    private List<String> byVersion(List<String> tags) {
        Optional<VersionRange> range = constraint.flatMap(VersionRange::of);
        Map<String, Version> versions = new HashMap<>();
        tags.forEach(tag -> Version.of(tag)
                .filter(version -> range.map(any -> any.admits(version)).orElse(true))
                .ifPresent(version -> versions.put(tag, version)));
        Comparator<Map.Entry<String, Version>> order = Map.Entry.comparingByValue();
        return versions.entrySet().stream()
                .sorted(order.thenComparing(Map.Entry.comparingByKey()).reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Predicate<String> matching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return tag -> pattern.matcher(tag).find();
    }

    /** How Kargo picks one of the tags. */
    public enum Strategy {
        LEXICAL("Lexical"),
        SEM_VER("SemVer"),
        NEWEST_BUILD("NewestBuild"),
        DIGEST("Digest");

        private final String text;

        Strategy(String text) {
            this.text = text;
        }

        /** As Kargo, images.yaml and the state files write it. */
        public String text() {
            return text;
        }

        /** The strategy written exactly so. */
        public static Optional<Strategy> of(String text) {
            return Arrays.stream(values())
                    .filter(strategy -> strategy.text.equals(text))
                    .findFirst();
        }

        /** The {@linkplain #text() text}. */
        @Override
        public String toString() {
            return text;
        }

        /** All of them as written. */
        public static List<String> texts() {
            return Arrays.stream(values()).map(Strategy::text).toList();
        }
    }
}
