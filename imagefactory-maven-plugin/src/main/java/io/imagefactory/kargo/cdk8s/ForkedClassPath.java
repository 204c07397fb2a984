package io.imagefactory.kargo.cdk8s;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The class path of the forked process: whatever the classes it needs were loaded from here. That is the same for a jar
 * of a repository and for {@code target/classes} of a reactor, and asks nothing of Maven, whose plugin descriptors and
 * class realms differ between 3 and 4.
 */
final class ForkedClassPath {

    /** One class of each library; the process itself, in the tests, proves that none is missing. */
    private static final List<String> ANCHORS = List.of(
            "io.imagefactory.kargo.cdk8s.SynthesisMain",
            "io.imagefactory.core.tags.TagRule",
            "imports.io.akuity.kargo.Warehouse",
            "org.cdk8s.App",
            "software.constructs.Construct",
            "software.amazon.jsii.JsiiObject",
            "com.fasterxml.jackson.core.JsonParser",
            "com.fasterxml.jackson.annotation.JsonCreator",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.datatype.jsr310.JavaTimeModule");

    private ForkedClassPath() {}

    /** Jars and folders of classes. */
    static List<Path> entries() {
        return ANCHORS.stream().map(ForkedClassPath::origin).distinct().toList();
    }

    static String text() {
        return entries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path origin(String className) {
        try {
            Class<?> anchor = Class.forName(className, false, ForkedClassPath.class.getClassLoader());
            return Path.of(
                    anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new SynthesisException("The class " + className + " of the plugin's dependencies is not there", e);
        }
    }
}
