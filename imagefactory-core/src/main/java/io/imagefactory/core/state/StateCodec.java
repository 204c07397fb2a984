package io.imagefactory.core.state;

import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlSequence;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** State files as data, and what they say. */
public final class StateCodec {

    private StateCodec() {}

    /** What a file of {@code state/images} says. */
    public static ImageState image(String name, YamlMapping tree) {
        return new ImageState(
                name,
                new Declared(ofKind(Folder.IMAGES, FieldKind.DECLARED, tree)),
                new ImageState.Derived(
                        tree.text(Field.DISCOVERY_STATUS.key())
                                .flatMap(DiscoveryStatus::of)
                                .orElse(DiscoveryStatus.PENDING),
                        tree.text(Field.DISCOVERY_ERROR.key()),
                        tree.text(Field.REPO_URL.key()),
                        Form.texts(tree.get(Field.BASE_IMAGES.key())),
                        new PinnedDigests(tree.mapping(Field.PINNED_DIGESTS.key()))),
                Observed.of(Folder.IMAGES, tree));
    }

    /**
     * What a file of {@code state/base-images} says, with what Kargo has recorded {@linkplain #recorded since}; which image it is, is told by registry, repository and tag, or by
     * {@code fullImage}.
     *
     * @param kargo what the file of {@code state/kargo} says
     * @throws IllegalArgumentException where neither tells
     */
    public static BaseImageState baseImage(String name, YamlMapping tree, Optional<YamlMapping> kargo) {
        return new BaseImageState(
                name,
                reference(tree),
                Form.texts(tree.get(Field.DEPENDENT_IMAGES.key())),
                Observed.of(Folder.BASE_IMAGES, tree),
                kargo.map(file -> Observed.of(Folder.KARGO, file)));
    }

    /**
     * The file of the base image as if Kargo had written there, in place of its own file: where it has recorded another
     * digest after ours. Both say when, and nothing else tells which of two digests is the later one, for a tag may go back.
     */
    static YamlMapping recorded(YamlMapping tree, YamlMapping kargo) {
        Observed known = Observed.of(Folder.BASE_IMAGES, tree);
        Observed seen = Observed.of(Folder.KARGO, kargo);
        Instant updated = known.get(Field.LAST_UPDATED).orElse(Instant.MIN);
        boolean isNews = seen.get(Field.CURRENT_DIGEST).isPresent()
                && !seen.get(Field.CURRENT_DIGEST).equals(known.get(Field.CURRENT_DIGEST))
                && seen.get(Field.LAST_UPDATED).filter(updated::isBefore).isPresent();
        return isNews
                ? inOrder(
                        Folder.BASE_IMAGES,
                        tree,
                        kargo.filter(Field.RECORDED.stream().map(Field::key).toList()::contains))
                : tree;
    }

    /** What the file of the image says from now on. */
    public static YamlMapping tree(ImageState image) {
        ImageState.Derived derived = image.derived();
        YamlMapping.Builder values = YamlMapping.builder()
                .put(Field.NAME.key(), image.name())
                .put(Field.DISCOVERY_STATUS.key(), derived.status().text())
                .put(Field.DISCOVERY_ERROR.key(), derived.error())
                .put(Field.REPO_URL.key(), derived.repoURL())
                .put(Field.BASE_IMAGES.key(), YamlSequence.ofText(derived.baseImages()));
        YamlMapping pins = derived.pinnedDigests().asItStands();
        if (!pins.isEmpty()) {
            values.put(Field.PINNED_DIGESTS.key(), pins);
        }
        return inOrder(
                Folder.IMAGES,
                image.declared().values(),
                values.build(),
                image.observed().tree());
    }

    /** What the file of the base image says from now on. */
    public static YamlMapping tree(BaseImageState base) {
        ImageReference image = base.image();
        YamlMapping.Builder values = YamlMapping.builder()
                .put(Field.NAME.key(), base.name())
                .put(Field.FULL_IMAGE.key(), image.familiar())
                .put(Field.REGISTRY.key(), image.registry())
                .put(Field.REPOSITORY.key(), image.repository())
                .put(Field.TAG.key(), image.tag())
                .put(Field.REPO_URL.key(), base.repoURL())
                .put(Field.TAG_ALLOWED.key(), base.allowTags())
                .put(Field.TAG_STRATEGY.key(), image.tag().map(tag -> "Lexical"))
                .put(Field.DEPENDENT_IMAGES.key(), YamlSequence.ofText(base.dependentImages()));
        return inOrder(Folder.BASE_IMAGES, values.build(), base.observed().tree());
    }

    /** What Kargo's file of the base image says from now on. */
    static YamlMapping kargoTree(String name, Observed kargo) {
        return inOrder(
                Folder.KARGO, YamlMapping.builder().put(Field.NAME.key(), name).build(), kargo.tree());
    }

    /** @throws IllegalArgumentException where nothing in the file tells which image it is */
    static ImageReference reference(YamlMapping tree) {
        Optional<String> repository = tree.text(Field.REPOSITORY.key());
        Optional<String> tag = tree.text(Field.TAG.key());
        if (repository.isPresent() && tag.isPresent()) {
            String registry =
                    tree.text(Field.REGISTRY.key()).map(host -> host + "/").orElse("");
            return ImageReference.of(registry + repository.get() + ":" + tag.get());
        }
        return tree.text(Field.FULL_IMAGE.key())
                .map(ImageReference::of)
                .orElseThrow(() -> new IllegalArgumentException(
                        "it says neither repository and tag nor fullImage, so which image it is cannot be told"));
    }

    /**
     * What the file says, whoever wrote it: timestamps in one spelling, and {@code None}, which Python writes for nothing,
     * as nothing. Two files that say the same are equal after this.
     */
    static YamlMapping canonical(Folder folder, YamlMapping tree) {
        YamlMapping.Builder values = YamlMapping.builder();
        tree.values().forEach((key, value) -> {
            Field<?> field = Field.find(folder, key);
            values.put(key, field == null ? value : field.canonical(value));
        });
        return values.build();
    }

    /** Only what images.yaml and the Dockerfiles decide. */
    static YamlMapping decided(Folder folder, YamlMapping tree) {
        return tree.filter(key -> Field.kindOf(folder, key) != FieldKind.OBSERVED);
    }

    /** The values of one kind. */
    static YamlMapping ofKind(Folder folder, FieldKind kind, YamlMapping tree) {
        return tree.filter(key -> Field.kindOf(folder, key) == kind);
    }

    /** All values in the order in which they are written, what this version does not know last. */
    static YamlMapping inOrder(Folder folder, YamlMapping... parts) {
        Map<String, YamlNode> all = new LinkedHashMap<>();
        for (YamlMapping part : parts) {
            all.putAll(part.values());
        }
        YamlMapping.Builder ordered = YamlMapping.builder();
        for (Field<?> field : Field.of(folder)) {
            YamlNode value = all.get(field.key());
            if (value != null) {
                ordered.put(field.key(), value);
            }
        }
        return ordered.putAllAbsent(all).build();
    }

    /** The keys whose values differ, in the order in which they are written. */
    static Set<String> differences(Folder folder, YamlMapping before, YamlMapping after) {
        Set<String> keys = new LinkedHashSet<>(inOrder(folder, before, after).keys());
        keys.removeIf(key -> before.get(key).equals(after.get(key)));
        return Collections.unmodifiableSet(keys);
    }
}
