package io.imagefactory.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * JSON as Go's {@code encoding/json} takes it into any type, for what programs in Go read too: of two members with one name the
 * last counts, nesting ends at 10,000 levels, a number is within the range of a double, and half a surrogate pair is U+FFFD.
 */
public final class GoJson {
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10_000)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private GoJson() {}

    /** What an array holds, where each element that is no text is empty; empty if the text is no JSON array. */
    public static Optional<List<Optional<String>>> array(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            List<Optional<String>> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(text(parser));
            }
            return parser.nextToken() == null ? Optional.of(elements) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Goes to the end of the value. */
    private static Optional<String> text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return Optional.of(HALF_PAIR.matcher(parser.getText()).replaceAll("\uFFFD"));
        }
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token.isNumeric() && Double.isInfinite(Double.parseDouble(parser.getText()))) {
                throw new IOException("a number is beyond a double");
            }
        } while (depth > 0 && parser.nextToken() != null);
        return Optional.empty();
    }
}
