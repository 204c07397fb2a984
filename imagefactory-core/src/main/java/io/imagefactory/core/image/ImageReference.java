package io.imagefactory.core.image;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image in a registry, with a tag, a digest or both.
 *
 * <p>Grammar and defaults are those of the distribution project ({@code normalize.go} and {@code regexp.go} of
 * {@code distribution/reference}), as BuildKit uses them: {@code node} is {@code docker.io/library/node:latest}, a first
 * path element with a dot, a colon or an upper-case letter is a registry (as is {@code localhost}), and
 * {@code index.docker.io} is another word for {@code docker.io}. A reference without tag and digest gets the tag
 * {@code latest}; one with a digest alone stays without a tag.
 *
 * <p>Two references are equal if their {@linkplain #canonical() canonical} texts are.
 */
public final class ImageReference implements Comparable<ImageReference> {
    private final String registry;
    private final String repository;
    private final @Nullable String tag;
    private final @Nullable Digest digest;
    private final String canonical;

    ImageReference(String registry, String repository, @Nullable String tag, @Nullable Digest digest) {
        this.registry = registry;
        this.repository = repository;
        this.tag = tag;
        this.digest = digest;
        this.canonical = join(registry + "/" + repository, tag, digest);
    }

    /**
     * Reads a reference as it stands in a Dockerfile or on a command line.
     *
     * @throws InvalidReferenceException if the text is none
     */
    public static ImageReference of(String text) {
        return ReferenceParser.parse(text);
    }

    /**
     * A reference from its parts, {@code tagged("ghcr.io", "owner/app", "1.2")}.
     *
     * @throws InvalidReferenceException if a part is invalid, or the registry would not be read as one
     */
    public static ImageReference tagged(String registry, String repository, String tag) {
        return ReferenceParser.fromParts(registry, repository, ":" + tag);
    }

    /**
     * A reference from its parts, without a tag.
     *
     * @throws InvalidReferenceException if a part is invalid, or the registry would not be read as one
     */
    public static ImageReference digested(String registry, String repository, Digest digest) {
        return ReferenceParser.fromParts(registry, repository, "@" + digest);
    }

    /** Whether a text can be a tag: at most 128 letters, digits, underscores, dots and dashes, not a dot or dash first. */
    public static boolean isTag(String text) {
        return ReferenceGrammar.isTag(text);
    }

    /** The registry's host, with its port if it has one: {@code docker.io}, {@code localhost:5000}. */
    public String registry() {
        return registry;
    }

    /** The path within the registry: {@code library/node}. */
    public String repository() {
        return repository;
    }

    /** The tag; absent only beside a digest. */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    public Optional<Digest> digest() {
        return Optional.ofNullable(digest);
    }

    /** Registry and repository: {@code docker.io/library/node}. */
    public String name() {
        return registry + "/" + repository;
    }

    /** The whole reference, nothing left to defaults: {@code docker.io/library/node:22@sha256:...}. */
    public String canonical() {
        return canonical;
    }

    /**
     * The reference as people write it: {@code node:22}, {@code node@sha256:...}, {@code ghcr.io/owner/app:1}. It is read
     * as the same reference again, which is why {@code docker.io/localhost/app} keeps its registry.
     */
    public String familiar() {
        return join(familiarName(), tag, digest);
    }

    /** The tagged image that a pinned use stands on; a reference by digest alone stays as it is. */
    public ImageReference withoutDigest() {
        return tag == null || digest == null ? this : new ImageReference(registry, repository, tag, null);
    }

    /**
     * Another tag of the same repository, not pinned.
     *
     * @throws InvalidReferenceException if it is no tag
     */
    public ImageReference withTag(String otherTag) {
        return tagged(registry, repository, otherTag);
    }

    /** The same tag (or none), pinned to the digest. */
    public ImageReference withDigest(Digest otherDigest) {
        return new ImageReference(registry, repository, tag, otherDigest);
    }

    /**
     * What the base image is called as a file or a Kubernetes object: {@code node-22-bookworm-slim},
     * {@code ghcr.io-owner-app-1.2}, {@code node-sha256-545ea5384610}. Always a {@linkplain DnsName#isValid DNS name}; a
     * pin beside a tag is no part of it.
     */
    public String resourceName() {
        return ResourceName.of(withoutDigest());
    }

    /**
     * As {@link #resourceName()}, always ending in digits of a hash, for when that name is taken.
     *
     * @param more how many digits beyond eight, for when that name is taken too
     */
    public String resourceNameWithHash(int more) {
        return ResourceName.withHash(withoutDigest(), more);
    }

    boolean isOnDockerHub() {
        return registry.equals(ReferenceParser.DOCKER_HUB);
    }

    private String familiarName() {
        if (!isOnDockerHub()) {
            return name();
        }
        int slash = repository.indexOf('/');
        String first = slash < 0 ? repository : repository.substring(0, slash);
        if (first.equals("library") && repository.indexOf('/', slash + 1) < 0) {
            return repository.substring(slash + 1);
        }
        return ReferenceGrammar.isReadAsRegistry(first) ? name() : repository;
    }

    private static String join(String name, @Nullable String tag, @Nullable Digest digest) {
        return name + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    @Override
    public int compareTo(ImageReference other) {
        return canonical.compareTo(other.canonical);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageReference reference && canonical.equals(reference.canonical);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(canonical);
    }

    /** The {@linkplain #canonical() canonical} text. */
    @Override
    public String toString() {
        return canonical;
    }
}
