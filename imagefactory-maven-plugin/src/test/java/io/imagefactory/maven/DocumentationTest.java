package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.xml.sax.InputSource;

/** The pages of the repository lead where they say, and what they give to be copied can be read. */
class DocumentationTest {

    private interface Parser {
        void parse(String text) throws Exception;
    }

    @Test
    void everyLinkLeadsToAFileAndAHeading() throws IOException {
        Map<Path, MarkdownPage> pages =
                MarkdownPage.all().stream().collect(Collectors.toMap(MarkdownPage::file, Function.identity()));
        List<String> astray = new ArrayList<>();
        pages.values()
                .forEach(page -> page.links().stream()
                        .filter(link -> !leadsSomewhere(pages, page.file(), link))
                        .forEach(link -> astray.add(page.file() + ": " + link)));

        assertThat(pages).hasSizeGreaterThan(40);
        assertThat(astray).isEmpty();
    }

    private static boolean leadsSomewhere(Map<Path, MarkdownPage> pages, Path from, String link) {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        return Files.exists(MarkdownPage.ROOT.resolve(file))
                && (parts.length == 1
                        || pages.containsKey(file) && pages.get(file).anchors().contains(parts[1]));
    }

    @Test
    void everyBlockOfYamlCanBeRead() throws IOException {
        assertReadable(
                "yaml",
                text -> new Load(LoadSettings.builder().build())
                        .loadAllFromString(text)
                        .forEach(document -> assertThat(document).isNotNull()));
    }

    /** A block may be a part of a POM, with several elements side by side. */
    @Test
    void everyBlockOfXmlCanBeRead() throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        parser.setErrorHandler(null);

        assertReadable("xml", text -> parser.parse(new InputSource(new StringReader("<part>" + text + "</part>"))));
    }

    private static void assertReadable(String language, Parser parser) throws IOException {
        List<MarkdownPage> pages = MarkdownPage.all();

        assertThat(pages.stream().flatMap(page -> blocks(page, language))).hasSizeGreaterThan(8);
        pages.forEach(page -> blocks(page, language)
                .forEach(block -> assertThatCode(() -> parser.parse(block.text()))
                        .as("%s:%d", page.file(), block.line())
                        .doesNotThrowAnyException()));
    }

    private static Stream<MarkdownPage.Block> blocks(MarkdownPage page, String language) {
        return page.blocks().stream().filter(block -> block.language().equals(language));
    }
}
