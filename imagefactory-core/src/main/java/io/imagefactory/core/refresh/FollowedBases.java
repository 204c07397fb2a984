package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.provenance.BaseClaim;
import io.imagefactory.core.provenance.Material;
import io.imagefactory.core.provenance.Provenance;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The base images of an image whose tags it follows, and what they have named.
 *
 * @param bases by name
 * @param histories by name, newest first
 * @param all whether it has no others, such as pinned ones
 */
record FollowedBases(SortedMap<String, BaseImageState> bases, Map<String, List<SeenDigest>> histories, boolean all) {

    static FollowedBases of(ImageState image, State state, Instant now) {
        SortedMap<String, BaseImageState> bases = new TreeMap<>();
        image.derived().baseImages().stream()
                .filter(image::follows)
                .flatMap(name -> state.baseImage(name).stream())
                .filter(base -> base.image().tag().isPresent())
                .forEach(base -> bases.put(base.name(), base));
        Map<String, List<SeenDigest>> histories =
                bases.values().stream().collect(Collectors.toMap(BaseImageState::name, base -> base.digests(now)));
        return new FollowedBases(
                bases, histories, bases.size() == image.derived().baseImages().size());
    }

    boolean isEmpty() {
        return bases.isEmpty();
    }

    /** By base image, the manifests of that platform that its tag has named, newest first. */
    SortedMap<String, List<Digest>> manifests(Platform platform) {
        SortedMap<String, List<Digest>> manifests = new TreeMap<>();
        histories.forEach((name, history) -> manifests.put(
                name,
                history.stream()
                        .flatMap(seen ->
                                platform.servedBy(seen.platforms().keySet()).map(seen.platforms()::get).stream())
                        .distinct()
                        .toList()));
        return manifests;
    }

    /**
     * The base image that is claimed, with the digest: one of these by its name, or, where none is said, the only one that
     * has had the digest. Any other claim is one that was inherited.
     */
    SortedMap<String, Digest> claimed(BaseClaim claim) {
        List<String> names = bases.values().stream()
                .filter(base -> claim.name()
                        .map(name -> name.name().equals(base.image().name())
                                && (name.tag().isEmpty()
                                        || name.tag().equals(base.image().tag())))
                        .orElseGet(() -> knows(base.name(), claim.digest())))
                .map(BaseImageState::name)
                .toList();
        return names.size() == 1 ? new TreeMap<>(Map.of(names.get(0), claim.digest())) : Collections.emptySortedMap();
    }

    /**
     * What a build has taken, by base image; one that it has taken in several versions for the platform is left out. A
     * material of another name counts where the base image has had its digest: so a mirror is seen through.
     */
    SortedMap<String, Digest> taken(Provenance provenance, Platform platform) {
        SortedMap<String, Digest> taken = new TreeMap<>();
        bases.forEach((name, base) -> {
            List<Material> named =
                    materials(provenance, material -> material.image().equals(base.image()));
            List<Material> candidates =
                    named.isEmpty() ? materials(provenance, material -> knows(name, material.digest())) : named;
            List<Material> ofPlatform = candidates.stream()
                    .filter(material ->
                            material.platform().filter(platform::equals).isPresent())
                    .toList();
            Set<Digest> digests = (ofPlatform.isEmpty() ? candidates : ofPlatform)
                    .stream().map(Material::digest).collect(Collectors.toSet());
            if (digests.size() == 1) {
                taken.put(name, digests.iterator().next());
            }
        });
        return taken;
    }

    private static List<Material> materials(Provenance provenance, Predicate<Material> condition) {
        return provenance.materials().stream().filter(condition).toList();
    }

    private boolean knows(String name, Digest digest) {
        return entries(histories.getOrDefault(name, List.of()), digest)
                .findAny()
                .isPresent();
    }

    /** Whether the two are one entry of the base image's history, as an index and a manifest in it are. */
    boolean isSame(String name, Digest one, Digest other) {
        return one.equals(other)
                || entries(histories.get(name), one)
                        .anyMatch(
                                seen -> entries(List.of(seen), other).findAny().isPresent());
    }

    /** The entries of a history that have the digest, or a platform with it. */
    static Stream<SeenDigest> entries(List<SeenDigest> history, Digest digest) {
        return history.stream()
                .filter(seen -> seen.digest().equals(digest) || seen.platforms().containsValue(digest));
    }
}
