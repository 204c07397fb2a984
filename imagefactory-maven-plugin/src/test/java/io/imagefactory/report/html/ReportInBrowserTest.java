package io.imagefactory.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.report.Inventory;
import io.imagefactory.report.SampleInfra;
import io.imagefactory.report.StatusText;
import io.imagefactory.report.tree.Graph;
import io.imagefactory.report.tree.OutputType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The report in Chromium. What each page looks like stands in {@code target/report-screenshots} afterwards. */
class ReportInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "report-screenshots");
    private static final String HOSTILE =
            "</script><script>document.title = 'theirs'</script><img src=x onerror=\"document.title='theirs'\">\u2028'`";

    @TempDir
    private static Path folder;

    private static Chromium browser;
    private static Path acme;

    @BeforeAll
    static void writeAndStart() throws IOException {
        browser = Chromium.start();
        acme = folder.resolve("acme");
        HtmlReport.write(SampleInfra.acme(), "Acme images", acme);
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothingIsComplainedOfAndNothingLeaves() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(url -> url.startsWith("file:///") || url.startsWith("data:"));
    }

    @ParameterizedTest
    @CsvSource({
        "overview, '', Acme images",
        "graph, #/graph, Graph",
        "graph-of-one, #/graph?of=i%3Abackstage, Graph",
        "images, #/images, Images",
        "base-images, #/base-images, Base images",
        "rebuilds, #/rebuilds, Rebuilds",
        "image, #/image/backstage, backstage",
        "base-image, #/base-image/node-22, node:22",
        "search, #/search?q=node, Search",
        "absent, #/image/nobody, Not here"
    })
    void a_page_shows_and_everybody_can_use_it(String name, String hash, String heading) throws IOException {
        browser.see(1280, 900, false);
        browser.open(acme, hash);

        assertThat(browser.texts("h1")).containsExactly(heading);
        browser.screenshot(SCREENSHOTS.resolve(name + ".png"));
        assertThat(browser.violations()).isEmpty();
        browser.see(1280, 900, true);
        browser.screenshot(SCREENSHOTS.resolve(name + "-dark.png"));
        assertThat(browser.violationsOfContrast()).isEmpty();
        browser.see(390, 844, false);
        browser.screenshot(SCREENSHOTS.resolve(name + "-narrow.png"));
        assertThat(browser.<Boolean>run("return document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    @Test
    void the_overview_begins_with_what_needs_a_person() {
        browser.see(1280, 900, false);
        browser.open(acme, "");

        assertThat(browser.texts("h2")).startsWith("Needs a person", "Happens next");
        assertThat(browser.texts(".urgency-broken h3"))
                .anyMatch(text -> text.endsWith("Rebuilds given up after failures"));
        assertThat(browser.find(".legend a[href='#/images?decision=due']").getText())
                .endsWith("due");
    }

    @Test
    void the_search_finds_by_name_and_by_digest_and_opens_the_first() {
        browser.see(1280, 900, false);
        browser.open(acme, "");
        String digest = browser.run("return report.model.baseImages.find(base => base.digest).digest");
        String label = browser.run("return report.model.baseImages.find(base => base.digest).label");
        WebElement field = browser.find("#find");

        field.sendKeys(digest.substring(0, 20));
        assertThat(browser.texts(".found .nodes a")).contains(label);
        assertThat(browser.focused()).isEqualTo(field);

        field.clear();
        field.sendKeys("backst");
        assertThat(browser.texts(".found .nodes a")).containsExactly("backstage");
        assertThat(browser.find("#said").getAttribute("textContent")).isEqualTo("1 hit");
        field.sendKeys(Keys.ENTER);
        browser.await(() -> browser.hash().equals("#/image/backstage"));
        assertThat(browser.texts("h1")).containsExactly("backstage");
    }

    @Test
    void the_graph_follows_a_click_and_the_arrow_keys() {
        browser.see(1280, 900, false);
        browser.open(acme, "#/graph");

        browser.find("a.tile[data-id='b:node-22']").click();

        browser.await(() -> browser.hash().equals("#/graph?of=b%3Anode-22"));
        assertThat(browser.find(".side h2").getText()).isEqualTo("node:22");
        assertThat(browser.texts(".side .nodes a")).contains("backstage");
        assertThat(browser.find("a.tile.self").getAttribute("data-id")).isEqualTo("b:node-22");
        assertThat(browser.find("a.tile[data-id='i:backstage']").getAttribute("class"))
                .contains("near");
        assertThat(browser.all("path.edge.near")).isNotEmpty();

        WebElement tile = browser.find("a.tile.self");
        tile.sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.focused()).isNotEqualTo(tile);
        String reached = browser.focused().getAttribute("data-id");
        browser.focused().sendKeys(Keys.ENTER);
        browser.await(() -> browser.find("a.tile.self").getAttribute("data-id").equals(reached));
    }

    @Test
    void an_address_with_a_filter_opens_filtered_and_a_filter_changes_the_address() {
        browser.see(1280, 900, false);
        browser.open(acme, "#/images?decision=due&sort=-name");

        List<String> names = browser.texts("tbody th");
        assertThat(browser.texts("tbody .decision")).isNotEmpty().containsOnly("due");
        assertThat(names).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(browser.find("th[aria-sort='descending']").getText()).startsWith("Name");

        browser.find(".filters input").sendKeys(names.get(0));
        browser.await(() -> browser.hash().equals("#/images?decision=due&sort=-name&q=" + names.get(0)));
        assertThat(browser.texts("tbody th")).containsExactly(names.get(0));

        browser.find(".clear").click();
        browser.await(() -> browser.hash().equals("#/images"));
        assertThat(browser.all("tbody tr")).hasSizeGreaterThan(names.size());
    }

    @Test
    void the_keyboard_reaches_the_content_first() {
        browser.see(1280, 900, false);
        browser.open(acme, "#/images");

        browser.find("body").sendKeys(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Skip to the content");
        browser.find("body").sendKeys("/");
        assertThat(browser.focused()).isEqualTo(browser.find("#find"));
    }

    @Test
    void an_image_tells_its_decision_its_digests_and_where_to_look() {
        browser.see(1280, 1600, false);
        browser.open(acme, "#/image/backstage");

        assertThat(browser.find(".verdict").getText()).isNotBlank();
        assertThat(browser.all("svg.timeline circle.seen")).isNotEmpty();
        assertThat(browser.texts("section[aria-labelledby='bases'] tbody th")).contains("node:22");
        assertThat(browser.all("a[href^='http']"))
                .allMatch(link -> link.getAttribute("href").startsWith("https://"))
                .allMatch(link -> link.getAttribute("rel").contains("noreferrer"));
    }

    /** Those of README and docs, which are copied from there to {@code docs/images}. */
    @ParameterizedTest
    @CsvSource({
        "report-overview, '', false, 760",
        "report-graph, #/graph?of=i%3Aorders&around=it, false, 640",
        "report-image, #/image/orders, false, 980",
        "report-rebuilds, #/rebuilds, true, 620"
    })
    void a_picture_shows_the_example_project(String name, String hash, boolean dark, int height) throws IOException {
        Path page = folder.resolve("example");
        if (!Files.exists(page)) {
            HtmlReport.write(
                    ExampleProject.afterSomeMonths(folder.resolve("example-project")), "Image Factory example", page);
        }
        browser.see(1180, height, dark);
        browser.open(page, hash);

        Path picture = Path.of("target", "report-pictures", name + ".png");
        browser.screenshot(picture);

        assertThat(picture).isRegularFile();
        assertThat(Files.size(picture)).isLessThan(150_000);
    }

    /** What two goals print of the same, as a terminal shows it; likewise for the docs. */
    @ParameterizedTest
    @CsvSource({"status, '', 500", "tree, ' -Dimagefactory.image=orders -Dverbose', 190"})
    void a_picture_shows_a_terminal(String goal, String properties, int height) throws IOException {
        Inventory inventory = ExampleProject.afterSomeMonths(folder.resolve("terminal-" + goal));
        List<String> lines = goal.equals("status")
                ? StatusText.lines(inventory, "state")
                : OutputType.TEXT
                        .of(Graph.of(inventory, Optional.of("orders"), false), true, true)
                        .lines()
                        .toList();
        Path page = Files.createDirectories(folder.resolve(goal));
        Files.writeString(page.resolve(HtmlReport.INDEX), """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>%s</title>
                <style>body { margin: 0; padding: 16px; background: #1d2430; color: #e6e9ef; width: max-content }
                pre { margin: 0; font: 14px/1.35 "DejaVu Sans Mono", monospace }</style><pre></pre></html>
                """.formatted(goal));
        browser.see(1180, height, false);
        browser.open(page, "");
        browser.run(
                "document.querySelector('pre').textContent = arguments[0]",
                "$ mvn imagefactory:" + goal + properties
                        + lines.stream().map(line -> "\n[INFO] " + line).collect(Collectors.joining()));
        Path picture = Path.of("target", "report-pictures", goal + ".png");
        browser.screenshot(picture);

        assertThat(browser.<Boolean>run("return document.body.scrollWidth <= innerWidth"
                        + " && document.body.scrollHeight <= innerHeight"))
                .isTrue();
        assertThat(Files.size(picture)).isBetween(10_000L, 150_000L);
    }

    @Test
    void what_others_have_written_is_text() throws IOException {
        Path infra = SampleInfra.acmeIn(folder.resolve("hostile"));
        Path state = infra.resolve("state/images/legacy.yaml");
        String text = Files.readString(state);
        assertThat(text).contains("discoveryError:");
        Files.writeString(
                state,
                text.replaceFirst(
                        "discoveryError: .*",
                        "discoveryError: \"" + Matcher.quoteReplacement(HOSTILE.replace("\"", "\\\"")) + "\""));
        Inventory inventory = SampleInfra.inventory(infra);
        Path page = folder.resolve("hostile-page");

        HtmlReport.write(inventory, HOSTILE, page);

        assertThat(Files.readString(page.resolve("data.js")))
                .doesNotContain("<", "\u2028")
                .contains("\\u003C/script\\u003E");
        browser.see(1280, 900, false);
        browser.open(page, "#/image/legacy");
        assertThat(browser.title()).startsWith("legacy · </script>");
        assertThat(browser.find(".trouble").getText()).contains("</script><script>");
        assertThat(browser.all("main script, main img")).isEmpty();
    }
}
