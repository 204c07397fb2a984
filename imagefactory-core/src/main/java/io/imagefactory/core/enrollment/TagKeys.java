package io.imagefactory.core.enrollment;

import io.imagefactory.core.tags.Constraint;
import io.imagefactory.core.tags.Re2;
import io.imagefactory.core.tags.Strategy;
import io.imagefactory.core.tags.TagFilter;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.core.text.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of an image that say which published tag is the current one.
 *
 * @param strategy as written; {@link Strategy#LEXICAL} counts where there is none
 */
record TagKeys(Optional<Strategy> strategy, Optional<String> constraint, TagFilter filter) {

    private static final String ALLOW_TAGS = "allowTags";
    private static final String STRATEGY = "imageSelectionStrategy";
    private static final String CONSTRAINT = "constraint";
    private static final String IGNORE_TAGS = "ignoreTags";

    static final Set<String> ALL = Set.of(ALLOW_TAGS, STRATEGY, CONSTRAINT, IGNORE_TAGS);

    static TagKeys read(Fields fields) {
        Optional<Strategy> strategy = fields.parsed(STRATEGY, TagKeys::strategy);
        Optional<String> allowTags = fields.parsed(ALLOW_TAGS, TagKeys::re2);
        boolean strategyIsWrong = strategy.isEmpty() && fields.has(STRATEGY);
        Optional<String> constraint = strategyIsWrong
                ? Optional.empty()
                : fields.parsed(CONSTRAINT, text -> Constraint.check(strategy.orElse(Strategy.LEXICAL), text));
        if (!fields.has(CONSTRAINT) && strategy.equals(Optional.of(Strategy.DIGEST))) {
            fields.report(
                    STRATEGY,
                    "strategy Digest of " + fields.owner()
                            + " needs `constraint: <tag>`, the one tag that is followed");
        }
        return new TagKeys(
                strategy, constraint, new TagFilter(allowTags, fields.parsedItems(IGNORE_TAGS, TagKeys::re2)));
    }

    /** What they come to; empty where they do not say which tags. */
    Optional<TagRule> rule() {
        return TagRule.of(strategy.orElse(Strategy.LEXICAL), constraint, filter);
    }

    /** What state files repeat, in their order: as written, and the strategy also where {@code allowTags} stands alone. */
    Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        filter.allowTags().ifPresent(regex -> written.put(ALLOW_TAGS, regex));
        strategy.or(() -> filter.allowTags().map(any -> Strategy.LEXICAL))
                .ifPresent(any -> written.put(STRATEGY, any.text()));
        constraint.ifPresent(text -> written.put(CONSTRAINT, text));
        return written;
    }

    private static Strategy strategy(String text) {
        return Strategy.of(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is no strategy; " + Suggestion.of(text, Strategy.texts())));
    }

    private static String re2(String regex) {
        Re2.fault(regex).ifPresent(fault -> {
            throw new IllegalArgumentException("\"" + regex + "\" is no regular expression in RE2 syntax: " + fault);
        });
        return regex;
    }
}
