package io.imagefactory.core.tags;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which published tags of an image count, and which of them is the current one, with what each way to tell needs to know.
 * images.yaml, whoever asks registries, and Kargo's manifests all go by it.
 */
public sealed interface TagRule {

    /** The greatest tag in byte order. */
    record Lexical(TagFilter filter) implements TagRule {

        public Lexical {
            require(filter.allowTags().isPresent(), "Lexical needs allowTags");
        }

        @Override
        public Strategy strategy() {
            return Strategy.LEXICAL;
        }
    }

    /** The tag whose image was built last. */
    record NewestBuild(TagFilter filter) implements TagRule {

        public NewestBuild {
            require(filter.allowTags().isPresent(), "NewestBuild needs allowTags");
        }

        @Override
        public Strategy strategy() {
            return Strategy.NEWEST_BUILD;
        }

        @Override
        public boolean isDecidedByDates() {
            return true;
        }
    }

    /**
     * The greatest version.
     *
     * @param constraint a range of versions; it or {@code allowTags}, or both, narrow the tags
     */
    record SemVer(Optional<String> constraint, TagFilter filter) implements TagRule {

        public SemVer {
            require(
                    constraint.isPresent() || filter.allowTags().isPresent(),
                    "SemVer needs constraint, allowTags, or both");
        }

        @Override
        public Strategy strategy() {
            return Strategy.SEM_VER;
        }

        /** None: an expression may name one tag, but whether that is a version is another question. */
        @Override
        public Optional<String> onlyTag() {
            return Optional.empty();
        }

        @Override
        public List<String> candidates(Collection<String> published) {
            Optional<VersionRange> range = constraint.flatMap(VersionRange::of);
            Map<String, Version> versions = new HashMap<>();
            filter.among(published)
                    .forEach(tag -> Version.of(tag)
                            .filter(version ->
                                    range.map(any -> any.admits(version)).orElse(true))
                            .ifPresent(version -> versions.put(tag, version)));
            Comparator<Map.Entry<String, Version>> order = Map.Entry.comparingByValue();
            return versions.entrySet().stream()
                    .sorted(order.thenComparing(Map.Entry.comparingByKey()).reversed())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        @Override
        public String inWords() {
            return filter.inWords(Optional.of(constraint
                    .map(text -> "are versions within \"" + text + "\"")
                    .orElse("are versions")));
        }
    }

    /** Whatever one tag stands for. */
    record Digest(String tag) implements TagRule {

        @Override
        public Strategy strategy() {
            return Strategy.DIGEST;
        }

        @Override
        public TagFilter filter() {
            return TagFilter.NONE;
        }

        @Override
        public Optional<String> constraint() {
            return Optional.of(tag);
        }

        @Override
        public Optional<String> onlyTag() {
            return Optional.of(tag);
        }

        @Override
        public List<String> candidates(Collection<String> published) {
            return List.of(tag);
        }
    }

    /**
     * The rule of that strategy; what the strategy does not look at is left out.
     *
     * @param constraint with {@link Strategy#SEM_VER} a range of versions, with {@link Strategy#DIGEST} one tag
     * @return empty where there is nothing that says which tags
     */
    static Optional<TagRule> of(Strategy strategy, Optional<String> constraint, TagFilter filter) {
        boolean allows = filter.allowTags().isPresent();
        return switch (strategy) {
            case LEXICAL -> allows ? Optional.of(new Lexical(filter)) : Optional.empty();
            case NEWEST_BUILD -> allows ? Optional.of(new NewestBuild(filter)) : Optional.empty();
            case SEM_VER ->
                allows || constraint.isPresent() ? Optional.of(new SemVer(constraint, filter)) : Optional.empty();
            case DIGEST -> constraint.map(Digest::new);
        };
    }

    /** What Kargo calls it. */
    Strategy strategy();

    /** Which tags count by their text. */
    TagFilter filter();

    /** With SemVer a range of versions, with Digest the tag. */
    default Optional<String> constraint() {
        return Optional.empty();
    }

    /** The tag that it can only be, whatever is published. */
    default Optional<String> onlyTag() {
        return filter().onlyTag();
    }

    /**
     * The published tags that count, as Kargo orders them with {@code strictSemvers}: the first one is the current one,
     * unless that is {@linkplain #isDecidedByDates() decided by dates} and, between equal ones, by this order.
     */
    default List<String> candidates(Collection<String> published) {
        return filter().among(published).sorted(Comparator.reverseOrder()).toList();
    }

    /** Whether the tags alone do not tell which is the current one. */
    default boolean isDecidedByDates() {
        return false;
    }

    /** What it asks of tags, to follow "tags that". */
    default String inWords() {
        return filter().inWords(Optional.empty());
    }

    /** Whether both always choose the same tag, in whichever way they say so. */
    default boolean followsTheSameAs(TagRule other) {
        return equals(other) || onlyTag().isPresent() && onlyTag().equals(other.onlyTag());
    }

    private static void require(boolean given, String problem) {
        if (!given) {
            throw new IllegalArgumentException(problem);
        }
    }
}
