package io.imagefactory.core.registry;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.LinkHeader;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.json.Json;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The list of a repository's tags, page after page as {@code Link} leads (OCI distribution, content discovery). */
record TagPages(Connection connection, Question question) {

    private static final int PAGE_BYTES = 4 * 1024 * 1024;
    private static final int MOST_PAGES = 5_000;
    private static final int MOST_TAGS = 200_000;

    /** Of all tags and links. */
    private static final int MOST_CHARACTERS = 8_000_000;

    /** Some registries give empty pages before the last; none gives many. */
    private static final int MOST_BARREN_PAGES = 20;

    /** Where signatures, attestations and referrers are kept by registries that know nothing better (cosign, OCI 1.1). */
    private static final Pattern ARTIFACT = Pattern.compile("sha(256|384|512)-[0-9a-f]{64,128}(\\.[\\w.-]*)?");

    /** What is no tag of an image is left out. */
    List<String> all(URI first) throws RegistryException {
        Set<String> tags = new LinkedHashSet<>();
        Set<URI> seen = new HashSet<>();
        Optional<URI> page = Optional.of(first);
        int barren = 0;
        long characters = 0;
        while (page.isPresent()) {
            if (!seen.add(page.get())
                    || seen.size() > MOST_PAGES
                    || tags.size() > MOST_TAGS
                    || characters > MOST_CHARACTERS
                    || barren > MOST_BARREN_PAGES) {
                throw RegistryException.lasting(question.registry() + " lists tags without an end");
            }
            Answer answer = connection.ask(question, Request.of("GET", page.get()), PAGE_BYTES, Set.of());
            int before = tags.size();
            for (Json item : Document.json(question.registry(), answer.body()).items("tags")) {
                Optional<String> tag = item.text().filter(ImageReference::isTag).filter(tags::add);
                characters += tag.map(String::length).orElse(0);
            }
            barren = tags.size() > before ? 0 : barren + 1;
            page = next(answer, page.get());
            characters += page.map(URI::toString).map(String::length).orElse(0);
        }
        return tags.stream().filter(tag -> !ARTIFACT.matcher(tag).matches()).toList();
    }

    /** Only a page of the same host: who we are is not shown to another. */
    private Optional<URI> next(Answer answer, URI page) throws RegistryException {
        Optional<String> link = answer.all("link").stream()
                .flatMap(header -> LinkHeader.target(header, "next").stream())
                .findFirst();
        if (link.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI next = page.resolve(link.get());
            if (next.getHost() != null && question.endpoint().isAt(next)) {
                return Optional.of(next);
            }
        } catch (IllegalArgumentException e) {
            // As below.
        }
        throw RegistryException.lasting(
                question.registry() + " lists tags that go on elsewhere, which is not followed");
    }
}
