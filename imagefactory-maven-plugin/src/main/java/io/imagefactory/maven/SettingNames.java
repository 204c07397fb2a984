package io.imagefactory.maven;

import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The names by which a build can tell the goals something: of properties, and of elements of a {@code <configuration>}. One
 * that no goal knows is an error before anything is read, since a misspelt {@code imagefactory.dryRun} would start builds.
 *
 * @param properties such as {@code imagefactory.dryRun}
 * @param elements such as {@code dryRun}
 */
record SettingNames(SortedSet<String> properties, SortedSet<String> elements) {

    private static final String PREFIX = "imagefactory.";

    /** What many POMs call the version of a plugin; it is none of ours. */
    private static final String VERSION = PREFIX + "version";

    /** Those of all goals of the plugin: a POM tells all of them what it tells one. */
    static SettingNames of(PluginDescriptor plugin) {
        SettingNames names = new SettingNames(new TreeSet<>(), new TreeSet<>());
        plugin.getMojos().forEach(names::add);
        return names;
    }

    /** @throws MendableException with every name that nothing here has */
    void check(MojoExecution execution, MavenProject project, MavenSession session) {
        List<String> problems = new ArrayList<>();
        Properties inPom = project.getProperties();
        Stream.of(session.getUserProperties(), session.getSystemProperties())
                .flatMap(said -> unknown(said.stringPropertyNames()))
                .forEach(name -> problems.add("-D" + name + ": " + noProperty(name)));
        unknown(inPom.stringPropertyNames())
                .filter(name -> !name.equals(VERSION))
                .forEach(name -> problems.add("<" + name + "> in the POM: " + noProperty(name)));
        Optional.ofNullable(project.getPlugin(execution.getPlugin().getKey())).stream()
                .flatMap(plugin -> Stream.concat(
                        Stream.of(plugin),
                        plugin.getExecutions().stream()
                                .filter(other -> other.getId().equals(execution.getExecutionId()))))
                .flatMap(SettingNames::elements)
                .filter(name -> !elements.contains(name))
                .forEach(name -> problems.add("<" + name + "> in the <configuration> of the plugin: there is no such "
                        + "parameter; " + Suggestion.of(name, elements)));
        if (!problems.isEmpty()) {
            throw new MendableException(
                    String.join("\n", problems.stream().distinct().sorted().toList()));
        }
    }

    /**
     * What a build tells the goals, by name of the parameter: properties, and what stands in the configuration of the plugin
     * and of its executions; of what has elements of its own, an empty text.
     */
    static SortedMap<String, SortedSet<String>> said(MavenProject project, MavenSession session, String plugin) {
        SortedMap<String, SortedSet<String>> said = new TreeMap<>();
        BiConsumer<String, String> add = (name, value) ->
                said.computeIfAbsent(name, any -> new TreeSet<>()).add(value.strip());
        Stream.of(session.getUserProperties(), project.getProperties())
                .forEach(properties -> properties.stringPropertyNames().stream()
                        .filter(name -> name.startsWith(PREFIX) && !name.equals(VERSION))
                        .forEach(name -> add.accept(name.substring(PREFIX.length()), properties.getProperty(name))));
        Optional.ofNullable(project.getPlugin(plugin)).stream()
                .flatMap(known -> Stream.concat(Stream.of(known), known.getExecutions().stream()))
                .flatMap(SettingNames::children)
                .forEach(element -> add.accept(element.getName(), Objects.requireNonNullElse(element.getValue(), "")));
        return said;
    }

    private void add(MojoDescriptor goal) {
        for (Parameter parameter : goal.getParameters()) {
            if (parameter.isEditable()) {
                elements.add(parameter.getName());
                Optional.ofNullable(goal.getMojoConfiguration()
                                .getChild(parameter.getName())
                                .getValue(null))
                        .ifPresent(property -> properties.add(property.replaceAll("^\\$\\{|}$", "")));
            }
        }
    }

    private Stream<String> unknown(Collection<String> names) {
        return names.stream().filter(name -> name.startsWith(PREFIX) && !properties.contains(name));
    }

    private String noProperty(String name) {
        return "there is no such property; " + Suggestion.of(name, properties);
    }

    private static Stream<String> elements(ConfigurationContainer container) {
        return children(container).map(Xpp3Dom::getName);
    }

    private static Stream<Xpp3Dom> children(ConfigurationContainer container) {
        return container.getConfiguration() instanceof Xpp3Dom dom ? Stream.of(dom.getChildren()) : Stream.empty();
    }
}
