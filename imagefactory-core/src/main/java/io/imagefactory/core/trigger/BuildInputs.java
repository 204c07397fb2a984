package io.imagefactory.core.trigger;

import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.enrollment.InputText.Placeholder;
import io.imagefactory.core.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a build is told. Names, references and digests consist of letters, digits and {@code . _ - / : @}; JSON adds braces,
 * brackets, commas, blanks and double quotes, and a reason nothing else than blanks, commas and letters of all languages.
 */
final class BuildInputs {

    private static final int LONGEST_REASON = 500;

    private BuildInputs() {}

    /**
     * Name and value, in order.
     *
     * @param naming how the names are written of what is told where images.yaml does not say it
     */
    static Map<String, String> of(BuildRequest request, UnaryOperator<String> naming) {
        Map<Placeholder, String> values = Map.of(
                Placeholder.IMAGE, request.image(),
                Placeholder.BASE_IMAGES, baseImages(request),
                Placeholder.SOURCE_POLICY, onOneLine(request.sourcePolicy()),
                Placeholder.REQUEST, request.id(),
                Placeholder.REASON, harmless(request.reason()));
        Map<String, InputText> texts = request.build().pipeline().inputs().orElseGet(() -> usual(naming));
        Map<String, String> inputs = new LinkedHashMap<>();
        texts.forEach((name, text) -> inputs.put(name, text.fill(values)));
        return inputs;
    }

    private static Map<String, InputText> usual(UnaryOperator<String> naming) {
        Map<String, InputText> usual = new LinkedHashMap<>();
        usual.put(naming.apply("image"), Placeholder.IMAGE.inBraces());
        usual.put(naming.apply("base_images"), Placeholder.BASE_IMAGES.inBraces());
        usual.put(naming.apply("source_policy"), Placeholder.SOURCE_POLICY.inBraces());
        usual.put(naming.apply("request"), Placeholder.REQUEST.inBraces());
        return usual;
    }

    private static String baseImages(BuildRequest request) {
        Map<String, String> digests = new TreeMap<>();
        request.baseImages().forEach((reference, digest) -> digests.put(reference, digest.toString()));
        return JsonText.line(digests);
    }

    /** In JSON no line breaks within a string. */
    private static String onOneLine(String json) {
        return json.strip().replaceAll("\\s*\\R\\s*", "");
    }

    private static String harmless(String reason) {
        String text = reason.replaceAll("[^\\p{L}\\p{N} .,:_/@=+-]+", " ")
                .replaceAll(" +", " ")
                .strip();
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
