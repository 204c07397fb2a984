package io.imagefactory.kargo;

import io.imagefactory.core.tags.OneTag;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The release of Kargo that a manifest is for. The only place that knows which release calls a field what, and what it has
 * no word for. All of them have {@code constraint}, for {@code Digest} as for {@code SemVer}.
 */
public enum KargoVersion {
    V1_7("1.7"),
    V1_8("1.8"),
    V1_9("1.9"),
    V1_10("1.10"),
    V1_11("1.11"),
    V1_12("1.12");

    private final String text;

    KargoVersion(String text) {
        this.text = text;
    }

    /**
     * Reads {@code 1.8}, {@code v1.8} or {@code 1.8.14}.
     *
     * @throws IllegalArgumentException for any other text, with a message that names the releases there are
     */
    public static KargoVersion of(String text) {
        return Arrays.stream(values())
                .filter(version -> text.matches("v?" + version.text.replace(".", "\\.") + "(\\.\\d+)?"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text
                        + "\" is no release of Kargo that manifests can be made for; there are "
                        + Arrays.stream(values()).map(KargoVersion::toString).collect(Collectors.joining(", "))));
    }

    /** Whether an expression of {@code ignoreTags} can be told to it. */
    boolean canIgnore(String regex) {
        return hasExpressions() || OneTag.of(regex).isPresent();
    }

    /** Since 1.9 there are lists of expressions, by other names; the names before stop 1.11 from discovering anything. */
    public boolean hasExpressions() {
        return compareTo(V1_9) >= 0;
    }

    /** What a manifest for it says that later releases do not take any more, for people. */
    public Optional<String> sunset() {
        return Optional.of("a manifest for Kargo " + text + " says by allowTags and ignoreTags which tags count; from "
                        + V1_11
                        + " on Kargo discovers nothing by them, and 1.13 knows them no more: see \"Upgrading\" in"
                        + " docs/kargo.md before you upgrade beyond " + V1_10)
                .filter(any -> !hasExpressions());
    }

    /** Since 1.11 a step {@code http} is told how often to poll and how to word a refusal; before, being told fails it. */
    public boolean pollsAsTold() {
        return compareTo(V1_11) >= 0;
    }

    /** Since 1.8 Freight has metadata, and a step that sets it. */
    public boolean marksFreight() {
        return compareTo(V1_8) >= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
