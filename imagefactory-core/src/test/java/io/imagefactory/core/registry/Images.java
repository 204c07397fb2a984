package io.imagefactory.core.registry;

import io.imagefactory.core.image.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Manifests and what belongs to them, made for tests. */
final class Images {

    private Images() {}

    static byte[] configuration(String platform, String created) {
        String[] parts = platform.split("/");
        return bytes("{\"os\":\"" + parts[0] + "\",\"architecture\":\"" + parts[1] + "\""
                + (parts.length > 2 ? ",\"variant\":\"" + parts[2] + "\"" : "") + ",\"created\":\"" + created
                + "\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]},\"config\":{}}");
    }

    static byte[] manifest(String type, byte[] configuration) {
        String prefix = type.equals(MediaType.DOCKER_MANIFEST)
                ? "application/vnd.docker.container.image.v1+json"
                : "application/vnd.oci.image.config.v1+json";
        return bytes("{\"schemaVersion\":2,\"mediaType\":\"" + type + "\",\"config\":{\"mediaType\":\"" + prefix
                + "\",\"digest\":\"" + digest(configuration) + "\",\"size\":" + configuration.length
                + "},\"layers\":[]}");
    }

    /** @param manifests by platform */
    static byte[] index(String type, Map<String, byte[]> manifests) {
        String part = type.equals(MediaType.DOCKER_LIST) ? MediaType.DOCKER_MANIFEST : MediaType.MANIFEST;
        return bytes("{\"schemaVersion\":2,\"mediaType\":\"" + type + "\",\"manifests\":["
                + manifests.entrySet().stream()
                        .map(entry -> {
                            String[] parts = entry.getKey().split("/");
                            return "{\"mediaType\":\"" + part + "\",\"digest\":\"" + digest(entry.getValue())
                                    + "\",\"size\":" + entry.getValue().length + ",\"platform\":{\"os\":\"" + parts[0]
                                    + "\",\"architecture\":\"" + parts[1] + "\""
                                    + (parts.length > 2 ? ",\"variant\":\"" + parts[2] + "\"" : "") + "}}";
                        })
                        .collect(Collectors.joining(","))
                + "]}");
    }

    static Digest digest(byte[] bytes) {
        return Digest.from("sha256", bytes);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
