package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is known of a base image: {@code state/base-images/<name>.yaml}.
 *
 * @param name the file's name, which it keeps for good
 * @param image with a tag and no digest, or with a digest and no tag
 * @param dependentImages the names of the managed images that stand on it, sorted
 * @param observed what was seen of it, by Kargo last where it looked last
 * @param kargo what Kargo's file of it says, {@code state/kargo/<name>.yaml}, where it has one
 */
public record BaseImageState(
        String name, ImageReference image, List<String> dependentImages, Observed observed, Optional<Observed> kargo) {

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
        return observed.get(Field.CURRENT_DIGEST);
    }

    /** When a registry last answered for it. */
    public Optional<Instant> lastChecked() {
        return observed.get(Field.LAST_CHECKED);
    }

    /**
     * Since when its registry says that there is no such tag; empty where somebody has seen the tag since, whoever keeps
     * the file.
     */
    public Optional<Instant> missingSince() {
        return observed.missingSince();
    }

    /**
     * The digests that it has had, newest first. One that others have set since the history was last written is reckoned
     * with, as the next goal that writes would enter it.
     */
    public List<SeenDigest> digests(Instant now) {
        return DigestIntake.digests(observed, now);
    }

    /** With the release of a digest, where its history has that. */
    public BaseImageState released(Digest digest, Release release) {
        return with(observed.with(
                Field.UPDATE_HISTORY,
                observed.get(Field.UPDATE_HISTORY).map(history -> history.released(digest, release))));
    }

    /** The same image, of which this was observed. */
    public BaseImageState with(Observed other) {
        return observed.equals(other) ? this : new BaseImageState(name, image, dependentImages, other, kargo);
    }

    /** With a file for Kargo that has the keys which it sets, unless it has one, or no tag and so nothing to record. */
    public BaseImageState withFileForKargo() {
        if (kargo.isPresent() || image.tag().isEmpty()) {
            return this;
        }
        Observed known = Observed.NOTHING
                .withKey(Field.CURRENT_DIGEST)
                .withKey(Field.PREVIOUS_DIGEST)
                .withKey(Field.LAST_UPDATED)
                .with(Field.CURRENT_DIGEST, currentDigest())
                .with(Field.LAST_UPDATED, observed.get(Field.LAST_UPDATED));
        return new BaseImageState(name, image, dependentImages, observed, Optional.of(known));
    }
}
