package io.imagefactory.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What Maven is told of the goals: the descriptor that is made of their annotations and Javadoc. */
record PluginDescriptor(List<Goal> goals) {

    record Goal(String name, String since, List<Parameter> parameters) {}

    /** @param property empty where it has none */
    record Parameter(String name, String since, String description, String property) {}

    /** All goals but {@code help}, which the build makes, with what can be set in a POM or on the command line. */
    static PluginDescriptor read() {
        try (InputStream file = PluginDescriptor.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
            return new PluginDescriptor(elements(document.getDocumentElement(), "mojo")
                    .filter(mojo -> !text(mojo, "goal").equals("help"))
                    .map(PluginDescriptor::goal)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    Goal goal(String name) {
        return goals.stream()
                .filter(goal -> goal.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Goal goal(Element mojo) {
        return new Goal(
                text(mojo, "goal"),
                text(mojo, "since"),
                elements(mojo, "parameter")
                        .filter(parameter -> text(parameter, "editable").equals("true"))
                        .map(parameter -> parameter(mojo, parameter))
                        .toList());
    }

    private static Parameter parameter(Element mojo, Element parameter) {
        String name = text(parameter, "name");
        String property = elements(mojo, "configuration")
                .flatMap(configuration -> elements(configuration, name))
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
        return new Parameter(
                name, text(parameter, "since"), text(parameter, "description"), property.replaceAll("^\\$\\{|}$", ""));
    }

    private static Stream<Element> elements(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    /** Of the element's own children. */
    private static String text(Element parent, String name) {
        return elements(parent, name)
                .filter(child -> child.getParentNode() == parent)
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }
}
