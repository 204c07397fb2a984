package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.state.SeenDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the digests of a base image are to an image that is built for certain platforms: of an index, the manifests of those
 * platforms, or that there is none. A single manifest is what an index has that holds it alone. Where the platforms of a
 * digest are not known, it is itself.
 */
final class Views {

    private final Viewpoint viewpoint;
    private final Map<Digest, SortedMap<String, Digest>> indexes = new HashMap<>();
    private final Map<Digest, String> manifests = new HashMap<>();
    private final Map<Digest, Digest> contents = new HashMap<>();
    private final Map<Set<String>, List<Optional<String>>> serving = new HashMap<>();

    Views(List<SeenDigest> entries, Viewpoint viewpoint) {
        this.viewpoint = viewpoint;
        for (SeenDigest entry : entries) {
            if (!entry.platforms().isEmpty()) {
                indexes.put(entry.digest(), entry.platforms());
            }
            if (viewpoint.ignoringEqualContent()) {
                entry.content().forEach((platform, content) -> {
                    if (entry.platforms().containsKey(platform)) {
                        contents.put(entry.platforms().get(platform), content);
                    }
                });
            }
        }
        if (!indexes.isEmpty()) {
            findManifests(entries);
        }
    }

    /** What an index holds that the tag has named before it, or after. */
    private void findManifests(List<SeenDigest> entries) {
        Set<Digest> unknown = entries.stream()
                .map(SeenDigest::digest)
                .filter(digest -> !indexes.containsKey(digest))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            indexes.values()
                    .forEach(platforms -> platforms.forEach((platform, manifest) -> {
                        if (unknown.contains(manifest)) {
                            manifests.putIfAbsent(manifest, platform);
                        }
                    }));
        }
    }

    /** Equal for digests that are the same to the image. */
    List<Optional<Digest>> of(Digest digest) {
        SortedMap<String, Digest> platforms = platforms(digest);
        return platforms.isEmpty()
                ? List.of(Optional.of(digest))
                : serving(platforms).stream()
                        .map(platform -> platform.map(platforms::get).map(this::content))
                        .toList();
    }

    /** Whether the platforms of the digest are known. */
    boolean isKnown(Digest digest) {
        return !platforms(digest).isEmpty();
    }

    /** The platforms of the image that the digest is known to have nothing for. */
    List<Platform> lacking(Digest digest) {
        List<Platform> lacking = new ArrayList<>();
        if (isKnown(digest)) {
            List<Optional<String>> serving = serving(platforms(digest));
            for (int i = 0; i < serving.size(); i++) {
                if (serving.get(i).isEmpty()) {
                    lacking.add(viewpoint.platforms().get(i));
                }
            }
        }
        return lacking;
    }

    /** How two digests differ that are the same to the image; empty where they do not. */
    Optional<IdleMove> difference(Digest from, Digest to) {
        if (from.equals(to) || !of(from).equals(of(to))) {
            return Optional.empty();
        }
        SortedMap<String, Digest> before = named(platforms(from));
        SortedMap<String, Digest> after = named(platforms(to));
        SortedSet<String> moved = new TreeSet<>(before.keySet());
        moved.addAll(after.keySet());
        moved.removeIf(platform -> Objects.equals(before.get(platform), after.get(platform)));
        List<String> equal = serving(after).stream()
                .flatMap(Optional::stream)
                .filter(moved::contains)
                .distinct()
                .toList();
        return Optional.of(equal.isEmpty() ? new IdleMove(List.copyOf(moved), false) : new IdleMove(equal, true));
    }

    /** The same in normal form: an index may call {@code linux/arm64/v8} what its manifest calls {@code linux/arm64}. */
    private static SortedMap<String, Digest> named(SortedMap<String, Digest> platforms) {
        SortedMap<String, Digest> named = new TreeMap<>();
        platforms.forEach((platform, manifest) -> named.put(Platform.normalized(platform), manifest));
        return named;
    }

    private Digest content(Digest manifest) {
        return contents.getOrDefault(manifest, manifest);
    }

    private SortedMap<String, Digest> platforms(Digest digest) {
        if (indexes.containsKey(digest)) {
            return indexes.get(digest);
        }
        return manifests.containsKey(digest)
                ? new TreeMap<>(Map.of(manifests.get(digest), digest))
                : Collections.emptySortedMap();
    }

    /** Of each platform of the image the one in the index that serves it. Indexes of one image have mostly the same. */
    private List<Optional<String>> serving(SortedMap<String, Digest> platforms) {
        return serving.computeIfAbsent(
                platforms.keySet(),
                names -> viewpoint.platforms().stream()
                        .map(platform -> platform.servedBy(names))
                        .toList());
    }
}
