package io.imagefactory.core.tags;

import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tags count by their text alone.
 *
 * @param allowTags a regular expression in RE2 syntax, not anchored unless it says so, that a tag must match
 * @param ignoreTags expressions of the same kind; a tag that matches one of them does not count
 */
public record TagFilter(Optional<String> allowTags, List<String> ignoreTags) {

    /** Every tag counts. */
    public static final TagFilter NONE = new TagFilter(Optional.empty(), List.of());

    public TagFilter {
        ignoreTags = List.copyOf(ignoreTags);
    }

    /** What matches the expression counts. */
    public static TagFilter allowing(String regex) {
        return new TagFilter(Optional.of(regex), List.of());
    }

    /** Those of the tags that count, each once. */
    Stream<String> among(Collection<String> tags) {
        Predicate<String> allowed = allowTags.map(TagFilter::matching).orElse(tag -> true);
        return tags.stream()
                .distinct()
                .filter(ignoreTags.stream()
                        .map(TagFilter::matching)
                        .map(Predicate::not)
                        .reduce(allowed, Predicate::and));
    }

    /** The one tag that it lets count, whatever is published: that of an anchored expression without any choice. */
    Optional<String> onlyTag() {
        return allowTags.flatMap(OneTag::of);
    }

    /** What it asks of tags, to follow "tags that". @param versions what is asked of them besides */
    String inWords(Optional<String> versions) {
        return Stream.of(
                        allowTags.map(regex -> "match allowTags \"" + regex + "\""),
                        versions,
                        ignoreTags.stream().findFirst().map(any -> "match none of ignoreTags"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" and "));
    }

    private static Predicate<String> matching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return tag -> pattern.matcher(tag).find();
    }
}
