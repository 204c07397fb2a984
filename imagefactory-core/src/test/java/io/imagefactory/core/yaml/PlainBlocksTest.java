package io.imagefactory.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainBlocksTest {

    @Property(tries = 20_000)
    void saysWhatAllOfYamlSaysOrNothing(@ForAll("texts") String text) {
        Optional<YamlNode> plain = PlainBlocks.read(text);

        Statistics.label("read").collect(plain.isPresent());
        plain.ifPresent(node -> assertThat(described(node)).as(text).isEqualTo(describedInFull(text)));
    }

    @Property(tries = 2000)
    void readsMostOfWhatIsWellIndented(@ForAll("blocks") String text) {
        Optional<YamlNode> plain = PlainBlocks.read(text);

        assertThat(plain).as(text).isPresent();
        assertThat(described(plain.orElseThrow())).as(text).isEqualTo(describedInFull(text));
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
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> part = Arbitraries.of(
                "", "", "a", ": ", ":", "\n", "\n  ", "\n- ", "- ", "-", " ", "  ", "#", " # c", ", ", ",", "[", "]",
                "{", "}", "[]", "{}", "'", "\"", "null", "~", "<<: ", "...", "\n---\n", "? ", "*a", "&a ", "!t ", "|",
                "@", "\\", "\t");
        Arbitrary<Edit> edit = Combinators.combine(
                        part,
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 2))
                .as(Edit::new);
        return Combinators.combine(blocks(), edit.list().ofMaxSize(3)).as((text, edits) -> {
            String edited = text;
            for (Edit each : edits) {
                edited = each.in(edited);
            }
            return edited;
        });
    }

    private record Edit(String part, double place, int replaced) {

        String in(String text) {
            int from = (int) (place * text.length());
            return text.substring(0, from) + part + text.substring(Math.min(from + replaced, text.length()));
        }
    }

    @Provide
    Arbitrary<String> blocks() {
        return block(3).map(lines -> String.join("\n", lines) + "\n");
    }

    private static Arbitrary<List<String>> block(int depth) {
        Arbitrary<String> value = Arbitraries.of(
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
        Arbitrary<List<String>> scalars = value.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(values -> Stream.iterate(0, i -> i < values.size(), i -> i + 1)
                        .map(i -> ("k" + i + ": " + values.get(i)).stripTrailing())
                        .toList());
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<List<String>> nested = block(depth - 1);
        Arbitrary<List<String>> inMapping = nested.map(lines -> Stream.concat(
                        Stream.of("m: # c", ""), lines.stream().map(line -> "   " + line))
                .toList());
        Arbitrary<List<String>> inSequence = nested.map(lines -> Stream.concat(
                        Stream.of("n:", "- " + lines.get(0)),
                        lines.stream().skip(1).map(line -> "  " + line))
                .toList());
        return Arbitraries.oneOf(scalars, inMapping, inSequence);
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
