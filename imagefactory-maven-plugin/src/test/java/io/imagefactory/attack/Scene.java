package io.imagefactory.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.Step;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.index.DiscoveryIndex;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.MalformedValue;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.Turn;
import io.imagefactory.core.text.Excerpt;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.kargo.BaseImageStrategy;
import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.Pipeline;
import io.imagefactory.kargo.Polling;
import io.imagefactory.kargo.Rebuilds;
import io.imagefactory.kargo.StateRepository;
import io.imagefactory.kargo.SynthesisRequest;
import io.imagefactory.kargo.TrackedImages;
import io.imagefactory.report.DetailText;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.StatusText;
import io.imagefactory.report.Subject;
import io.imagefactory.report.ci.CodeQuality;
import io.imagefactory.report.ci.Finding;
import io.imagefactory.report.ci.Findings;
import io.imagefactory.report.ci.GithubAnnotations;
import io.imagefactory.report.ci.JunitXml;
import io.imagefactory.report.ci.MarkdownSummary;
import io.imagefactory.report.ci.SarifLog;
import io.imagefactory.report.html.HtmlReport;
import io.imagefactory.report.tree.Graph;
import io.imagefactory.report.tree.OutputType;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.xml.sax.InputSource;

/** An infra repository that is shown once, in every form. */
record Scene(Path folder) {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    void images(List<String> items) throws IOException {
        Files.writeString(folder.resolve("images.yaml"), "images:\n  - " + String.join("\n  - ", items) + "\n");
    }

    void state(String name, String text) throws IOException {
        Path file = folder.resolve("state").resolve(name + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** What a file can be called of a word. */
    static String fileName(String word) {
        return word.replace("\\e", "\u001b")
                .replace("\\u202e", "\u202e")
                .replace("\\n", "\n")
                .replace('/', '_');
    }

    /** All that goals show of it; or the error in which they end, which names a place. */
    String show() throws Exception {
        InfraRepository repository =
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false);
        ImageFactory factory = new ImageFactory(
                repository, new Turn("an attack", folder.resolve("locks"), Duration.ofMinutes(1)), new Listener());
        try (LocalSources sources = new LocalSources(folder, Map.of(), Set.of())) {
            Enrollments enrollments = factory.enrollments();
            Inventory inventory = Inventory.of(factory.overview(
                    enrollments,
                    enrollments,
                    new RebuildOptions(Duration.ofHours(6), 10),
                    sources,
                    DiscoveryIndex.none(),
                    NOW));
            status(inventory);
            trees(inventory);
            report(inventory);
            return synth(repository, enrollments, factory.state());
        } catch (MendableException e) {
            assertThat(e.getMessage()).containsPattern("(?:images|state/[^:]*)\\.yaml|state/");
            return told(e);
        }
    }

    private static void status(Inventory inventory) throws Exception {
        StatusText.lines(inventory, "state").forEach(Scene::assertIsLine);
        inventory.images().keySet().stream()
                .limit(3)
                .forEach(image -> Subject.find(inventory, image)
                        .forEach(node -> DetailText.lines(inventory, node).forEach(Scene::assertIsLine)));
        List<Finding> findings = Findings.of(inventory, "state");
        GithubAnnotations.of("status", findings).forEach(line -> {
            assertThat(line).startsWith("::");
            assertIsLine(line);
        });
        assertXml(JunitXml.of("status", findings));
        Json.read(SarifLog.of("status", findings).getBytes(StandardCharsets.UTF_8));
        Json.read(("{\"all\":" + CodeQuality.of(findings) + "}").getBytes(StandardCharsets.UTF_8));
        assertThat(MarkdownSummary.of(inventory)
                        .lines()
                        .filter(line -> line.startsWith("| ") && !line.equals("| what | why |")))
                .allMatch(line -> line.matches("\\| [\\p{L}\\p{N} &#;]* \\| [\\p{L}\\p{N} &#;]* \\|"));
    }

    private static void trees(Inventory inventory) throws Exception {
        for (boolean dependents : new boolean[] {false, true}) {
            Graph graph = Graph.of(inventory, Optional.empty(), dependents);
            for (OutputType type : OutputType.values()) {
                String text = type.of(graph, true, true);
                text.lines().forEach(Scene::assertIsLine);
                switch (type) {
                    case GRAPHML -> assertXml(text);
                    case JSON -> Json.read(text.getBytes(StandardCharsets.UTF_8));
                    case MERMAID ->
                        assertThat(text.replaceAll("\"[\\p{L}\\p{N} \\-./:@_#;]*\"", ""))
                                .doesNotContain("%%", "click", "script");
                    case DOT ->
                        assertThat(text.replaceAll("\"(?:[^\"\\\\]|\\\\.)*+\"", ""))
                                .doesNotContain("evil", "script", "\"");
                    case TEXT -> assertThat(text).endsWith("\n");
                }
            }
        }
    }

    private void report(Inventory inventory) throws IOException {
        Path report = folder.resolveSibling("report");
        HtmlReport.write(inventory, "attack", report);
        assertThat(Files.readString(report.resolve("data.js")))
                .matches("(?s)\\p{ASCII}*+")
                .doesNotContain("<", ">", "\u001b");
    }

    /** Up to what cdk8s is given, which quotes it. */
    private static String synth(InfraRepository repository, Enrollments enrollments, State state) {
        TrackedImages images =
                TrackedImages.of(enrollments, state, repository, Polling.DEFAULT, BaseImageStrategy.of("Lexical"));
        Pipeline pipeline = new Pipeline(
                new StateRepository("https://github.com/acme/infra.git", "main", "state"),
                Rebuilds.of(enrollments, state, images).all());
        new SynthesisRequest(
                        images.all(),
                        Optional.of(pipeline),
                        new ManifestOptions("image-factory", KargoVersion.of("1.12"), false),
                        images.places())
                .check();
        assertThat(images.all().toString() + pipeline).doesNotContain("${{", "${%");
        return "shown";
    }

    /** As the log has it. */
    private static String told(MendableException e) {
        return Excerpt.of(String.valueOf(e.getMessage()));
    }

    private static void assertIsLine(String line) {
        assertThat(line.codePoints())
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR);
    }

    private static void assertXml(String text) throws Exception {
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(text)))
                        .getElementsByTagName("script")
                        .getLength())
                .isZero();
    }

    /** What is told while it is read is printed by the goals as text ({@code HostileWordsTest}). */
    private static final class Listener implements ImageFactory.Listener {

        @Override
        public void malformedValue(MalformedValue value) {}

        @Override
        public void progress(Step step, int done, int total) {}

        @Override
        public void waitingFor(String otherRun) {}

        @Override
        public void foreignFile(String file) {}

        @Override
        public void recovered(List<String> files) {}

        @Override
        public void emptied(List<String> files) {}
    }
}
