package io.imagefactory.core.ci;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.InputText.Placeholder;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.json.JsonText;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A build that a CI system is asked for.
 *
 * @param id of this request, by which its run can be found again; up to 64 letters, digits and {@code -}
 * @param image the name of the image in images.yaml
 * @param build where it is built, and by what
 * @param baseImages the digests that it is to be built from, by the reference that the Dockerfile names, in familiar form
 * @param sourcePolicy the same, as a source policy for BuildKit: JSON on one line
 * @param reason why, in a sentence; what a shell could take for more than text is left out when it is sent
 */
public record BuildRequest(
        String id,
        String image,
        Build build,
        SortedMap<String, Digest> baseImages,
        String sourcePolicy,
        String reason) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int LONGEST_REASON = 500;

    /** @throws IllegalArgumentException if the id has not its form */
    public BuildRequest {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("\"" + id + "\" is no id of a request: letters, digits and \"-\"");
        }
        baseImages = Collections.unmodifiableSortedMap(new TreeMap<>(baseImages));
    }

    /**
     * What placeholders stand for. Names, references and digests consist of letters, digits and {@code . _ - / : @}; JSON
     * adds braces, brackets, commas, blanks and double quotes, and a reason nothing else than blanks, commas and letters of
     * all languages.
     */
    Map<Placeholder, String> values() {
        Map<String, String> digests = new TreeMap<>();
        baseImages.forEach((reference, digest) -> digests.put(reference, digest.toString()));
        return Map.of(
                Placeholder.IMAGE, image,
                Placeholder.BASE_IMAGES, JsonText.line(digests),
                Placeholder.SOURCE_POLICY, sourcePolicy,
                Placeholder.REQUEST, id,
                Placeholder.REASON, harmless(reason));
    }

    private static String harmless(String reason) {
        String text = reason.replaceAll("[^\\p{L}\\p{N} .,:_/@=+-]+", " ")
                .replaceAll(" +", " ")
                .strip();
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
