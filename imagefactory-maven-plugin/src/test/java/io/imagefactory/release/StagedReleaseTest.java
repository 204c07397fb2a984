package io.imagefactory.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedReleaseTest {

    private static final String PARENT = "io/imagefactory/imagefactory-parent/1.2.3/imagefactory-parent-1.2.3";
    private static final String CORE = "io/imagefactory/imagefactory-core/1.2.3/imagefactory-core-1.2.3";

    @TempDir
    private Path folder;

    @BeforeEach
    void stage() throws IOException {
        for (String artifact : StagedRelease.PUBLISHED) {
            String base = "io/imagefactory/" + artifact + "/1.2.3/" + artifact + "-1.2.3";
            boolean parent = artifact.equals("imagefactory-parent");
            boolean archetype = artifact.equals("imagefactory-archetype");
            put(base + ".pom", parent ? parentPom() : childPom(artifact));
            put(base + "-cyclonedx.json", "{}");
            if (!parent) {
                putJar(base + ".jar", archetype ? "META-INF/maven/archetype-metadata.xml" : "A.class");
                putJar(base + "-sources.jar", archetype ? "META-INF/maven/archetype-metadata.xml" : "A.java");
                putJar(base + "-javadoc.jar", "index.html");
            }
        }
    }

    @Test
    void aWholeReleaseHasNoProblems() throws IOException {
        assertThat(problems()).isEmpty();
    }

    @Test
    void anArtifactThatIsLeftOutIsMissed() throws IOException {
        try (var files = Files.list(folder.resolve(CORE).getParent())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        assertThat(problems()).containsExactly("imagefactory-core is not there");
    }

    @Test
    void aFileThatIsLeftOutIsMissedWithoutALookAtItsSums() throws IOException {
        for (String ending : List.of("", ".asc", ".md5", ".sha1")) {
            Files.delete(folder.resolve(CORE + "-sources.jar" + ending));
        }

        assertThat(problems()).containsExactly(CORE + "-sources.jar is not there");
    }

    @Test
    void aSumOfOtherBytesIsFound() throws IOException {
        Files.writeString(folder.resolve(CORE + ".jar.sha1"), "da39a3ee5e6b4b0d3255bfef95601890afd80709");

        assertThat(problems()).containsExactly(CORE + ".jar.sha1 is not the sum of that file");
    }

    @Test
    void aSumThatIsDemandedIsMissed() throws IOException {
        Files.delete(folder.resolve(CORE + ".jar.md5"));

        assertThat(problems()).containsExactly(CORE + ".jar.md5 is not there");
    }

    @Test
    void aSignatureOfOtherBytesIsFound() throws IOException {
        Files.writeString(folder.resolve(CORE + ".jar.asc"), "of something else");
        Files.delete(folder.resolve(CORE + "-javadoc.jar.asc"));

        assertThat(problems())
                .containsExactly(
                        CORE + ".jar.asc is no signature of that file with a known key",
                        CORE + "-javadoc.jar is not signed");
    }

    @Test
    void whatIsNotPublishedIsFound() throws IOException {
        put("io/imagefactory/imagefactory-benchmarks/1.2.3/imagefactory-benchmarks-1.2.3.pom", "<project/>");
        Files.writeString(folder.resolve(CORE + ".jar.old"), "");

        assertThat(problems())
                .hasSize(5)
                .contains(CORE + ".jar.old should not be there")
                .allSatisfy(problem -> assertThat(problem).endsWith(" should not be there"));
    }

    @Test
    void aPomNeedsWhatCentralDemandsOfItselfOrOfItsParent() throws IOException {
        put(
                PARENT + ".pom",
                parentPom()
                        .replaceAll("<developers>.*</developers>", "")
                        .replace("<url>", "<site>")
                        .replace("</url>", "</site>"));
        put(CORE + ".pom", childPom("imagefactory-core").replaceAll("<name>.*</name>", "<name> </name>"));

        assertThat(problems())
                .contains(
                        PARENT + ".pom has no <developers><developer><name>",
                        PARENT + ".pom has no <url>",
                        PARENT + ".pom has no <scm><url>",
                        CORE + ".pom has no <developers><developer><name>",
                        CORE + ".pom has no <name>")
                .doesNotContain(CORE + ".pom has no <licenses><license><name>");
    }

    @Test
    void aReleaseStandsOnReleasesAlone() throws IOException {
        put(CORE + ".pom", childPom("imagefactory-core").replace("<version>1.2.3<", "<version>1.2.3-SNAPSHOT<"));

        assertThat(problems())
                .contains(
                        CORE + ".pom is of another version than its folder",
                        CORE + ".pom says -SNAPSHOT, which a release may not",
                        CORE + ".pom has a parent that is not there: " + PARENT.replace("1.2.3", "1.2.3-SNAPSHOT")
                                + ".pom");
    }

    @Test
    void aJarOfSourcesHoldsSources() throws IOException {
        putJar(CORE + "-sources.jar", "META-INF/MANIFEST.MF");

        assertThat(problems()).containsExactly(CORE + "-sources.jar does not hold what its name says");
    }

    private List<String> problems() throws IOException {
        return StagedRelease.problems(
                folder,
                (signature, file) ->
                        Files.readString(signature).equals("of " + hash("SHA-256", Files.readAllBytes(file))));
    }

    private static String parentPom() {
        return "<project><groupId>io.imagefactory</groupId><artifactId>imagefactory-parent</artifactId>"
                + "<version>1.2.3</version><packaging>pom</packaging>"
                + "<name>Parent</name><description>What all have</description><url>https://example.org</url>"
                + "<licenses><license><name>L</name><url>https://example.org/l</url></license></licenses>"
                + "<developers><developer><name>D</name></developer></developers>"
                + "<scm><connection>scm:git:x</connection><url>https://example.org/x</url></scm></project>";
    }

    private static String childPom(String artifact) {
        return "<project><parent><groupId>io.imagefactory</groupId><artifactId>imagefactory-parent</artifactId>"
                + "<version>1.2.3</version></parent><artifactId>" + artifact
                + "</artifactId><name>Child</name></project>";
    }

    private void putJar(String path, String entry) throws IOException {
        Path jar = Files.createTempFile(folder.getParent(), "made", ".jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        put(path, Files.readAllBytes(jar));
        Files.delete(jar);
    }

    private void put(String path, String text) throws IOException {
        put(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void put(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.writeString(folder.resolve(path + ".md5"), hash("MD5", content));
        Files.writeString(folder.resolve(path + ".sha1"), hash("SHA-1", content) + "\n");
        Files.writeString(folder.resolve(path + ".asc"), "of " + hash("SHA-256", content));
    }

    private static String hash(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
