package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlSequence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The digests that an image has had, newest first, each with the time when it was first seen: {@code updateHistory}.
 *
 * @param entries what is no digest with a time is carried along among them
 */
public record DigestHistory(List<Entry> entries) {

    static final DigestHistory EMPTY = new DigestHistory(List.of());

    public DigestHistory {
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param digest absent where it says none
     * @param firstSeen absent where it says no time
     * @param releases what people have said of it
     * @param asItStands in the file, with what is unknown of it
     */
    public record Entry(
            Optional<Digest> digest, Optional<Instant> firstSeen, List<Release> releases, YamlNode asItStands) {

        static Entry of(YamlNode node) {
            return node instanceof YamlMapping tree
                    ? new Entry(
                            Form.DIGEST.read(tree, "digest"),
                            Form.TIMESTAMP.read(tree, "firstSeen"),
                            Release.of(tree),
                            tree)
                    : new Entry(Optional.empty(), Optional.empty(), List.of(), node);
        }

        static Entry of(Digest digest, Instant firstSeen) {
            YamlMapping node = YamlMapping.builder()
                    .put("digest", Form.DIGEST.write(digest))
                    .put("firstSeen", Form.TIMESTAMP.write(firstSeen))
                    .build();
            return new Entry(Optional.of(digest), Optional.of(firstSeen), List.of(), node);
        }

        boolean names(Digest other) {
            return digest.filter(other::equals).isPresent();
        }

        /** Empty for what is no digest with a time. */
        Optional<SeenDigest> seen() {
            return digest.flatMap(what -> firstSeen.map(when -> new SeenDigest(what, when, releases)));
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

    /** With the release noted with the digest, where that is in the history. */
    public DigestHistory released(Digest digest, Release release) {
        return new DigestHistory(entries.stream()
                .map(entry -> entry.names(digest) ? Entry.of(release.addedTo((YamlMapping) entry.asItStands())) : entry)
                .toList());
    }
}
