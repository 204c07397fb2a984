package io.imagefactory.core.refresh;

import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.tags.TagRule;

/**
 * What is asked of a registry: which tag of a repository is the current one, and what stands behind it. Two images that
 * follow the same tag, or choose it in the same way, ask the same.
 *
 * @param repository with the one tag that it can only be, or else with one that says nothing
 * @param rule {@link TagRule.Digest} wherever it can only be one tag
 */
record TagQuery(ImageReference repository, TagRule rule) {

    /** The query for a repository, whatever tag the reference has. */
    static TagQuery of(ImageReference repository, TagRule rule) {
        return rule.onlyTag()
                .map(tag -> ofTag(repository.withTag(tag)))
                .orElseGet(() -> new TagQuery(repository, rule));
    }

    /** The query for what stands behind the tag of the reference. */
    static TagQuery ofTag(ImageReference image) {
        return new TagQuery(image, new TagRule.Digest(image.tag().orElseThrow()));
    }
}
