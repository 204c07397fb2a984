package io.imagefactory.core.rebuild;

import io.imagefactory.core.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A source policy for BuildKit: while an image is built, the tags of its base images stand for the digests that the
 * rebuild is to take. What the Dockerfile pins is left alone.
 *
 * <p>The form is that of {@code sourcepolicy/pb/policy.proto} of {@code moby/buildkit}, as {@code docs/build-repro.md}
 * there shows it. A selector is matched as it stands first; the asterisk, which alone has a meaning in it, is in no
 * reference.
 */
public final class SourcePolicy {

    private static final String SCHEME = "docker-image://";

    private SourcePolicy() {}

    /** The text of the file. */
    public static String of(PlannedImage image) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (BaseUse base : image.bases()) {
            if (base.image().isPresent() && base.target().isPresent()) {
                Map<String, Object> rule = new LinkedHashMap<>();
                rule.put("action", "CONVERT");
                rule.put("selector", identifier(base.image().get().canonical()));
                rule.put(
                        "updates",
                        identifier(base.image()
                                .get()
                                .withDigest(base.target().get().digest())
                                .canonical()));
                rules.add(rule);
            }
        }
        return JsonText.of(Map.of("rules", rules));
    }

    private static Map<String, Object> identifier(String reference) {
        return Map.of("identifier", SCHEME + reference);
    }
}
