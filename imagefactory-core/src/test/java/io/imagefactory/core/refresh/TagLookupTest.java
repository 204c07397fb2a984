package io.imagefactory.core.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.registry.UndescribedImages;
import io.imagefactory.core.tags.Strategy;
import io.imagefactory.core.tags.TagFilter;
import io.imagefactory.core.tags.TagRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a tag is chosen, and what it costs. */
class TagLookupTest implements UndescribedImages {

    private static final ImageReference IMAGE = ImageReference.of("ghcr.io/acme/tool");

    private final List<String> asked = new ArrayList<>();
    private List<String> tags = List.of();
    private List<String> ignoreTags = List.of();

    @Test
    void theDateOfADigestIsAskedForOnceHoweverManyTagsItHas() {
        tags = List.of("a-1", "b-1", "a-2");

        Outcome outcome = ask(Strategy.NEWEST_BUILD, "-", null);

        assertThat(tag(outcome)).isEqualTo("b-1");
        assertThat(asked).containsExactly("published b-1", "created b", "published a-2", "created a", "published a-1");
    }

    @Test
    void theDatesOfTooManyTagsAreNotAskedFor() {
        tags = IntStream.rangeClosed(1, 101).mapToObj(i -> "a-" + i).toList();

        Outcome outcome = ask(Strategy.NEWEST_BUILD, "^a", null);

        assertThat(outcome)
                .isEqualTo(new Outcome.Failed(
                        "ghcr.io/acme/tool has 101 tags that match allowTags \"^a\", and"
                                + " NewestBuild would have to ask for the date of each; narrow allowTags to at most"
                                + " 100, or use SemVer or Lexical",
                        false));
        assertThat(asked).isEmpty();
    }

    @Test
    void aRangeThatNoTagLiesInIsToldAsSuch() {
        tags = List.of("a-1", "1.0.0");

        assertThat(ask(Strategy.SEM_VER, "^[0-9]", "^2"))
                .isEqualTo(new Outcome.Missing(
                        "ghcr.io/acme/tool has 2 tags, and none that match allowTags \"^[0-9]\" and are "
                                + "versions within \"^2\""));
    }

    @Test
    void whereAllTagsAreIgnoredTheMessageSaysSo() {
        tags = List.of("1.0.0-rc");
        ignoreTags = List.of("-rc");

        assertThat(ask(Strategy.LEXICAL, "^1", null))
                .isEqualTo(new Outcome.Missing("ghcr.io/acme/tool has 1 tags, and none that match allowTags \"^1\" and "
                        + "match none of ignoreTags"));
    }

    @Test
    void aListWithoutTagsSaysNothing() {
        tags = List.of();

        assertThat(ask(Strategy.LEXICAL, "^1", null))
                .isEqualTo(new Outcome.Failed(
                        "ghcr.io/acme/tool has 0 tags, and none that match allowTags \"^1\"", false));
    }

    @Override
    public Published published(ImageReference image, Optional<Published> known) {
        String tag = image.tag().orElseThrow();
        asked.add("published " + tag);
        return Published.of(new Digest("sha256", tag.substring(0, 1).repeat(64)));
    }

    @Override
    public Optional<Instant> created(ImageReference image, Published published) {
        String digit = published.digest().hex().substring(0, 1);
        asked.add("created " + digit);
        return Optional.of(Instant.parse(digit.equals("a") ? "2026-01-01T00:00:00Z" : "2026-01-02T00:00:00Z"));
    }

    @Override
    public List<String> tags(ImageReference image) {
        return tags;
    }

    private Outcome ask(Strategy strategy, String allowTags, @Nullable String constraint) {
        TagRule rule = TagRule.of(
                        strategy, Optional.ofNullable(constraint), new TagFilter(Optional.of(allowTags), ignoreTags))
                .orElseThrow();
        return new TagLookup(this).ask(TagQuery.of(IMAGE, rule), Optional.empty());
    }

    private static String tag(Outcome outcome) {
        return ((PublishedTag) outcome).image().tag().orElseThrow();
    }
}
