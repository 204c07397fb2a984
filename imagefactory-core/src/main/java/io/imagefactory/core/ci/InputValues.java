package io.imagefactory.core.ci;

import io.imagefactory.core.enrollment.InputText.Placeholder;
import io.imagefactory.core.json.JsonText;
import java.util.Map;
import java.util.TreeMap;

/**
 * What placeholders stand for in a request. Names, references and digests consist of letters, digits and
 * {@code . _ - / : @}; JSON adds braces, brackets, commas, blanks and double quotes, and a reason nothing else than blanks,
 * commas and letters of all languages.
 */
final class InputValues {

    private static final int LONGEST_REASON = 500;

    private InputValues() {}

    static Map<Placeholder, String> of(BuildRequest request) {
        return Map.of(
                Placeholder.IMAGE, request.image(),
                Placeholder.BASE_IMAGES, baseImages(request),
                Placeholder.SOURCE_POLICY, request.sourcePolicy(),
                Placeholder.REQUEST, request.id(),
                Placeholder.REASON, harmless(request.reason()));
    }

    private static String baseImages(BuildRequest request) {
        Map<String, String> digests = new TreeMap<>();
        request.baseImages().forEach((reference, digest) -> digests.put(reference, digest.toString()));
        return JsonText.line(digests);
    }

    private static String harmless(String reason) {
        String text = reason.replaceAll("[^\\p{L}\\p{N} .,:_/@=+-]+", " ")
                .replaceAll(" +", " ")
                .strip();
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
