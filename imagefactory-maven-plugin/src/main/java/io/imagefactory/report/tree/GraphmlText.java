package io.imagefactory.report.tree;

import io.imagefactory.report.Node;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** In GraphML, which yEd, Gephi and others read. */
final class GraphmlText {

    private static final List<String> OF_NODES =
            List.of("kind", "label", "decision", "digest", "since", "built", "missingSince");
    private static final String STANDING = "standing";

    private final Graph graph;
    private final boolean verbose;
    private final XMLStreamWriter xml;

    private GraphmlText(Graph graph, boolean verbose, XMLStreamWriter xml) {
        this.graph = graph;
        this.verbose = verbose;
        this.xml = xml;
    }

    static String of(Graph graph, boolean verbose) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new GraphmlText(graph, verbose, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("no XML can be made of it", e);
        }
        return text.append('\n').toString();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("graphml");
        xml.writeDefaultNamespace("http://graphml.graphdrawing.org/xmlns");
        for (String key : OF_NODES) {
            writeKey(key, "node");
        }
        writeKey(STANDING, "edge");
        xml.writeCharacters("\n  ");
        xml.writeStartElement("graph");
        xml.writeAttribute("id", "images");
        xml.writeAttribute("edgedefault", "directed");
        for (Node node : graph.nodes()) {
            start("node");
            xml.writeAttribute("id", node.id());
            for (Map.Entry<String, String> detail :
                    Details.of(graph, node, verbose).entrySet()) {
                writeData(detail.getKey(), detail.getValue());
            }
            xml.writeEndElement();
        }
        for (Graph.Edge edge : graph.edges()) {
            start("edge");
            xml.writeAttribute("source", edge.node().id());
            xml.writeAttribute("target", edge.below().id());
            Optional<String> standing = Details.standing(graph, edge).filter(any -> verbose);
            if (standing.isPresent()) {
                writeData(STANDING, standing.get());
            }
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndDocument();
    }

    private void writeKey(String key, String target) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeEmptyElement("key");
        xml.writeAttribute("id", key);
        xml.writeAttribute("for", target);
        xml.writeAttribute("attr.name", key);
        xml.writeAttribute("attr.type", "string");
    }

    private void writeData(String key, String value) throws XMLStreamException {
        xml.writeStartElement("data");
        xml.writeAttribute("key", key);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private void start(String element) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement(element);
    }
}
