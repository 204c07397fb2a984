package io.imagefactory.kargo;

import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.tags.Strategy;
import io.imagefactory.core.tags.TagFilter;
import io.imagefactory.core.tags.TagRule;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How Kargo is to follow the one tag of a base image. */
public enum BaseImageStrategy {

    /** As the state says it: the list of all tags, of which an expression admits one. */
    LEXICAL(Strategy.LEXICAL) {
        @Override
        Optional<TagRule> rule(BaseImageState image) {
            return image.allowTags().map(TagFilter::allowing).map(TagRule.Lexical::new);
        }
    },

    /** The tag by its name: one request, and nothing that an operator of Kargo may have said about caches spoils it. */
    DIGEST(Strategy.DIGEST) {
        @Override
        Optional<TagRule> rule(BaseImageState image) {
            return image.image().tag().map(TagRule.Digest::new);
        }
    };

    private final Strategy strategy;

    BaseImageStrategy(Strategy strategy) {
        this.strategy = strategy;
    }

    /**
     * Reads what Kargo calls it, {@code Lexical} or {@code Digest}.
     *
     * @throws IllegalArgumentException for any other text, with a message that names both
     */
    public static BaseImageStrategy of(String text) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text
                        + "\" is no way to follow the tag of a base image; write "
                        + Arrays.stream(values())
                                .map(BaseImageStrategy::toString)
                                .collect(Collectors.joining(" or "))));
    }

    /** Empty for an image without a tag, which never moves. */
    abstract Optional<TagRule> rule(BaseImageState image);

    @Override
    public String toString() {
        return strategy.text();
    }
}
