package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.imagefactory.core.enrollment.EnrollmentFiles;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.enrollment.InvalidEnrollmentsException;
import io.imagefactory.core.enrollment.NewEnrollment;
import io.imagefactory.core.state.InvalidStateException;
import io.imagefactory.core.state.StateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The schemas that editors check files by say the same as those who read the files. {@code beyond.yaml} lists what they
 * cannot say: there they take more.
 */
class SchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Path ROOT =
            Path.of(System.getProperty("basedir"), "..").normalize();
    private static final Path DOCS = ROOT.resolve("docs/schemas");
    private static final String IMAGES = "images.schema.json";
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    /** A text of a corpus; the comment above it says what it is. */
    private record Document(String text) {

        Optional<String> readersFault() {
            try {
                EnrollmentsReader.read("images.yaml", text.getBytes(StandardCharsets.UTF_8), 2);
                return Optional.empty();
            } catch (InvalidEnrollmentsException e) {
                return Optional.of(e.getMessage());
            }
        }

        List<String> schemasFaults() {
            return faults(IMAGES, text);
        }

        @Override
        public String toString() {
            return text.lines().findFirst().orElse("");
        }
    }

    static Stream<String> schemas() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aSchemaIsOneByTheOfficialMetaSchemaAndIsInTheJar(String name) throws IOException {
        byte[] inDocs = Files.readAllBytes(DOCS.resolve(name));
        JsonNode schema = JSON.readTree(inDocs);
        Schema metaSchema = REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(metaSchema.validate(schema)).isEmpty();
        assertThat(schema.get("$schema").asText()).isEqualTo(SpecificationVersion.DRAFT_2020_12.getDialectId());
        assertThat(schema.get("$id").asText()).endsWith("/schemas/" + name);
        try (InputStream inJar = EnrollmentsReader.class.getResourceAsStream("/io/imagefactory/core/schemas/" + name)) {
            assertThat(inJar).isNotNull().hasBinaryContent(inDocs);
        }
    }

    static Stream<Document> right() throws IOException {
        return Stream.concat(documents("right"), imagesOfOtherTests());
    }

    static Stream<Document> wrong() {
        return documents("wrong");
    }

    static Stream<Document> beyond() {
        return documents("beyond");
    }

    @ParameterizedTest
    @MethodSource("right")
    void whatIsReadIsTaken(Document document) {
        assertThat(document.readersFault()).isEmpty();
        assertThat(document.schemasFaults()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsRefusedIsRefusedBySchemaToo(Document document) {
        assertThat(document.readersFault()).isPresent();
        assertThat(document.schemasFaults()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void whatASchemaCannotSayIsListed(Document document) {
        assertThat(document.readersFault()).isPresent();
        assertThat(document.schemasFaults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "images, image-state.schema.json",
        "base-images, base-image-state.schema.json",
        "kargo, kargo-state.schema.json"
    })
    void allStateThatTheTestsExpectIsTaken(String folder, String schema) throws IOException {
        Pattern path = Pattern.compile(".*/(?:out|expected)/(?:.*/)?state/(?:_archive/)?" + folder + "/[^/]+\\.yaml");
        List<Path> files =
                files(path).filter(file -> isWellFormed(folder, file)).toList();

        assertThat(files).hasSizeGreaterThan(5);
        assertThat(files)
                .filteredOn(file -> !faults(schema, text(file)).isEmpty())
                .isEmpty();
    }

    /** Cases about what lies within a value that has its form, which the reader passes over without a word. */
    private static final Pattern WITH_STRANGE_ENTRIES = Pattern.compile(
            "history-keeps-what-is-needed|values-without-their-form|releases-of-others|discover.platforms"
                    + "|state-of-a-newer-version");

    /** Whether the reader takes it for state, and all values in it for what they should be. */
    private static boolean isWellFormed(String folder, Path file) {
        try {
            StateFiles files = StateFiles.read(Map.of(folder + "/" + file.getFileName(), Files.readAllBytes(file)));
            return files.foreign().isEmpty()
                    && files.state().malformed().isEmpty()
                    && !WITH_STRANGE_ENTRIES.matcher(file.toString()).find();
        } catch (InvalidStateException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "currentDigest: latest",
                "currentDigest: [sha256]",
                "lastUpdated: yesterday",
                "lastChecked: {at: now}",
                "updateHistory: none",
                "published: here",
                "firstDiscovered: 7"
            })
    void anObservedValueWithoutItsFormIsRefusedWhereTheReaderCountsItAsAbsent(String value) {
        String text = "name: redis-7\nfullImage: redis:7\n" + value + "\n";

        assertThat(faults("base-image-state.schema.json", text)).isNotEmpty();
        assertThat(read(text).state().malformed()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name: redis-7", "- redis-7", "name: redis-7\ntag: \"7\"", "name: redis-7\nrepository: redis"})
    void aBaseImageThatCannotBeToldIsRefusedByBoth(String text) {
        assertThat(faults("base-image-state.schema.json", text)).isNotEmpty();
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: redis-7\nrepository: library/redis\ntag: 7\nteam: data\ncurrentDigest: None",
                "name: redis-7\nfullImage: redis:7\nlastUpdated: 2026-01-02 03:04:05\nlastChecked: 2026-01-02",
            })
    void whatOthersWriteIsTakenByBoth(String text) {
        assertThat(faults("base-image-state.schema.json", text)).isEmpty();
        assertThat(read(text).state().malformed()).isEmpty();
    }

    @Test
    void allPlansThatTheTestsExpectAreTaken() throws IOException {
        List<Path> plans = files(Pattern.compile(".*/plan/.*/out/plan\\.json")).toList();

        assertThat(plans).hasSizeGreaterThan(20);
        for (Path plan : plans) {
            assertThat(schema("plan.schema.json").validate(JSON.readTree(plan.toFile())))
                    .as(plan.toString())
                    .isEmpty();
        }
    }

    @Test
    void aPlanWithAnotherKeyOrDecisionIsRefused() throws IOException {
        String plan = """
                {"version": 1, "now": "2026-01-31T12:00:00Z", "due": [], "cycles": [], "images": [{"name": "a",
                 "image": "ghcr.io/acme/a", "decision": "up-to-date", "reason": "x", "rebuildDelay": "7d",
                 "autoRebuild": true, "priority": 0, "baseImages": [{"name": "b", "standing": "current",
                 "newest": {"digest": "%s", "firstSeen": "2026-01-02T03:04:05Z"}}]}]}""".formatted(DIGEST);

        assertThat(planFaults(plan)).isEmpty();
        assertThat(planFaults(plan.replace("\"up-to-date\"", "\"fine\""))).isNotEmpty();
        assertThat(planFaults(plan.replace("\"reason\"", "\"because\""))).isNotEmpty();
        assertThat(planFaults(plan.replace(DIGEST, "latest"))).isNotEmpty();
    }

    @Test
    void theExampleNamesTheSchema() throws IOException {
        Path example = ROOT.resolve("example-project/images.yaml");
        Matcher comment = Pattern.compile("# yaml-language-server: \\$schema=(\\S+)")
                .matcher(Files.readAllLines(example).get(0));

        assertThat(comment.matches()).isTrue();
        assertThat(example.resolveSibling(comment.group(1)).normalize()).isEqualTo(DOCS.resolve(IMAGES));
        assertThat(faults(IMAGES, Files.readString(example))).isEmpty();
    }

    @Test
    void aFileThatEnrollBeginsNamesTheSchemaBesideIt(@TempDir Path folder) throws IOException {
        Path images = folder.resolve("images.yaml");
        EnrollmentFiles files = new EnrollmentFiles(images, Path::toString);
        files.append(images, List.of(postgres("postgres")));
        Path schema = folder.resolve(IMAGES);

        assertThat(Files.readAllLines(images).get(0)).isEqualTo("# yaml-language-server: $schema=" + IMAGES);
        assertThat(schema).hasSameBinaryContentAs(DOCS.resolve(IMAGES));
        assertThat(faults(IMAGES, Files.readString(images))).isEmpty();

        Files.writeString(schema, Files.readString(schema).replace("description", "title"));
        files.append(images, List.of(postgres("postgres-too")));
        assertThat(schema).as("of an earlier version").hasSameBinaryContentAs(DOCS.resolve(IMAGES));
    }

    @Test
    void aFileOfOthersWithTheNameOfTheSchemaStays(@TempDir Path folder) throws IOException {
        Path images = folder.resolve("images.yaml");
        Files.writeString(folder.resolve(IMAGES), "{}");

        new EnrollmentFiles(images, Path::toString).append(images, List.of(postgres("postgres")));

        assertThat(images).content().startsWith("- name: postgres");
        assertThat(folder.resolve(IMAGES)).hasContent("{}");
    }

    private static NewEnrollment postgres(String name) {
        return new NewEnrollment(
                name, "docker.io", "library/" + name, Optional.empty(), Map.of("allowTags", "^17$"), List.of());
    }

    private static List<String> planFaults(String plan) throws IOException {
        return schema("plan.schema.json").validate(JSON.readTree(plan)).stream()
                .map(Object::toString)
                .toList();
    }

    private static StateFiles read(String text) {
        return StateFiles.read(Map.of("base-images/redis-7.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** As an editor reads YAML: a key that stands twice is no concern of a schema. */
    private static List<String> faults(String schema, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(true)
                .build();
        JsonNode value = JSON.valueToTree(new Load(settings).loadFromString(text));
        return schema(schema).validate(value).stream().map(Object::toString).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schema(String name) {
        try {
            return REGISTRY.getSchema(JSON.readTree(DOCS.resolve(name).toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Document> documents(String name) {
        try (InputStream corpus = SchemasTest.class.getResourceAsStream("schemas/" + name + ".yaml")) {
            String texts = new String(corpus.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(texts.split("(?m)^---\n")).map(Document::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of golden folders and of projects that are built. */
    private static Stream<Document> imagesOfOtherTests() throws IOException {
        return files(Pattern.compile(
                        ".*/(?:discover|refresh|plan|rebuild)/[^/]+/in/images\\.yaml|.*/src/it/[^/]+/images\\.yaml"))
                .map(file -> {
                    try {
                        return new Document("# " + file + "\n" + Files.readString(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .filter(document -> document.readersFault().isEmpty());
    }

    private static Stream<Path> files(Pattern path) throws IOException {
        try (Stream<Path> files = Stream.of("imagefactory-core", "imagefactory-maven-plugin")
                .map(module -> ROOT.resolve(module).resolve("src"))
                .flatMap(SchemasTest::walk)) {
            return files
                    .filter(file ->
                            path.matcher(file.toString().replace('\\', '/')).matches())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
