package io.imagefactory.kargo;

import io.imagefactory.core.enrollment.TagSelection;
import io.imagefactory.core.enrollment.TagSelection.Strategy;
import java.util.List;
import java.util.Optional;

/** How the current one of an image's tags is told, with what each strategy needs to know. */
public sealed interface Selection {

    /** The greatest tag in byte order that matches. */
    record Lexical(String regex, List<String> ignoreTags) implements Selection {
        public Lexical {
            ignoreTags = List.copyOf(ignoreTags);
        }

        public Lexical(String regex) {
            this(regex, List.of());
        }

        @Override
        public Strategy strategy() {
            return Strategy.LEXICAL;
        }

        @Override
        public Optional<String> allowTags() {
            return Optional.of(regex);
        }
    }

    /** The matching tag whose image was built last. */
    record NewestBuild(String regex, List<String> ignoreTags) implements Selection {
        public NewestBuild {
            ignoreTags = List.copyOf(ignoreTags);
        }

        public NewestBuild(String regex) {
            this(regex, List.of());
        }

        @Override
        public Strategy strategy() {
            return Strategy.NEWEST_BUILD;
        }

        @Override
        public Optional<String> allowTags() {
            return Optional.of(regex);
        }
    }

    /** The greatest version; at least one of a range of versions and a regular expression narrows the tags. */
    record SemVer(Optional<String> constraint, Optional<String> allowTags, List<String> ignoreTags)
            implements Selection {
        public SemVer {
            if (constraint.isEmpty() && allowTags.isEmpty()) {
                throw new IllegalArgumentException("SemVer needs constraint, allowTags, or both");
            }
            ignoreTags = List.copyOf(ignoreTags);
        }

        public SemVer(Optional<String> constraint, Optional<String> allowTags) {
            this(constraint, allowTags, List.of());
        }

        @Override
        public Strategy strategy() {
            return Strategy.SEM_VER;
        }
    }

    /** Whatever one tag stands for. */
    record Digest(String tag) implements Selection {
        @Override
        public Strategy strategy() {
            return Strategy.DIGEST;
        }

        @Override
        public Optional<String> constraint() {
            return Optional.of(tag);
        }
    }

    /**
     * The selection as images.yaml says it; what the strategy does not look at is left out.
     *
     * @throws IllegalArgumentException where it lacks what the strategy needs
     */
    static Selection of(TagSelection tags) {
        Strategy strategy = tags.effectiveStrategy();
        return switch (strategy) {
            case LEXICAL -> new Lexical(needed(strategy, "allowTags", tags.allowTags()), tags.ignoreTags());
            case NEWEST_BUILD -> new NewestBuild(needed(strategy, "allowTags", tags.allowTags()), tags.ignoreTags());
            case SEM_VER -> new SemVer(tags.constraint(), tags.allowTags(), tags.ignoreTags());
            case DIGEST -> new Digest(needed(strategy, "constraint", tags.constraint()));
        };
    }

    private static String needed(Strategy strategy, String field, Optional<String> value) {
        return value.orElseThrow(() -> new IllegalArgumentException(strategy + " needs " + field));
    }

    /** What Kargo calls it. */
    Strategy strategy();

    /** With SemVer a range of versions, with Digest the tag. */
    default Optional<String> constraint() {
        return Optional.empty();
    }

    /** A regular expression (RE2, not anchored) that tags must match. */
    default Optional<String> allowTags() {
        return Optional.empty();
    }

    /** Regular expressions of the same kind; a tag that matches one of them is passed over. */
    default List<String> ignoreTags() {
        return List.of();
    }

    /** Whether both always choose the same tag, in whichever way they say so. */
    default boolean followsTheSameAs(Selection other) {
        return equals(other) || onlyTag().isPresent() && onlyTag().equals(other.onlyTag());
    }

    /** The one tag that it can only choose, whatever is published. */
    default Optional<String> onlyTag() {
        return new TagSelection(allowTags(), Optional.of(strategy()), constraint(), ignoreTags()).onlyTag();
    }
}
