package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlSequence;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * The digests that an image has had, newest first, each with the time when it was first seen: {@code updateHistory}.
 *
 * @param entries what is no digest with a time is carried along among them
 */
public record DigestHistory(List<Entry> entries) {

    private static final String DIGEST = "digest";
    private static final String FIRST_SEEN = "firstSeen";
    private static final String PLATFORMS = "platforms";
    private static final String CONTENT = "content";
    private static final List<String> KEYS = List.of(DIGEST, FIRST_SEEN, PLATFORMS, CONTENT, Release.KEY);

    static final DigestHistory EMPTY = new DigestHistory(List.of());

    public DigestHistory {
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param digest absent where it says none
     * @param firstSeen absent where it says no time
     * @param platforms by platform the digest of its manifest; empty where it says none
     * @param content by platform what is in the image, as a hash; empty where it says none
     * @param releases what people have said of it
     * @param asItStands in the file, with what is unknown of it
     */
    public record Entry(
            Optional<Digest> digest,
            Optional<Instant> firstSeen,
            SortedMap<String, Digest> platforms,
            SortedMap<String, Digest> content,
            List<Release> releases,
            YamlNode asItStands) {

        static Entry of(YamlNode node) {
            YamlMapping tree = node instanceof YamlMapping mapping ? mapping : YamlMapping.EMPTY;
            return new Entry(
                    Form.DIGEST.read(tree, DIGEST),
                    Form.TIMESTAMP.read(tree, FIRST_SEEN),
                    Form.DIGESTS.read(tree, PLATFORMS).orElseGet(Collections::emptySortedMap),
                    Form.DIGESTS.read(tree, CONTENT).orElseGet(Collections::emptySortedMap),
                    Release.of(tree),
                    node);
        }

        static Entry of(Digest digest, Instant firstSeen) {
            return of(YamlMapping.builder()
                    .put(DIGEST, Form.DIGEST.write(digest))
                    .put(FIRST_SEEN, Form.TIMESTAMP.write(firstSeen))
                    .build());
        }

        boolean names(Digest other) {
            return digest.filter(other::equals).isPresent();
        }

        /** Empty for what is no digest with a time. */
        Optional<SeenDigest> seen() {
            return digest.flatMap(
                    what -> firstSeen.map(when -> new SeenDigest(what, when, platforms, content, releases)));
        }
    }

    static DigestHistory of(YamlSequence list) {
        return new DigestHistory(list.items().stream().map(Entry::of).toList());
    }

    YamlSequence tree() {
        return YamlSequence.of(entries.stream().map(Entry::asItStands).toList());
    }

    /** When the digest was first seen, of the last time that it came. */
    public Optional<Instant> seen(Digest digest) {
        return entries.stream().filter(entry -> entry.names(digest)).findFirst().flatMap(Entry::firstSeen);
    }

    /** With the platforms of a digest, where that is in the history. */
    public DigestHistory withPlatforms(Digest digest, SortedMap<String, Digest> platforms) {
        return with(digest, entry -> entry.with(PLATFORMS, Form.DIGESTS.write(platforms)));
    }

    /** With what is in platforms of a digest, where that is in the history. */
    public DigestHistory withContent(Digest digest, SortedMap<String, Digest> content) {
        return with(digest, entry -> entry.with(CONTENT, Form.DIGESTS.write(content)));
    }

    /** With the release noted with the digest, where that is in the history. */
    public DigestHistory released(Digest digest, Release release) {
        return with(digest, release::addedTo);
    }

    private DigestHistory with(Digest digest, UnaryOperator<YamlMapping> change) {
        return new DigestHistory(entries.stream()
                .map(entry ->
                        entry.names(digest) ? Entry.of(inOrder(change.apply((YamlMapping) entry.asItStands()))) : entry)
                .toList());
    }

    static YamlMapping inOrder(YamlMapping entry) {
        YamlMapping.Builder tree = YamlMapping.builder();
        KEYS.forEach(key -> entry.get(key).ifPresent(value -> tree.put(key, value)));
        return tree.putAllAbsent(entry.values()).build();
    }
}
