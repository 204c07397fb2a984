package io.imagefactory.core.yaml;

import static io.imagefactory.core.property.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.property.Choices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainBlocksTest {

    @Test
    void saysWhatAllOfYamlSaysOrNothing() {
        List<Boolean> read = new ArrayList<>();
        forAll(20_000, PlainBlocksTest::text, text -> {
            Optional<YamlNode> plain = PlainBlocks.read(text);

            read.add(plain.isPresent());
            plain.ifPresent(node -> assertThat(described(node)).as(text).isEqualTo(describedInFull(text)));
        });
        assertThat(Collections.frequency(read, true)).isBetween(read.size() / 5, read.size() * 4 / 5 + 1);
    }

    @Test
    void readsMostOfWhatIsWellIndented() {
        forAll(2000, PlainBlocksTest::block, text -> {
            Optional<YamlNode> plain = PlainBlocks.read(text);

            assertThat(plain).as(text).isPresent();
            assertThat(described(plain.orElseThrow())).as(text).isEqualTo(describedInFull(text));
        });
    }

    @Test
    void saysOfEveryFileInTheTestsWhatAllOfYamlSays() throws IOException {
        List<String> texts;
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
            texts = files.filter(file -> file.toString().endsWith(".yaml"))
                    .flatMap(PlainBlocksTest::text)
                    .toList();
        }

        List<String> read = texts.stream()
                .filter(text -> PlainBlocks.read(text).isPresent())
                .toList();

        assertThat(read)
                .hasSizeGreaterThan(texts.size() / 2)
                .allSatisfy(text -> assertThat(described(PlainBlocks.read(text).orElseThrow()))
                        .isEqualTo(describedInFull(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "just text",
                "---\na: b\n",
                "a: b\n---\nc: d\n",
                "a: b\n...\n",
                "a: &x b\n",
                "a: *x\n",
                "a: !!str b\n",
                "<<: {a: b}\n",
                "a: |\n  b\n",
                "a: b\n  c\n",
                "a: \"b\\n\"\n",
                "a: 'b''c'\n",
                "a: \"b\n  c\"\n",
                "a: b\na: c\n",
                "a: b: c\n",
                "a: [b,\n  c]\n",
                "a: {b: [c]}\n",
                "a:\n    b: c\n  d: e\n",
                "\ta: b\n",
                "a: b\r\n",
                "a: \u00e9\n",
                "? a\n: b\n",
                "a: @b\n",
                "a: -1\n"
            })
    void leavesTheRestToAllOfYaml(String text) {
        assertThat(PlainBlocks.read(text)).isEmpty();
    }

    /** Well-indented text into which up to three parts were put, each in the place of up to two characters. */
    private static String text(Choices choices) {
        String text = block(choices);
        for (int edits = choices.between(0, 3); edits > 0; edits--) {
            String part = choices.of(
                    "", "", "a", ": ", ":", "\n", "\n  ", "\n- ", "- ", "-", " ", "  ", "#", " # c", ", ", ",", "[",
                    "]", "{", "}", "[]", "{}", "'", "\"", "null", "~", "<<: ", "...", "\n---\n", "? ", "*a", "&a ",
                    "!t ", "|", "@", "\\", "\t");
            int from = choices.between(0, text.length());
            int end = Math.min(from + choices.between(0, 2), text.length());
            text = text.substring(0, from) + part + text.substring(end);
        }
        return text;
    }

    private static String block(Choices choices) {
        return String.join("\n", lines(choices, 3)) + "\n";
    }

    private static List<String> lines(Choices choices, int depth) {
        switch (depth == 0 ? 0 : choices.between(0, 2)) {
            case 0:
                List<String> values = choices.list(1, 3, () -> value(choices));
                return IntStream.range(0, values.size())
                        .mapToObj(i -> ("k" + i + ": " + values.get(i)).stripTrailing())
                        .toList();
            case 1:
                List<String> inMapping = lines(choices, depth - 1);
                return Stream.concat(Stream.of("m: # c", ""), inMapping.stream().map(line -> "   " + line))
                        .toList();
            default:
                List<String> inSequence = lines(choices, depth - 1);
                return Stream.concat(
                                Stream.of("n:", "- " + inSequence.get(0)),
                                inSequence.stream().skip(1).map(line -> "  " + line))
                        .toList();
        }
    }

    private static String value(Choices choices) {
        return choices.of(
                "x",
                "a b",
                "1.10",
                "\"q: # r\"",
                "'s'",
                "{}",
                "[]",
                "[a, \"b\", c]",
                "{k: v, l: 'w'}",
                "^1\\.2$ # c",
                "");
    }

    private static String describedInFull(String text) {
        try {
            YamlDocument document = YamlReader.readAll(text);
            return document.problems().isEmpty()
                    ? described(document.root())
                    : document.problems().toString();
        } catch (YamlException e) {
            return e.problem().toString();
        }
    }

    private static String described(YamlNode node) {
        StringBuilder text = new StringBuilder(node.position().toString());
        if (node instanceof YamlScalar scalar) {
            text.append(scalar.isPlain() ? " plain " : " quoted ")
                    .append('<')
                    .append(scalar.text())
                    .append('>');
        } else if (node instanceof YamlSequence sequence) {
            sequence.items()
                    .forEach(item -> text.append("[").append(described(item)).append("]"));
        } else if (node instanceof YamlMapping mapping) {
            mapping.values()
                    .forEach((key, value) -> text.append("{")
                            .append(key)
                            .append(" at ")
                            .append(mapping.keyPosition(key))
                            .append(" = ")
                            .append(described(value))
                            .append("}"));
        }
        return text.append(" of ").append(node.size()).toString();
    }

    private static Stream<String> text(Path file) {
        try {
            return Stream.of(Files.readString(file));
        } catch (MalformedInputException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
