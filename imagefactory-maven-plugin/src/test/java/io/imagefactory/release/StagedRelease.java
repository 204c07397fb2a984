package io.imagefactory.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A folder that is about to be sent to Maven Central, looked at as Central looks at it: a release that lacks something is
 * refused there, and one that has something wrong in it stays for ever.
 *
 * <p>A program of its own too, in this one file: {@code java StagedRelease.java FOLDER} prints what is wrong and then ends
 * with 1. Signatures are checked by {@code gpg}, with the keys that it has.
 */
final class StagedRelease {

    /** What is published; the example is copied from the repository, and the benchmarks measure what lies beside them. */
    static final Set<String> PUBLISHED = Set.of(
            "imagefactory-parent",
            "imagefactory-core",
            "kargo-imports",
            "imagefactory-maven-plugin",
            "imagefactory-archetype");

    private static final String GROUP = "io/imagefactory";
    private static final String SIGNATURE = ".asc";
    private static final Map<String, String> CHECKSUMS =
            Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512");
    private static final Set<String> DEMANDED_CHECKSUMS = Set.of(".md5", ".sha1");

    private static final List<List<String>> DEMANDED_ELEMENTS = List.of(
            List.of("name"),
            List.of("description"),
            List.of("url"),
            List.of("licenses", "license", "name"),
            List.of("licenses", "license", "url"),
            List.of("developers", "developer", "name"),
            List.of("scm", "connection"),
            List.of("scm", "url"));

    /** What there is of an archetype, in the place of Java. */
    private static final String ARCHETYPE = "META-INF/maven/archetype-metadata.xml";

    /** Those that a POM does not have from its parent. */
    private static final Set<String> OWN_ELEMENTS = Set.of("name");

    private final Path folder;
    private final Signatures signatures;
    private final List<String> problems = new ArrayList<>();

    private StagedRelease(Path folder, Signatures signatures) {
        this.folder = folder;
        this.signatures = signatures;
    }

    /** Who knows the keys. */
    @FunctionalInterface
    interface Signatures {

        /** Whether the signature is one of that file, made with a key that is known. */
        boolean verifies(Path signature, Path file) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<String> problems = problems(folder, StagedRelease::verifiesWithGpg);
        problems.forEach(System.out::println);
        System.out.println(folder + ": " + problems.size() + " problems");
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    /** What Central would refuse in the folder, and what should not be there; a sentence each. */
    static List<String> problems(Path folder, Signatures signatures) throws IOException {
        StagedRelease release = new StagedRelease(folder, signatures);
        release.check();
        return release.problems;
    }

    private void check() throws IOException {
        Set<Path> strays = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(strays::add);
        }
        Set<String> missing = new TreeSet<>(PUBLISHED);
        for (Path pom :
                strays.stream().filter(file -> file.toString().endsWith(".pom")).toList()) {
            if (missing.remove(artifact(pom))) {
                strays.removeAll(checkArtifact(pom));
            }
        }
        missing.forEach(artifact -> problems.add(artifact + " is not there"));
        strays.forEach(file -> problems.add(name(file) + " should not be there"));
    }

    private static String artifact(Path pom) {
        return pom.getParent().getParent().getFileName().toString();
    }

    /** Looks at all files of an artifact, and says which they are. */
    private Set<Path> checkArtifact(Path pom) throws IOException {
        String version = pom.getParent().getFileName().toString();
        Path base = pom.resolveSibling(artifact(pom) + "-" + version);
        if (!pom.equals(beside(base, ".pom")) || !pom.startsWith(folder.resolve(GROUP))) {
            problems.add(name(pom) + " lies in a folder of another name");
        }
        Element project = parse(pom);
        checkPom(pom, project, version);
        Set<Path> known = new TreeSet<>();
        checkFile(pom, known);
        if (!text(project, "packaging").equals(Optional.of("pom"))) {
            boolean archetype = artifact(pom).equals("imagefactory-archetype");
            checkJar(beside(base, ".jar"), entry -> entry.endsWith(archetype ? ARCHETYPE : ".class"), known);
            checkJar(beside(base, "-sources.jar"), entry -> entry.endsWith(archetype ? ARCHETYPE : ".java"), known);
            checkJar(beside(base, "-javadoc.jar"), "index.html"::equals, known);
        }
        checkFile(beside(base, "-cyclonedx.json"), known);
        return known;
    }

