package io.imagefactory.report.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.json.Json;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.SampleInfra;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class OutputTypeTest {

    /** A text between quotes, in which a quote stands behind a backslash. */
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";

    /** What is left of the hostile name where everything is text: what a terminal acts on is replaced. */
    private static final String SHOWN = HostileInventory.NAME.replaceAll("[\\x{0}\\x{1b}\\n\\x{202e}]", "\uFFFD");

    private final Inventory inventory = SampleInfra.acme();

    @Test
    void graphvizIsGivenNodesAndEdges() {
        assertThat(of(OutputType.DOT, "backstage", true))
                .startsWith("digraph \"images\" {\n")
                .contains(
                        "  \"images/backstage\" [label=\"backstage\", comment=\"managed, after-parents, sha256:9999",
                        "  \"base-images/node-22\" [label=\"node:22\", style=rounded, comment=\"base, sha256:2222",
                        "  \"images/backstage\" -> \"base-images/node-22\" [label=\"waiting\"];\n",
                        "  \"base-images/ghcr.io-acme-base-latest\" -> \"images/base\";\n")
                .endsWith("}\n");
    }

    @Test
    void inGraphvizHostileNamesStayBetweenQuotes() {
        String statements = "  " + QUOTED + "(?: -> " + QUOTED + "| \\[label=" + QUOTED
                + "(?:, style=rounded)?, comment=" + QUOTED + "\\]);";

        String dot = hostile(OutputType.DOT);

        assertThat(dot.lines().skip(3).filter(line -> !line.equals("}"))).allMatch(line -> line.matches(statements));
        assertThat(dot).contains("[label=\"" + SHOWN.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    @Test
    void mermaidIsGivenNodesAndEdges() {
        assertThat(of(OutputType.MERMAID, "backstage", true))
                .startsWith("""
                        flowchart LR
                          n0["backstage #40;sha256:999999999999#44; built 60d ago#44; after-parents#41;"]
                        """)
                .containsPattern("n0 -->\\|waiting\\| n\\d\n");
    }

    @Test
    void inMermaidHostileNamesAreNumbers() {
        String line = "  n\\d+(?: --> n\\d+|\\(?\\[\"[\\p{L}\\p{N} \\-./:@_#;]*\"\\]\\)?)";

        String mermaid = hostile(OutputType.MERMAID);

        assertThat(mermaid.lines().skip(1)).allMatch(text -> text.matches(line));
        Matcher label = Pattern.compile("\\[\"(#34;.*)\"\\]").matcher(mermaid);
        assertThat(label.find()).isTrue();
        assertThat(Pattern.compile("#(\\d+);")
                        .matcher(label.group(1))
                        .replaceAll(number ->
                                Matcher.quoteReplacement(Character.toString(Integer.parseInt(number.group(1))))))
                .isEqualTo(SHOWN);
    }

    @Test
    void graphmlIsXmlWithNodesAndEdges() throws Exception {
        Document document = xml(of(OutputType.GRAPHML, "backstage", true));

        NodeList nodes = document.getElementsByTagName("node");
        assertThat(nodes.getLength()).isEqualTo(5);
        assertThat(((Element) nodes.item(0)).getAttribute("id")).isEqualTo("images/backstage");
        assertThat(document.getElementsByTagName("edge").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("graph").item(0).getTextContent())
                .contains("after-parents", "node:22", "waiting", "2026-01-28T06:00:00Z");
    }

    @Test
    void inGraphmlHostileNamesAreText() throws Exception {
        Document document = xml(hostile(OutputType.GRAPHML));

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getDocumentElement().getTextContent()).contains(SHOWN);
    }

    @Test
    void jsonHasNodesAndEdges() {
        Json json = Json.read(of(OutputType.JSON, "backstage", true).getBytes(StandardCharsets.UTF_8));

        assertThat(json.number("version")).hasValue(1);
        assertThat(json.text("now")).contains("2026-01-31T12:00:00Z");
        assertThat(json.items("roots")).extracting(Json::text).containsExactly(Optional.of("images/backstage"));
        assertThat(json.items("nodes")).hasSize(5);
        assertThat(json.items("nodes").get(0).text("decision")).contains("after-parents");
        assertThat(json.items("edges"))
                .anyMatch(edge -> edge.text("to").equals(Optional.of("base-images/node-22"))
                        && edge.text("standing").equals(Optional.of("waiting")));
    }

    @Test
    void inJsonHostileNamesAreText() {
        Json json = Json.read(hostile(OutputType.JSON).getBytes(StandardCharsets.UTF_8));

        assertThat(json.items("nodes")).anyMatch(node -> node.text("label").equals(Optional.of(SHOWN)));
    }

    @Test
    void inTextHostileNamesAreOneLine() {
        assertThat(hostile(OutputType.TEXT)).contains("orders\n\\- " + SHOWN + "\n");
    }

    @ParameterizedTest
    @EnumSource(OutputType.class)
    void tenThousandImagesAreDrawn(OutputType type) {
        Inventory many = HostileInventory.of(inventory, 10_000);

        String text = type.of(Graph.of(many, Optional.empty(), false), true, false);

        assertThat(text).contains("orders-1", "orders-10000").endsWith("\n");
    }

    private String of(OutputType type, String image, boolean verbose) {
        return type.of(Graph.of(inventory, Optional.of(image), false), verbose, false);
    }

    private String hostile(OutputType type) {
        return type.of(Graph.of(HostileInventory.of(inventory), Optional.of("orders"), false), false, false);
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
