package io.imagefactory.core.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 with the merge key {@code <<} of YAML 1.1, one document, UTF-8 with or without a byte order mark.
 *
 * <p>Limits: {@value #MAX_BYTES} bytes, {@value Composer#MAX_NODES} nodes, {@value Composer#MAX_DEPTH} levels of nesting,
 * {@value Composer#MAX_ALIASED_NODES} nodes repeated by aliases. Application tags ({@code !x}) are refused. Costs time and memory linear in the text.
 */
public final class YamlReader {

    /** Bytes beyond which a text is not read: 64 MB. Whoever reads a file need not read further. */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    /** What stands in a decoded text where the bytes are no UTF-8, unless it was written there. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private YamlReader() {}

    /**
     * Reads a whole file.
     *
     * @throws YamlException where the bytes are no UTF-8 or no YAML
     */
    public static YamlDocument read(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw new YamlException(
                    Position.NONE, "this has more than " + MAX_BYTES / 1024 / 1024 + " MB, and is not read");
        }
        return read(decode(content));
    }

    /**
     * Reads a text.
     *
     * @throws YamlException at the first place that is no YAML
     */
    public static YamlDocument read(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return PlainBlocks.read(content)
                .map(root -> new YamlDocument(root, List.of()))
                .orElseGet(() -> readAll(content));
    }

    /** Whatever YAML is in it. */
    static YamlDocument readAll(String content) {
        try {
            return new Composer(new Parse(SETTINGS).parseString(content).iterator()).compose();
        } catch (MarkedYamlEngineException e) {
            Position position = e.getProblemMark()
                    .map(mark -> new Position(mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(Position.NONE);
            throw new YamlException(position, sentence(e), e);
        } catch (ReaderException e) {
            throw new YamlException(
                    positionOf(content, e.getPosition()),
                    "the character U+%04X may not stand in YAML".formatted(e.getCodePoint()),
                    e);
        } catch (YamlEngineException e) {
            throw new YamlException(Position.NONE, String.valueOf(e.getMessage()), e);
        }
    }

    private static String sentence(MarkedYamlEngineException e) {
        String problem = Optional.ofNullable(e.getProblem()).orElse("this is no YAML");
        return Optional.ofNullable(e.getContext())
                .map(context -> problem + " (" + context + ")")
                .orElse(problem);
    }

    private static String decode(byte[] content) {
        String decoded = new String(content, StandardCharsets.UTF_8);
        return decoded.indexOf(REPLACEMENT) < 0 ? decoded : decodeStrictly(content);
    }

    private static String decodeStrictly(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer chars = CharBuffer.allocate(content.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            throw new YamlException(
                    positionOf(text, text.codePointCount(0, text.length())),
                    "byte 0x%02X is no UTF-8; save the file as UTF-8".formatted(content[bytes.position()]));
        }
        return text;
    }

    /** The position of the code point with this index, counted from 0. */
    private static Position positionOf(String text, int index) {
        int line = 1;
        int column = 1;
        int offset = 0;
        for (int i = 0; i < index && offset < text.length(); i++) {
            int c = text.codePointAt(offset);
            offset += Character.charCount(c);
            column = c == '\n' ? 1 : column + 1;
            line += c == '\n' ? 1 : 0;
        }
        return new Position(line, column);
    }
}
