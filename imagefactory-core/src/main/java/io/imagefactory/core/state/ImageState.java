package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of an enrolled image: {@code state/images/<name>.yaml}.
 *
 * @param name as in images.yaml
 * @param declared from images.yaml
 * @param derived from images.yaml and the Dockerfile
 * @param observed everything else
 */
public record ImageState(String name, Declared declared, Derived derived, Observed observed) {

    /** Among the digests that pin a base image: it is also used without. */
    public static final String FLOATING = "floating";

    /**
     * What follows from images.yaml and the Dockerfile.
     *
     * @param status how far discovery has come
     * @param error why it failed
     * @param repoURL registry and repository, for external images
     * @param baseImages the names of the base images' files, sorted
     * @param pinnedDigests by base image, the digests that pin it in the Dockerfile, and {@code floating} if it is also
     *     used without
     */
    public record Derived(
            DiscoveryStatus status,
            Optional<String> error,
            Optional<String> repoURL,
            List<String> baseImages,
            YamlMapping pinnedDigests) {

        public Derived {
            baseImages = List.copyOf(new TreeSet<>(baseImages));
        }
    }

    /** The digest of what was built last. */
    public Optional<Digest> currentDigest() {
        return observed.digest(Field.CURRENT_DIGEST);
    }

    /** When it was last built, as CI says. */
    public Optional<Instant> lastBuilt() {
        return observed.instant(Field.LAST_BUILT);
    }

    /** When its digest was seen to change. */
    public Optional<Instant> lastUpdated() {
        return observed.instant(Field.LAST_UPDATED);
    }

    /** When it was first seen in images.yaml. */
    public Optional<Instant> enrolledAt() {
        return observed.instant(Field.ENROLLED_AT);
    }

    /** The digests that it has had, newest first, as {@link BaseImageState#digests} has them. */
    public List<SeenDigest> digests(Instant now) {
        return new DigestHistory(now, Set.of()).digests(observed, enrolledAt());
    }

    /** By base image, the digest that it is said to be built from; what is no digest is left out. */
    public Map<String, Digest> builtFrom() {
        return digests(observed.values().mapping(Field.BUILT_FROM.key()));
    }

    /** What is known of rebuilds; an image that was never rebuilt has the same as one whose state was lost. */
    public RebuildState rebuildState() {
        return RebuildState.from(observed.values().mapping(Field.REBUILD_STATE.key()));
    }

    /** Whether a rebuild is due, or was asked for and has not ended, as {@code rebuildState} has it. */
    public boolean isRebuildPending() {
        YamlMapping tree = observed.values().mapping(Field.REBUILD_STATE.key());
        return tree.text(RebuildState.PENDING).filter("true"::equalsIgnoreCase).isPresent()
                || tree.text(RebuildState.STATUS)
                        .flatMap(RebuildStatus::of)
                        .filter(RebuildStatus.TRIGGERED::equals)
                        .isPresent();
    }

    /** Whether a move of the base image's tag changes what is built: not if every use of it is pinned to a digest. */
    public boolean follows(String baseImage) {
        return derived.pinnedDigests().get(baseImage).isEmpty()
                || texts(derived.pinnedDigests(), baseImage).contains(FLOATING);
    }

    /** The same image, of which this was observed. */
    public ImageState with(Observed other) {
        return observed.equals(other) ? this : new ImageState(name, declared, derived, other);
    }

    static Map<String, Digest> digests(YamlMapping byName) {
        Map<String, Digest> digests = new TreeMap<>();
        byName.keys()
                .forEach(name ->
                        byName.text(name).flatMap(Observed::digest).ifPresent(digest -> digests.put(name, digest)));
        return digests;
    }

    static ImageState from(String name, YamlMapping tree) {
        YamlMapping declared = StateTree.ofKind(Folder.IMAGES, FieldKind.DECLARED, tree);
        YamlMapping observed = StateTree.ofKind(Folder.IMAGES, FieldKind.OBSERVED, tree);
        Derived derived = new Derived(
                tree.text(Field.DISCOVERY_STATUS.key())
                        .flatMap(DiscoveryStatus::of)
                        .orElse(DiscoveryStatus.PENDING),
                tree.text(Field.DISCOVERY_ERROR.key()),
                tree.text(Field.REPO_URL.key()),
                texts(tree, Field.BASE_IMAGES),
                tree.mapping(Field.PINNED_DIGESTS.key()));
        return new ImageState(name, new Declared(declared), derived, new Observed(observed));
    }

    YamlMapping toTree() {
        YamlMapping.Builder values = YamlMapping.builder()
                .put(Field.NAME.key(), name)
                .put(Field.DISCOVERY_STATUS.key(), derived.status().text())
                .put(Field.DISCOVERY_ERROR.key(), derived.error())
                .put(Field.REPO_URL.key(), derived.repoURL())
                .put(Field.BASE_IMAGES.key(), YamlSequence.ofText(derived.baseImages()));
        if (!derived.pinnedDigests().isEmpty()) {
            values.put(Field.PINNED_DIGESTS.key(), derived.pinnedDigests());
        }
        return StateTree.inOrder(Folder.IMAGES, declared.values(), values.build(), observed.values());
    }

    /** Whether images.yaml and the Dockerfile say the same of the other. */
    public boolean isDecidedLike(ImageState other) {
        return declared.equals(other.declared) && derived.equals(other.derived);
    }

    /** Whether its Dockerfile has been looked at since its source was last changed. */
    public boolean isAnalysed() {
        return derived.status() == DiscoveryStatus.SUCCESS || derived.status() == DiscoveryStatus.FAILED;
    }

    static List<String> texts(YamlMapping tree, Field field) {
        return texts(tree, field.key());
    }

    static List<String> texts(YamlMapping tree, String key) {
        List<String> texts = new ArrayList<>();
        if (tree.get(key).orElse(null) instanceof YamlSequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlScalar scalar && !scalar.isNull()) {
                    texts.add(scalar.text());
                }
            }
        }
        return texts;
    }
}
