package io.imagefactory.core.yaml;

import io.imagefactory.core.yaml.YamlFault.Before;
import io.imagefactory.core.yaml.YamlFault.Quoted;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
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

    /**
     * Reads a file of another tool: every document in it, whatever tags it has. A key that is written twice has its first
     * value.
     *
     * @throws YamlException at the first place that is no YAML
     */
    public static List<YamlNode> readDocuments(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return compose(content, true, Composer::composeAll);
    }

    /** Whatever YAML is in it. */
    static YamlDocument readAll(String content) {
        YamlDocument document = compose(content, false, Composer::compose);
        return document.problems().isEmpty() ? document : document.shownIn(new SourceText(content));
    }

    private static <T> T compose(String content, boolean lenient, Function<Composer, T> read) {
        try {
            return read.apply(new Composer(events(content), lenient));
        } catch (MarkedYamlEngineException e) {
            throw new YamlException(YamlFault.of(content, e, before(content)), e);
        } catch (ReaderException e) {
            throw shown(
                    content,
                    new YamlProblem(
                            positionOf(content, e.getPosition()),
                            "the character U+%04X may not stand in YAML; remove it".formatted(e.getCodePoint())),
                    e);
        } catch (YamlException e) {
            throw shown(content, e.problem(), e);
        } catch (YamlEngineException e) {
            throw new YamlException(Position.NONE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Iterator<Event> events(String content) {
        return new Parse(SETTINGS).parseString(content).iterator();
    }

    private static YamlException shown(String content, YamlProblem problem, @Nullable RuntimeException cause) {
        return new YamlException(problem.shownIn(new SourceText(content)), cause);
    }

    /** What a text says that is no YAML at its end. */
    private static Before before(String content) {
        Optional<Quoted> quoted = Optional.empty();
        Deque<Position> open = new ArrayDeque<>();
        try {
            for (Iterator<Event> events = events(content); events.hasNext(); ) {
                Event event = events.next();
                if (event instanceof ScalarEvent scalar && (scalar.isDQuoted() || scalar.isSQuoted())) {
                    Position begin = position(scalar.getStartMark());
                    Position end = position(scalar.getEndMark());
                    quoted = begin.line() < end.line() ? Optional.of(new Quoted(begin, end)) : Optional.empty();
                } else if (event instanceof CollectionStartEvent start && start.isFlow()) {
                    open.push(position(start.getStartMark()));
                } else if (event instanceof CollectionEndEvent && !open.isEmpty()) {
                    open.pop();
                }
            }
        } catch (YamlEngineException e) {
            // Where it is no YAML any more, nothing else can be read.
        }
        return new Before(quoted, Optional.ofNullable(open.peek()));
    }

    private static Position position(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                .orElse(Position.NONE);
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
            throw shown(
                    new String(content, StandardCharsets.UTF_8),
                    new YamlProblem(
                            positionOf(text, text.codePointCount(0, text.length())),
                            notUtf8(content, bytes.position()) + "; save the file as UTF-8"),
                    null);
        }
        return text;
    }

    /** The two marks of the order of bytes tell UTF-16; of all else a single byte is often what Latin-1 has. */
    private static String notUtf8(byte[] content, int at) {
        int first = content[0] & 0xFF;
        if (at == 0 && content.length > 1 && first + (content[1] & 0xFF) == 0xFF + 0xFE) {
            return "this is UTF-16";
        }
        int value = content[at] & 0xFF;
        String hint = value >= 0xA0 ? " (in Latin-1 it is \"" + (char) value + "\")" : "";
        return "byte 0x%02X%s is no UTF-8".formatted(value, hint);
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
