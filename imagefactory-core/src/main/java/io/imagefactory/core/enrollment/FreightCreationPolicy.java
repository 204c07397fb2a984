package io.imagefactory.core.enrollment;

import io.imagefactory.core.text.Suggestion;
import java.util.Arrays;
import java.util.List;

/** Whether Kargo makes new Freight of itself, or waits for somebody to do it. */
public enum FreightCreationPolicy {
    AUTOMATIC("Automatic"),
    MANUAL("Manual");

    private final String text;

    FreightCreationPolicy(String text) {
        this.text = text;
    }

    /**
     * Reads what Kargo calls it.
     *
     * @throws IllegalArgumentException for any other text; the message is a sentence
     */
    static FreightCreationPolicy of(String text) {
        List<String> known = Arrays.stream(values()).map(Object::toString).toList();
        return Arrays.stream(values())
                .filter(policy -> policy.text.equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + text + "\" is no policy; " + Suggestion.of(text, known)));
    }

    /** As Kargo and images.yaml write it. */
    @Override
    public String toString() {
        return text;
    }
}
