package io.imagefactory.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

    @Test
    void aMappingIsWrittenInBlocksOfTwoSpaces() {
        YamlMapping mapping = YamlMapping.builder()
                .put("name", "backstage")
                .put(
                        "enrollment",
                        YamlMapping.builder().put("autoRebuild", true).build())
                .put("baseImages", YamlSequence.ofText(List.of("node-22", "alpine")))
                .put("empty", YamlSequence.ofText(List.of()))
                .put(
                        "updateHistory",
                        YamlSequence.of(List.of(YamlMapping.builder()
                                .put("digest", "sha256:00")
                                .put("firstSeen", "2024-12-04T10:00:00Z")
                                .build())))
                .put("currentDigest", YamlScalar.nothing())
                .build();

        String text = YamlWriter.write("written by a test", mapping);

        assertThat(text).isEqualTo("""
                # written by a test
                name: backstage
                enrollment:
                  autoRebuild: true
                baseImages:
                  - node-22
                  - alpine
                empty: []
                updateHistory:
                  - digest: sha256:00
                    firstSeen: "2024-12-04T10:00:00Z"
                currentDigest: null
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.10",
                "22",
                "3.20",
                "1e3",
                "0x1F",
                "0o17",
                "1_000",
                "12:30",
                "2024-12-04",
                ".5",
                "-1",
                "+7",
                ".inf",
                "-.Inf",
                "yes",
                "No",
                "ON",
                "y",
                "null",
                "None",
                "~",
                "true",
                "<<",
                "=",
                "2024-12-04T10:00:00Z",
                "1,000"
            })
    void textThatSomeReaderTakesForSomethingElseIsQuoted(String text) {
        String written =
                YamlWriter.write("c", YamlMapping.builder().put("k", text).build());

        assertThat(written).isEqualTo("# c\nk: \"" + text + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7d", "22-bookworm-slim", "^3\\.20$", "sha256:00ff", "docker.io/library/node", "a b", "v1.2"})
    void otherTextIsNot(String text) {
        String written =
                YamlWriter.write("c", YamlMapping.builder().put("k", text).build());

        assertThat(written).isEqualTo("# c\nk: " + text + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b",
                "a #b",
                "# a",
                "- a",
                "*a",
                "&a",
                "!a",
                "{a",
                "[a",
                "%a",
                "@a",
                "`a",
                "'a",
                "\"a",
                "a\nb",
                "a\n\nb\n",
                " a",
                "a ",
                "\t",
                "\u0001",
                "é",
                "😀",
                "\u2028",
                "\u0085",
                "|",
                ">",
                "?",
                "? a",
                ":",
                "a:",
                "-",
                "---",
                "...",
                "... a",
                "...a",
                "\\"
            })
    void anyTextComesBackAsItWas(String text) {
        YamlMapping mapping = YamlMapping.builder()
                .put("k", text)
                .put("list", YamlSequence.ofText(List.of(text, "x")))
                .put(text, "as a key")
                .build();

        YamlDocument read = YamlReader.read(YamlWriter.write("c", mapping));

        assertThat(read.root()).isEqualTo(mapping);
        assertThat(read.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a: -}", "{a: ?}", "{a: ':', b: -}", "{? -: b}", "[-x, ?x, ':x']", "{-: -}"})
    void whatOnlyAFlowTakesWithoutQuotesComesBackAsItWas(String flow) {
        YamlNode value = YamlReader.read("k: " + flow + "\n").root();

        YamlDocument read = YamlReader.read(YamlWriter.write("c", (YamlMapping) value));

        assertThat(read.root()).isEqualTo(value);
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void valuesStayTextAndNothingIsOnlyWhatIsUnquoted() {
        YamlMapping mapping =
                (YamlMapping) YamlReader.read("a: 1.10\nb: '1.10'\nc: null\nd: 'null'\ne:\nf: ~\ng: !!str null\n")
                        .root();

        assertThat(mapping.text("a")).contains("1.10");
        assertThat(mapping.get("a")).isEqualTo(mapping.get("b"));
        assertThat(mapping.text("c")).isEmpty();
        assertThat(mapping.text("d")).contains("null");
        assertThat(mapping.get("e")).isEqualTo(mapping.get("f"));
        assertThat(mapping.text("g")).contains("null");
    }

    @Test
    void aliasesAndMergeKeysAreFollowed() {
        YamlMapping root = (YamlMapping) YamlReader.read("base: &b {x: 1, y: 2}\none:\n  <<: *b\n  y: 3\ntwo: *b\n")
                .root();

        assertThat(root.mapping("one")).hasToString("{y=3, x=1}");
        assertThat(root.mapping("two")).hasToString("{x=1, y=2}");
    }

    @Test
    void keysWrittenTwiceAreProblemsWithTheirPlace() {
        YamlDocument document = YamlReader.read("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n");

        assertThat(document.problems())
                .extracting(problem -> problem.position() + ": " + problem.message())
                .containsExactly(
                        "4:3: key \"c\" stands here twice, first at line 3",
                        "5:1: key \"a\" stands here twice, first at line 1");
    }

    @Test
    void aSyntaxErrorSaysWhere() {
        assertThatThrownBy(() -> YamlReader.read("a: 1\nb: [1, 2\nc: 3\n"))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith("2:4: `[` is opened here and not closed");
    }

    @Test
    void aTabForIndentationSaysWhere() {
        assertThatThrownBy(() -> YamlReader.read("a:\n\tb: 1\n")).hasMessageStartingWith("2:1: ");
    }

    @Test
    void bytesThatAreNoUtf8SayWhere() {
        byte[] latin1 = "a: 1\nb: é\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> YamlReader.read(latin1))
                .hasMessageStartingWith(
                        "2:4: byte 0xE9 (in Latin-1 it is \"é\") is no UTF-8; save the file as UTF-8\n");
    }

    @Test
    void aNulSaysWhere() {
        assertThatThrownBy(() -> YamlReader.read("a: 1\nb: \0\n"))
                .hasMessageStartingWith("2:4: the character U+0000 may not stand in YAML; remove it\n");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(YamlReader.read("\uFEFFa: 1\n").root()).hasToString("{a=1}");
    }

    @Test
    void aBombOfAliasesIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            bomb.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", java.util.Collections.nCopies(10, alias))));
        }

        assertThatThrownBy(() -> YamlReader.read(bomb.toString()))
                .hasMessageContaining("repeat more than 1000000 values");
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(100_000);

        assertThatThrownBy(() -> YamlReader.read(deep)).hasMessageContaining("nested deeper than 100 levels");
    }

    @Test
    void applicationTagsAndSecondDocumentsAreRefused() {
        assertThatThrownBy(() -> YamlReader.read("a: !java.lang.Runtime x\n"))
                .hasMessageContaining("is not known here");
        assertThatThrownBy(() -> YamlReader.read("a: 1\n---\nb: 2\n")).hasMessageStartingWith("2:1: a second document");
    }

    @Test
    void readsEveryDocumentOfAFileOfAnotherTool() {
        List<YamlNode> documents = YamlReader.readDocuments("a: 1\n---\n- !reference [b, c]\n- !env d\n---\n");

        assertThat(documents).hasSize(3);
        assertThat(documents.get(0)).isEqualTo(YamlReader.read("a: 1").root());
        YamlSequence list = (YamlSequence) documents.get(1);
        assertThat(list).isEqualTo(YamlReader.read("[[b, c], d]").root());
        assertThat(((YamlSequence) list.items().get(0)).tag()).contains("!reference");
        assertThat(documents.get(2).isNull()).isTrue();
        assertThat(YamlReader.readDocuments("")).isEmpty();
    }

    @Test
    void knowsNoAnchorOfAnotherDocument() {
        assertThatThrownBy(() -> YamlReader.readDocuments("a: &x 1\n---\nb: *x\n"))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith("3:4");
    }
}
