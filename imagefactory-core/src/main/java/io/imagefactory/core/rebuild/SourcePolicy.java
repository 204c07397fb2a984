package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
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
        return JsonText.of(policy(rules(image)));
    }

    /** The same as an input of a build. */
    static String onOneLine(PlannedImage image) {
        return JsonText.line(policy(rules(image)));
    }

    /**
     * On one line, the policy that has one rule.
     *
     * @param reference with a tag, in canonical form
     * @param digested what it stands for
     */
    public static String converting(String reference, String digested) {
        return JsonText.line(policy(List.of(rule(reference, digested))));
    }

    private static List<Map<String, Object>> rules(PlannedImage image) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (BaseUse base : image.bases()) {
            if (base.image().isPresent() && base.target().isPresent()) {
                ImageReference reference = base.image().get();
                Digest digest = base.target().get().digest();
                rules.add(
                        rule(reference.canonical(), reference.withDigest(digest).canonical()));
            }
        }
        return rules;
    }

    private static Map<String, Object> policy(List<Map<String, Object>> rules) {
        return Map.of("rules", rules);
    }

    private static Map<String, Object> rule(String reference, String digested) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("action", "CONVERT");
        rule.put("selector", identifier(reference));
        rule.put("updates", identifier(digested));
        return rule;
    }

    private static Map<String, Object> identifier(String reference) {
        return Map.of("identifier", SCHEME + reference);
    }
}
