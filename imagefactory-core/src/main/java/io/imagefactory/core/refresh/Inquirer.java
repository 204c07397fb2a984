package io.imagefactory.core.refresh;

import io.imagefactory.core.enrollment.TagSelection;
import io.imagefactory.core.enrollment.TagSelection.Strategy;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a registry one thing, which may take several questions. */
record Inquirer(Registry registry) {

    /** {@code NewestBuild} must ask for the date of every tag that matches; of more than so many it asks for none. */
    static final int MOST_DATES = 100;

    /** @param known what was published at the last check, by digest */
    Outcome ask(Inquiry inquiry, Optional<Published> known) {
        try {
            return new Outcome.Seen(look(inquiry, known));
        } catch (RegistryException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        } catch (NoTagException e) {
            return new Outcome.Failed(e.getMessage());
        }
    }

    /** The same, where a failure is not to be taken for an outcome. */
    PublishedTag look(Inquiry inquiry, Optional<Published> known) throws RegistryException {
        return inquiry instanceof Inquiry.Choice choice ? choose(choice, known) : sighting(inquiry.image(), known);
    }

    private PublishedTag choose(Inquiry.Choice choice, Optional<Published> known) throws RegistryException {
        List<String> published = registry.tags(choice.image());
        List<String> candidates = choice.tags().candidates(published);
        if (candidates.isEmpty()) {
            throw new NoTagException(
                    choice.image().name() + " has " + published.size() + " tags, and none that " + rule(choice.tags()));
        }
        return choice.tags().effectiveStrategy() == Strategy.NEWEST_BUILD
                ? newest(choice, candidates, known)
                : sighting(choice.image().withTag(candidates.get(0)), known);
    }

    /** Of two of the same date the first candidate. */
    private PublishedTag newest(Inquiry.Choice choice, List<String> candidates, Optional<Published> known)
            throws RegistryException {
        if (candidates.size() > MOST_DATES) {
            throw new NoTagException(choice.image().name() + " has " + candidates.size() + " tags that "
                    + rule(choice.tags())
                    + ", and NewestBuild would have to ask for the date of each; narrow allowTags to "
                    + "at most " + MOST_DATES + ", or use SemVer or Lexical");
        }
        Map<Digest, Optional<Instant>> dates = new HashMap<>();
        Optional<PublishedTag> newest = Optional.empty();
        Instant date = Instant.MIN;
        for (String tag : candidates) {
            PublishedTag sighting = sighting(choice.image().withTag(tag), known);
            Published published = sighting.published();
            Optional<Instant> created = dates.get(published.digest());
            if (created == null) {
                created = registry.created(choice.image(), published);
                dates.put(published.digest(), created);
            }
            if (newest.isEmpty() || created.orElse(Instant.MIN).isAfter(date)) {
                date = created.orElse(Instant.MIN);
                newest = Optional.of(new PublishedTag(
                        sighting.image(), new Published(published.digest(), created, published.platforms())));
            }
        }
        return newest.orElseThrow();
    }

    private PublishedTag sighting(ImageReference image, Optional<Published> known) throws RegistryException {
        return new PublishedTag(image, registry.published(image, known));
    }

    private static String rule(TagSelection tags) {
        String regex =
                tags.allowTags().map(text -> "match allowTags \"" + text + "\"").orElse("");
        String range = tags.constraint()
                .map(text -> (regex.isEmpty() ? "" : " and ") + "are versions within \"" + text + "\"")
                .orElse("");
        String version = range.isEmpty() && tags.effectiveStrategy() == Strategy.SEM_VER
                ? (regex.isEmpty() ? "" : " and ") + "are versions"
                : "";
        String ignored = tags.ignoreTags().isEmpty() ? "" : " and match none of ignoreTags";
        return regex + range + version + ignored;
    }

    /** The registry has answered, but no tag of it is the current one. */
    static final class NoTagException extends RuntimeException {
        NoTagException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
