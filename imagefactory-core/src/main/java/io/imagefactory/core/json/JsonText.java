package io.imagefactory.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * JSON as we write it: for files one member a line, two spaces for each level; the same bytes on every machine. It is told
 * to Jackson's generator value by value: what binds objects takes longer to load than ten thousand images to write.
 */
public final class JsonText {

    private static final JsonFactory PLAIN =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final JsonFactory SCRIPT = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private static final CharacterEscapes NO_MARKUP = new NoMarkup();

    private JsonText() {}

    /** A value that is written already, to stand in what {@link #writeForScript} writes; see {@link #part}. */
    public record Part(String text) {}

    /** What begins markup, and so could end the script around it, is written by its number. */
    private static final class NoMarkup extends CharacterEscapes {

        private static final long serialVersionUID = 1L;
        private static final int[] CODES = CharacterEscapes.standardAsciiEscapesForJSON();

        static {
            for (char c : "<>&".toCharArray()) {
                CODES[c] = CharacterEscapes.ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return CODES;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return null;
        }
    }

    /**
     * The text of an object, ending with a line break.
     *
     * @param object its members in their order: text, numbers, truth values, lists and such maps
     */
    public static String of(Map<String, ?> object) {
        return text(PLAIN, object, json -> json.setPrettyPrinter(printer())) + "\n";
    }

    /**
     * Writes the same in UTF-8, and keeps no more of it than it must.
     *
     * @param object as above; instead of a list anything that gives one element after the other
     */
    public static void write(Map<String, ?> object, OutputStream out) throws IOException {
        try (JsonGenerator json = PLAIN.createGenerator(out)) {
            write(object, json.setPrettyPrinter(printer()));
        }
        out.write('\n');
    }

    /**
     * Writes the same on one line, without blanks, as it may stand in a script, also in one within HTML: in ASCII, and with
     * neither {@code <}, {@code >} nor {@code &}.
     */
    public static void writeForScript(Map<String, ?> object, OutputStream out) throws IOException {
        try (JsonGenerator json = SCRIPT.createGenerator(out)) {
            write(object, json.setCharacterEscapes(NO_MARKUP));
        }
    }

    /** An object as {@link #writeForScript} writes it, of several that are written at once and then stand in one text. */
    public static Part part(Map<String, ?> object) {
        return new Part(text(SCRIPT, object, json -> json.setCharacterEscapes(NO_MARKUP)));
    }

    /** The same on one line, without blanks and without a line break. */
    public static String line(Map<String, ?> object) {
        return text(PLAIN, object, json -> json);
    }

    private static String text(JsonFactory factory, Map<String, ?> object, UnaryOperator<JsonGenerator> form) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            write(object, form.apply(json));
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON can be made of it", e);
        }
        return text.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : object.entrySet()) {
                json.writeFieldName(member.getKey().toString());
                write(member.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(item, json);
            }
            json.writeEndArray();
        } else if (value instanceof Part part) {
            json.writeRawValue(part.text());
        } else {
            json.writePOJO(value);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }
}