    private void checkPom(Path pom, Element project, String version) throws IOException {
        for (List<String> element : DEMANDED_ELEMENTS) {
            boolean own = OWN_ELEMENTS.contains(element.get(0));
            if (find(project, element)
                    .or(() -> own ? Optional.empty() : inherited(pom, project, element))
                    .isEmpty()) {
                problems.add(name(pom) + " has no <" + String.join("><", element) + ">");
            }
        }
        if (!text(project, "version")
                .or(() -> find(project, List.of("parent", "version")))
                .equals(Optional.of(version))) {
            problems.add(name(pom) + " is of another version than its folder");
        }
        for (String open : List.of("-SNAPSHOT", "systemPath", "<repositories>", "<pluginRepositories>")) {
            if (Files.readString(pom).contains(open)) {
                problems.add(name(pom) + " says " + open + ", which a release may not");
            }
        }
        parent(pom, project)
                .filter(parent -> !Files.exists(parent))
                .ifPresent(parent -> problems.add(name(pom) + " has a parent that is not there: " + name(parent)));
    }

    private Optional<String> inherited(Path pom, Element project, List<String> element) {
        return parent(pom, project).filter(Files::exists).flatMap(parent -> find(parse(parent), element));
    }

    private Optional<Path> parent(Path pom, Element project) {
        return find(project, List.of("parent", "artifactId"))
                .flatMap(artifact -> find(project, List.of("parent", "version"))
                        .map(version -> pom.resolve("../../..")
                                .normalize()
                                .resolve(artifact)
                                .resolve(version)
                                .resolve(artifact + "-" + version + ".pom")));
    }

    private void checkJar(Path jar, Predicate<String> content, Set<Path> known) throws IOException {
        checkFile(jar, known);
        if (!Files.exists(jar)) {
            return;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.stream().map(ZipEntry::getName).noneMatch(content)) {
                problems.add(name(jar) + " does not hold what its name says");
            }
        }
    }

    /** The file with its signature and its checksums. */
    private void checkFile(Path file, Set<Path> known) throws IOException {
        known.add(file);
        if (!Files.exists(file)) {
            problems.add(name(file) + " is not there");
            return;
        }
        Path signature = beside(file, SIGNATURE);
        known.add(signature);
        if (!Files.exists(signature)) {
            problems.add(name(file) + " is not signed");
        } else if (!signatures.verifies(signature, file)) {
            problems.add(name(signature) + " is no signature of that file with a known key");
        }
        for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
            checkSum(file, checksum.getKey(), checksum.getValue(), known);
        }
    }

    private void checkSum(Path file, String ending, String algorithm, Set<Path> known) throws IOException {
        Path checksum = beside(file, ending);
        known.add(checksum);
        if (Files.exists(checksum)) {
            if (!Files.readString(checksum).strip().equals(hash(file, algorithm))) {
                problems.add(name(checksum) + " is not the sum of that file");
            }
        } else if (DEMANDED_CHECKSUMS.contains(ending)) {
            problems.add(name(checksum) + " is not there");
        }
    }

    private static String hash(Path file, String algorithm) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean verifiesWithGpg(Path signature, Path file) throws IOException {
        try {
            return new ProcessBuilder("gpg", "--batch", "--quiet", "--verify", signature.toString(), file.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static Element parse(Path pom) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException(pom + " is no POM", e);
        }
    }

    private static Optional<String> text(Element element, String name) {
        return find(element, List.of(name));
    }

    /** What stands in the element at the end of the path, if it is more than blanks. */
    private static Optional<String> find(Element element, List<String> path) {
        NodeList children = element.getChildNodes();
        List<Element> named = IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(path.get(0)))
                .collect(Collectors.toList());
        return path.size() == 1
                ? named.stream()
                        .map(Node::getTextContent)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                : named.stream()
                        .flatMap(child -> find(child, path.subList(1, path.size())).stream())
                        .findFirst();
    }
}
