package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** State files as their readers find them, without files: set a key, and read it all as a state. */
public final class Recorded {

    private final SortedMap<String, Map<String, YamlNode>> images = new TreeMap<>();
    private final SortedMap<String, Map<String, YamlNode>> baseImages = new TreeMap<>();

    /** An image that stands on these base images. */
    public void image(String name, Collection<String> bases) {
        Map<String, YamlNode> tree = images.computeIfAbsent(name, any -> new LinkedHashMap<>());
        tree.put("name", YamlScalar.of(name));
        tree.put("discoveryStatus", YamlScalar.of("success"));
        tree.put("baseImages", YamlSequence.ofText(bases));
    }

    /** A base image, {@code owner/name:tag} on Docker Hub. */
    public void baseImage(String name, String image) {
        Map<String, YamlNode> tree = baseImages.computeIfAbsent(name, any -> new LinkedHashMap<>());
        tree.put("name", YamlScalar.of(name));
        tree.put("fullImage", YamlScalar.of(image));
    }

    public void set(String image, String key, String text) {
        images.get(image).put(key, YamlScalar.of(text));
    }

    public void set(String image, String key, Map<String, Digest> digests) {
        images.get(image).put(key, tree(digests));
    }

    /** The key {@code rebuildState}, with a request if its time is not empty. */
    public void setRebuild(
            String image,
            String status,
            Map<String, String> values,
            Map<String, String> request,
            Map<String, Digest> digests,
            Map<String, Instant> firstSeen) {
        YamlMapping.Builder tree = YamlMapping.builder().put("status", status);
        values.forEach(tree::put);
        if (!request.isEmpty()) {
            YamlMapping.Builder block = YamlMapping.builder();
            request.forEach(block::put);
            YamlMapping.Builder times = YamlMapping.builder();
            firstSeen.forEach((name, time) -> times.put(name, time.toString()));
            tree.put(
                    "request",
                    block.put("digests", tree(digests))
                            .put("firstSeen", times.build())
                            .build());
        }
        images.get(image).put("rebuildState", tree.build());
    }

    public void setOfBase(String baseImage, String key, String text) {
        baseImages.get(baseImage).put(key, YamlScalar.of(text));
    }

    /** What others have set since is entered into the history. */
    public void takeIn(String baseImage, Instant now) {
        List<SeenDigest> digests = state().baseImages().get(baseImage).digests(now);
        baseImages.get(baseImage).remove("updateHistory");
        for (int i = digests.size() - 1; i >= 0; i--) {
            enter(baseImage, digests.get(i).digest(), digests.get(i).firstSeen());
        }
    }

    /** The digest comes first in the history. */
    public void enter(String baseImage, Digest digest, Instant firstSeen) {
        List<YamlNode> history = new ArrayList<>();
        history.add(YamlMapping.builder()
                .put("digest", digest.toString())
                .put("firstSeen", firstSeen.toString())
                .build());
        if (baseImages.get(baseImage).get("updateHistory") instanceof YamlSequence before) {
            history.addAll(before.items());
        }
        baseImages.get(baseImage).put("updateHistory", YamlSequence.of(history));
        setOfBase(baseImage, "currentDigest", digest.toString());
    }

    public State state() {
        SortedMap<String, ImageState> readImages = new TreeMap<>();
        images.forEach((name, tree) -> readImages.put(name, ImageState.from(name, YamlMapping.of(tree))));
        SortedMap<String, BaseImageState> readBaseImages = new TreeMap<>();
        baseImages.forEach((name, tree) -> readBaseImages.put(name, BaseImageState.from(name, YamlMapping.of(tree))));
        return new State(readImages, readBaseImages, new TreeMap<>(), new TreeMap<>());
    }

    private static YamlMapping tree(Map<String, Digest> digests) {
        YamlMapping.Builder tree = YamlMapping.builder();
        digests.forEach((name, digest) -> tree.put(name, digest.toString()));
        return tree.build();
    }
}
