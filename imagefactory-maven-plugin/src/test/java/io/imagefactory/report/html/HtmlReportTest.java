package io.imagefactory.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.json.Json;
import io.imagefactory.report.SampleInfra;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    @TempDir
    private Path folder;

    private Path report;

    @BeforeEach
    void place() {
        report = folder.resolve("report");
    }

    @Test
    void the_folder_has_each_file_of_the_page_and_the_data() throws IOException, URISyntaxException {
        HtmlReport.write(SampleInfra.acme(), "Acme images", report);

        TreeSet<String> files = files(
                Path.of(HtmlReport.class.getResource("page/index.html").toURI()).getParent());
        files.add("data.js");
        assertThat(files(report)).isEqualTo(files);
    }

    @Test
    void the_page_loads_only_files_that_are_there_and_has_no_script_in_it() throws IOException {
        HtmlReport.write(SampleInfra.acme(), "Acme images", report);

        String index = Files.readString(report.resolve("index.html"));
        List<String> loaded = Stream.of("src=\"", "<link rel=\"icon\" href=\"", "<link rel=\"stylesheet\" href=\"")
                .flatMap(before -> Stream.of(index.split(before)).skip(1))
                .map(after -> after.substring(0, after.indexOf('"')))
                .toList();
        assertThat(loaded).contains("data.js", "style.css").allMatch(file -> Files.exists(report.resolve(file)));
        assertThat(index)
                .contains("default-src 'none'", "connect-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe-inline", "style=\"", "onclick")
                .doesNotContainPattern("<script(?! src=)");
    }

    @Test
    void the_same_state_gives_the_same_bytes() throws IOException {
        HtmlReport.write(SampleInfra.acme(), "Acme images", report);
        byte[] first = Files.readAllBytes(report.resolve("data.js"));

        HtmlReport.write(SampleInfra.acme(), "Acme images", report);

        assertThat(Files.readAllBytes(report.resolve("data.js"))).isEqualTo(first);
    }

    @Test
    void an_image_names_digests_by_their_place_with_its_base_image() throws IOException {
        HtmlReport.write(SampleInfra.acme(), "Acme images", report);

        Json data = data();
        List<Json> baseImages = data.items("baseImages");
        Json node = named(baseImages, "node-22");
        Json use = named(data.items("images"), "backstage").items("bases").stream()
                .filter(base -> base.number("base").getAsLong() == baseImages.indexOf(node))
                .findFirst()
                .orElseThrow();
        assertThat(node.text("label")).contains("node:22");
        assertThat(script()).contains("\"digests\":[[\"" + "2".repeat(64) + "\",");
        assertThat(use.number("newest")).hasValue(0);
        assertThat(use.number("from")).hasValue(1);
        assertThat(use.text("standing")).contains("waiting");
    }

    @Test
    void what_others_have_written_ends_no_script_and_is_bounded() throws IOException {
        String hostile = "</script><script>alert(1)</script><!-- & \u2028\u202e" + "long ".repeat(500);
        Path infra = SampleInfra.acmeIn(folder.resolve("infra"));
        Path state = infra.resolve("state/images/legacy.yaml");
        Files.writeString(
                state,
                Files.readString(state)
                        .replaceFirst(
                                "discoveryError: .*", "discoveryError: \"" + Matcher.quoteReplacement(hostile) + '"'));

        HtmlReport.write(SampleInfra.inventory(infra), hostile, report);

        String script = Files.readString(report.resolve("data.js"));
        assertThat(script).doesNotContain("<", ">", "&", "\u2028", "\u202e").matches("\\A\\p{ASCII}*\\z");
        assertThat(named(data().items("images"), "legacy").text("error"))
                .hasValueSatisfying(error -> assertThat(error)
                        .startsWith("</script><script>alert(1)</script>")
                        .hasSizeLessThan(500));
    }

    private String script() throws IOException {
        return Files.readString(report.resolve("data.js"));
    }

    private Json data() throws IOException {
        String script = script();
        String json = script.substring(script.indexOf("{data: ") + "{data: ".length(), script.lastIndexOf("};"));
        return Json.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Json named(List<Json> items, String name) {
        return items.stream()
                .filter(item -> item.text("name").filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static TreeSet<String> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            TreeSet<String> files = new TreeSet<>();
            paths.filter(Files::isRegularFile)
                    .forEach(
                            file -> files.add(folder.relativize(file).toString().replace('\\', '/')));
            return files;
        }
    }
}
