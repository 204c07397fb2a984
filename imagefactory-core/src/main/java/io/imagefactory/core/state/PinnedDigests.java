package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By base image, the digests that pin it in a Dockerfile: {@code pinnedDigests}.
 *
 * @param asItStands in the file
 */
public record PinnedDigests(YamlMapping asItStands) {

    /** No base image is pinned. */
    public static final PinnedDigests NONE = new PinnedDigests(YamlMapping.EMPTY);

    /** Among the digests: it is also used without. */
    private static final String FLOATING = "floating";

    /**
     * What pins one base image.
     *
     * @param floating whether it is also used without
     */
    public record Pins(Collection<Digest> digests, boolean floating) {
        public Pins {
            digests = List.copyOf(digests);
        }
    }

    public static PinnedDigests of(Map<String, Pins> byBaseImage) {
        SortedMap<String, YamlSequence> tree = new TreeMap<>();
        byBaseImage.forEach((base, pins) -> {
            List<String> words = new ArrayList<>(
                    pins.digests().stream().map(Digest::toString).toList());
            if (pins.floating()) {
                words.add(FLOATING);
            }
            tree.put(base, YamlSequence.ofText(words));
        });
        return new PinnedDigests(YamlMapping.of(tree));
    }

    /** Whether every use of the base image is pinned. */
    boolean holds(String baseImage) {
        return asItStands.get(baseImage).isPresent()
                && !Form.texts(asItStands.get(baseImage)).contains(FLOATING);
    }
}
