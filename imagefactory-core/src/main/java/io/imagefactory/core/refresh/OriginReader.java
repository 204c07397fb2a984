package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.provenance.Provenance;
import io.imagefactory.core.provenance.UnusableProvenanceException;
import io.imagefactory.core.registry.ImageIndex;
import io.imagefactory.core.registry.ImageManifest;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryException;
import io.imagefactory.core.state.Evidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads what an image was built from, in one of its platforms, by the best evidence that there is: provenance, annotations,
 * labels, layers. Of the image itself at most three things are fetched, its index or manifest among them; so where there is
 * an attestation it is that or annotations of the index, and nothing else.
 */
final class OriginReader {

    private final Registry registry;
    private final PublishedTag tag;
    private final FollowedBases bases;
    private final Platform platform;
    private final Digest manifest;
    private final List<String> doubts = new ArrayList<>();

    private OriginReader(Registry registry, PublishedTag tag, FollowedBases bases, Platform platform, Digest manifest) {
        this.registry = registry;
        this.tag = tag;
        this.bases = bases;
        this.platform = platform;
        this.manifest = manifest;
    }

    /**
     * The origin of an image that has just been read.
     *
     * @param platforms for which it is built; the first that it has counts
     */
    static Origin read(Registry registry, PublishedTag tag, FollowedBases bases, List<Platform> platforms) {
        SortedMap<String, Digest> published = tag.published().platforms();
        for (Platform platform : platforms) {
            Optional<String> served = platform.servedBy(published.keySet());
            if (served.isPresent() && !bases.isEmpty()) {
                return new OriginReader(registry, tag, bases, platform, published.get(served.get())).read();
            }
        }
        return Origin.unknown(List.of());
    }

    private Origin read() {
        try {
            return tag.description().orElseThrow() instanceof ImageIndex index
                    ? ofIndex(index)
                    : ofManifest((ImageManifest) tag.description().get());
        } catch (RegistryException e) {
            doubts.add("what it was built from cannot be read: " + e.getMessage());
            return new Origin(Optional.empty(), Collections.emptySortedMap(), doubts, e.isForLater());
        }
    }

    private Origin ofIndex(ImageIndex index) throws RegistryException {
        SortedMap<String, Digest> claimed =
                index.claim(manifest).map(bases::claimed).orElseGet(Collections::emptySortedMap);
        Digest attestation = index.attestations().get(manifest);
        if (attestation == null) {
            if (index.attestations().keySet().stream()
                    .anyMatch(about -> !tag.published().platforms().containsValue(about))) {
                doubts.add("its attestation is no evidence: it is about another image");
            }
            return claimed.isEmpty()
                    ? ofManifest(registry.manifest(tag.image(), manifest))
                    : known(Evidence.LABELS, claimed);
        }
        SortedMap<String, Digest> taken = taken(attestation);
        if (taken.isEmpty()) {
            return claimed.isEmpty() ? Origin.unknown(doubts) : known(Evidence.LABELS, claimed);
        }
        compare("its provenance", taken, "its annotations", claimed);
        return known(Evidence.PROVENANCE, taken);
    }

    private SortedMap<String, Digest> taken(Digest attestation) throws RegistryException {
        try {
            Optional<Provenance> provenance = registry.provenance(tag.image(), attestation, manifest);
            SortedMap<String, Digest> taken =
                    provenance.map(read -> bases.taken(read, platform)).orElseGet(Collections::emptySortedMap);
            if (provenance.isPresent() && taken.isEmpty()) {
                doubts.add("its attestation is no evidence: it names none of its base images");
            }
            return taken;
        } catch (UnusableProvenanceException e) {
            doubts.add("its attestation is no evidence: " + e.getMessage());
        } catch (RegistryException e) {
            if (e.isForLater()) {
                throw e;
            }
            doubts.add("its attestation is no evidence: " + e.getMessage());
        }
        return Collections.emptySortedMap();
    }

    private Origin ofManifest(ImageManifest own) throws RegistryException {
        SortedMap<String, Digest> annotated =
                own.annotation().map(bases::claimed).orElseGet(Collections::emptySortedMap);
        if (!annotated.isEmpty()) {
            return known(Evidence.LABELS, annotated);
        }
        BaseLayers layers = BaseLayers.read(registry, bases, platform, own);
        SortedMap<String, Digest> labelled = own.label()
                .filter(label -> !layers.isInherited(label))
                .map(bases::claimed)
                .orElseGet(Collections::emptySortedMap);
        SortedMap<String, Digest> proven = layers.proven(own);
        if (labelled.isEmpty()) {
            return proven.isEmpty() ? Origin.unknown(doubts) : known(Evidence.LAYERS, proven);
        }
        compare("its labels", labelled, "its layers", proven);
        return known(Evidence.LABELS, labelled);
    }

    private Origin known(Evidence evidence, SortedMap<String, Digest> found) {
        return new Origin(Optional.of(evidence), found, doubts, false);
    }

    /** Two that name different entries of one history contradict each other, and the first counts. */
    private void compare(
            String better, SortedMap<String, Digest> first, String worse, SortedMap<String, Digest> second) {
        second.forEach((name, digest) -> {
            Digest counting = first.get(name);
            if (counting != null && !bases.isSame(name, counting, digest)) {
                ImageReference base = bases.bases().get(name).image();
                doubts.add("by " + worse + " it stands on " + base.familiar() + "@" + digest + ", by " + better + " on "
                        + counting + ", which counts");
            }
        });
    }
}
