package io.imagefactory.report.ci;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report in the form of JUnit's, as GitLab and others read it: a test that failed for each finding. */
public final class JunitXml {

    private JunitXml() {}

    /** The text of the file; one test that went well where nothing was found. */
    public static String of(String goal, List<Finding> findings) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "imagefactory:" + goal);
            xml.writeAttribute("tests", String.valueOf(Math.max(1, findings.size())));
            xml.writeAttribute("failures", String.valueOf(findings.size()));
            xml.writeAttribute("errors", "0");
            if (findings.isEmpty()) {
                writeCase(xml, goal, goal);
                xml.writeEndElement();
            }
            for (Finding finding : findings) {
                writeCase(xml, goal, finding.subject() + " (" + finding.rule() + ")");
                xml.writeAttribute("file", finding.file());
                xml.writeStartElement("failure");
                xml.writeAttribute("type", finding.rule());
                xml.writeAttribute("message", finding.message());
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("no XML can be made of it", e);
        }
        return text.append('\n').toString();
    }

    private static void writeCase(XMLStreamWriter xml, String goal, String name) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "imagefactory." + goal);
        xml.writeAttribute("name", name);
    }
}
