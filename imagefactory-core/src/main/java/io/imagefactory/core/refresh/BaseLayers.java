package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.provenance.BaseClaim;
import io.imagefactory.core.registry.ImageManifest;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The layers on which an image may stand.
 *
 * @param read by base image, the manifests of one platform that were read
 */
record BaseLayers(FollowedBases bases, SortedMap<String, Map<Digest, ImageManifest>> read) {

    /** So far back the digests of a base image are looked at, unless one of them is in the image. */
    private static final int DEPTH = 5;

    /** Reads the newest of each, then the one before of each, until the image stands on one of them. */
    static BaseLayers read(Registry registry, FollowedBases bases, Platform platform, ImageManifest own)
            throws RegistryException {
        SortedMap<String, List<Digest>> manifests = bases.manifests(platform);
        SortedMap<String, Map<Digest, ImageManifest>> read = new TreeMap<>();
        for (int i = 0; i < DEPTH; i++) {
            boolean found = false;
            for (Map.Entry<String, List<Digest>> base : manifests.entrySet()) {
                if (i < base.getValue().size()) {
                    Digest digest = base.getValue().get(i);
                    Optional<ImageManifest> manifest =
                            manifest(registry, bases.bases().get(base.getKey()).image(), digest);
                    manifest.ifPresent(known -> read.computeIfAbsent(base.getKey(), any -> new TreeMap<>())
                            .put(digest, known));
                    found |= manifest.filter(own::standsOn).isPresent();
                }
            }
            if (found) {
                break;
            }
        }
        return new BaseLayers(bases, read);
    }

    /** Whether a base image has the same label, so that the image may only have it from there. */
    boolean isInherited(BaseClaim label) {
        return read.values().stream()
                .flatMap(manifests -> manifests.values().stream())
                .anyMatch(manifest -> manifest.label().equals(Optional.of(label)));
    }

    /**
     * The base image of the last stage: of those on whose layers the image stands the one with the most. One that may
     * only be there because another base image stands on it proves nothing.
     */
    SortedMap<String, Digest> proven(ImageManifest own) {
        SortedMap<String, Digest> proven = new TreeMap<>();
        int most = read.values().stream()
                .flatMap(manifests -> manifests.values().stream())
                .filter(own::standsOn)
                .mapToInt(manifest -> manifest.layers().size())
                .max()
                .orElse(-1);
        read.forEach((name, manifests) -> manifests.forEach((digest, manifest) -> {
            if (own.standsOn(manifest) && manifest.layers().size() == most && isLast(name, manifest)) {
                proven.put(name, digest);
            }
        }));
        return proven;
    }

    private boolean isLast(String name, ImageManifest manifest) {
        return bases.all()
                && bases.bases().keySet().stream()
                        .filter(other -> !other.equals(name))
                        .allMatch(other -> read.containsKey(other)
                                && read.get(other).values().stream()
                                        .noneMatch(others -> others.standsOn(manifest)
                                                && !others.layers().equals(manifest.layers())));
    }

    private static Optional<ImageManifest> manifest(Registry registry, ImageReference base, Digest digest)
            throws RegistryException {
        try {
            return Optional.of(registry.manifest(base, digest));
        } catch (RegistryException e) {
            if (e.isForLater()) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
