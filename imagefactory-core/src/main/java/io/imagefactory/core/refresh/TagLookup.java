package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.registry.Look;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryException;
import io.imagefactory.core.tags.TagRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a registry one thing, which may take several questions. */
record TagLookup(Registry registry) {

    /** {@code NewestBuild} must ask for the date of every tag that matches; of more than so many it asks for none. */
    static final int MOST_DATES = 100;

    /** @param known what was published at the last check, by digest */
    Outcome ask(TagQuery query, Optional<Published> known) {
        try {
            return look(query, known);
        } catch (RegistryException e) {
            return isMissing(query, e)
                    ? new Outcome.Missing(query.repository().name() + " has other tags, but not this one")
                    : new Outcome.Failed(String.valueOf(e.getMessage()), e.isHidden());
        }
    }

    /**
     * Whether the tag is not there for certain. A 404 alone does not say so, since registries hide by it what is private; a
     * list of the other tags does.
     */
    private boolean isMissing(TagQuery query, RegistryException failure) {
        Optional<String> tag = query.repository().tag();
        if (!failure.isNotFound() || tag.isEmpty()) {
            return false;
        }
        try {
            List<String> published = registry.tags(query.repository());
            return !published.isEmpty() && !published.contains(tag.get());
        } catch (RegistryException e) {
            return false;
        }
    }

    /** The same, where a registry that does not answer is not to be taken for an outcome. */
    Outcome look(TagQuery query, Optional<Published> known) throws RegistryException {
        if (query.rule() instanceof TagRule.Digest) {
            return published(query.repository(), known);
        }
        List<String> published = registry.tags(query.repository());
        List<String> candidates = query.rule().candidates(published);
        if (candidates.isEmpty()) {
            String cause = query.repository().name() + " has " + published.size() + " tags, and none that "
                    + query.rule().inWords();
            return published.isEmpty() ? new Outcome.Failed(cause, false) : new Outcome.Missing(cause);
        }
        return query.rule().isDecidedByDates()
                ? newest(query, candidates, known)
                : published(query.repository().withTag(candidates.get(0)), known);
    }

    /** Of two of the same date the first candidate. */
    private Outcome newest(TagQuery query, List<String> candidates, Optional<Published> known)
            throws RegistryException {
        if (candidates.size() > MOST_DATES) {
            return new Outcome.Failed(
                    query.repository().name() + " has " + candidates.size() + " tags that "
                            + query.rule().inWords()
                            + ", and NewestBuild would have to ask for the date of each; narrow allowTags to "
                            + "at most " + MOST_DATES + ", or use SemVer or Lexical",
                    false);
        }
        Map<Digest, Optional<Instant>> dates = new HashMap<>();
        Optional<PublishedTag> newest = Optional.empty();
        Instant date = Instant.MIN;
        for (String tag : candidates) {
            PublishedTag seen = published(query.repository().withTag(tag), known);
            Published published = seen.published();
            Optional<Instant> created = dates.get(published.digest());
            if (created == null) {
                created = registry.created(query.repository(), published);
                dates.put(published.digest(), created);
            }
            if (newest.isEmpty() || created.orElse(Instant.MIN).isAfter(date)) {
                date = created.orElse(Instant.MIN);
                newest = Optional.of(new PublishedTag(
                        seen.image(),
                        new Published(published.digest(), created, published.platforms()),
                        seen.description()));
            }
        }
        return newest.orElseThrow();
    }

    private PublishedTag published(ImageReference image, Optional<Published> known) throws RegistryException {
        Look look = registry.look(image, known);
        return new PublishedTag(image, look.published(), look.description());
    }
}
