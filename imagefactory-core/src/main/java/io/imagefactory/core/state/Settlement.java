package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlScalar;

/**
 * Closes a rebuild that was asked for, once a build has followed it: {@code builtFrom} says from now on what was asked
 * for, unless whoever built has said so already.
 */
public final class Settlement {

    private Settlement() {}

    /** What was observed of the image, with its request closed if it is settled. */
    public static Observed of(ImageState image) {
        RebuildState state = image.rebuildState();
        if (!state.isSettled(image)) {
            return image.observed();
        }
        RebuildState.Request request = state.request().orElseThrow();
        boolean moved = RebuildState.isMoved(request, image);
        YamlMapping before = image.observed().values().mapping(Field.REBUILD_STATE.key());
        YamlMapping.Builder after = YamlMapping.builder()
                .put(RebuildState.STATUS, RebuildStatus.MONITORING.text())
                .put(RebuildState.PENDING, RebuildStatus.MONITORING.isPending())
                .put(
                        RebuildState.BUILT_DIGEST,
                        image.currentDigest().filter(any -> moved).map(Digest::toString))
                .putAllAbsent(before.filter(
                                key -> !key.equals(RebuildState.BUILT_DIGEST) && !key.equals(RebuildState.FAILURES))
                        .values());
        Observed settled = image.observed().with(Field.REBUILD_STATE, after.build());
        return moved && state.saysOriginOf(image) ? settled : settled.with(Field.BUILT_FROM, builtFrom(request));
    }

    private static YamlMapping builtFrom(RebuildState.Request request) {
        YamlMapping.Builder digests = YamlMapping.builder();
        request.digests().forEach((base, digest) -> digests.put(base, YamlScalar.of(digest.toString())));
        return digests.build();
    }
}
