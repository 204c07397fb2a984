package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why an image that is due was not asked for.
 *
 * @param since when a run first found it so
 * @param reason half a sentence
 * @param digests by base image, what it was to be built from
 */
public record Hold(Instant since, String reason, SortedMap<String, Digest> digests) {

    public Hold {
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
    }

    /** One without a time or a reason is none. */
    static Optional<Hold> of(YamlMapping tree) {
        return Form.TIMESTAMP
                .read(tree, "since")
                .flatMap(since -> Form.TEXT
                        .read(tree, "reason")
                        .map(reason -> new Hold(
                                since,
                                reason,
                                Form.DIGESTS.read(tree, "digests").orElseGet(TreeMap::new))));
    }

    YamlMapping tree() {
        return YamlMapping.builder()
                .put("since", Form.TIMESTAMP.write(since))
                .put("reason", reason)
                .put("digests", Form.DIGESTS.write(digests))
                .build();
    }

    /** The same since when it was so before, where that was for the same digests. */
    Hold after(Optional<Hold> before) {
        return before.filter(other -> other.digests.equals(digests))
                .map(other -> new Hold(other.since, reason, digests))
                .orElse(this);
    }
}
