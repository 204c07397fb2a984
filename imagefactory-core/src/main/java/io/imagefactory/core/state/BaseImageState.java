package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlSequence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of a base image: {@code state/base-images/<name>.yaml}.
 *
 * @param name the file's name, which it keeps for good
 * @param image with a tag and no digest, or with a digest and no tag
 * @param dependentImages the names of the managed images that stand on it, sorted
 * @param observed what was seen of it
 */
public record BaseImageState(String name, ImageReference image, List<String> dependentImages, Observed observed) {

    public BaseImageState {
        image = image.withoutDigest();
        dependentImages = List.copyOf(new TreeSet<>(dependentImages));
    }

    /** Registry and repository as one text: {@code docker.io/library/node}. */
    public String repoURL() {
        return image.registry() + "/" + image.repository();
    }

    /** The regular expression, in RE2 syntax, that its tag alone matches; empty without a tag. */
    public Optional<String> allowTags() {
        return image.tag().map(tag -> "^" + tag.replace(".", "\\.") + "$");
    }

    /** The digest that its tag names. */
    public Optional<Digest> currentDigest() {
        return observed.digest(Field.CURRENT_DIGEST);
    }

    /** When a registry last answered for it. */
    public Optional<Instant> lastChecked() {
        return observed.instant(Field.LAST_CHECKED);
    }

    /**
     * The digests that it has had, newest first. One that others have set since the history was last written is reckoned
     * with, as the next goal that writes would enter it.
     */
    public List<SeenDigest> digests(Instant now) {
        return new DigestHistory(now, Set.of()).digests(observed, observed.instant(Field.FIRST_DISCOVERED));
    }

    /**
     * Reads the file; which image it is, is told by registry, repository and tag, or by {@code fullImage}.
     *
     * @throws IllegalArgumentException where neither tells
     */
    static BaseImageState from(String name, YamlMapping tree) {
        return new BaseImageState(
                name,
                image(tree),
                ImageState.texts(tree, Field.DEPENDENT_IMAGES),
                new Observed(StateTree.ofKind(Folder.BASE_IMAGES, FieldKind.OBSERVED, tree)));
    }

    YamlMapping toTree() {
        YamlMapping.Builder values = YamlMapping.builder()
                .put(Field.NAME.key(), name)
                .put(Field.FULL_IMAGE.key(), image.familiar())
                .put(Field.REGISTRY.key(), image.registry())
                .put(Field.REPOSITORY.key(), image.repository())
                .put(Field.TAG.key(), image.tag())
                .put(Field.REPO_URL.key(), repoURL())
                .put(Field.TAG_ALLOWED.key(), allowTags())
                .put(Field.TAG_STRATEGY.key(), image.tag().map(tag -> "Lexical"))
                .put(Field.DEPENDENT_IMAGES.key(), YamlSequence.ofText(dependentImages));
        return StateTree.inOrder(Folder.BASE_IMAGES, values.build(), observed.values());
    }

    private static ImageReference image(YamlMapping tree) {
        Optional<String> repository = tree.text(Field.REPOSITORY.key());
        Optional<String> tag = tree.text(Field.TAG.key());
        if (repository.isPresent() && tag.isPresent()) {
            String registry =
                    tree.text(Field.REGISTRY.key()).map(host -> host + "/").orElse("");
            return ImageReference.of(registry + repository.get() + ":" + tag.get());
        }
        return tree.text(Field.FULL_IMAGE.key())
                .map(text -> ImageReference.of(text).withoutDigest())
                .orElseThrow(() -> new IllegalArgumentException(
                        "it says neither repository and tag nor fullImage, so which image it is cannot be told"));
    }
}
