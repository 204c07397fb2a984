package io.imagefactory.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The site that the build has made, where {@code -Dsite.folder} names its folder. */
@EnabledIfSystemProperty(named = "site.folder", matches = ".+")
class SiteTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]+)\"");

    private final Path site = Path.of(System.getProperty("site.folder", "")).toAbsolutePath();

    @Test
    void everyLinkLeadsToAFileAndAHeadingOfTheSite() throws IOException {
        Map<Path, String> pages = new HashMap<>();
        try (Stream<Path> files = Files.walk(site)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".html")).toList()) {
                pages.put(page, Files.readString(page));
            }
        }
        List<String> astray = new ArrayList<>();
        pages.forEach((page, text) -> matches(LINK, text)
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !leadsSomewhere(pages, page, link))
                .forEach(link -> astray.add(site.relativize(page) + ": " + link)));

        assertThat(pages).hasSizeGreaterThan(50);
        assertThat(astray).isEmpty();
    }

    private static boolean leadsSomewhere(Map<Path, String> pages, Path page, String link) {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        boolean namesAnchor = parts.length > 1 && pages.containsKey(file);
        Set<String> anchors = namesAnchor ? matches(ANCHOR, pages.get(file)).collect(Collectors.toSet()) : Set.of();
        return Files.isRegularFile(file) && (!namesAnchor || anchors.contains(parts[1]));
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group(1));
    }

    @Test
    void aGoalAParameterAndAHeadingAreFoundWithoutAServer() throws IOException {
        try (Chromium browser = Chromium.start()) {
            browser.see(1280, 900, false);
            browser.open(site, "");
            find(browser, "allowedProtocols");
            assertThat(browser.texts("#site-search-found a")).contains("imagefactory:discover: allowedProtocols");
            browser.screenshot(Path.of("target", "report-screenshots", "site-search.png"));

            find(browser, "no-such-word-anywhere");
            assertThat(browser.texts("#site-search-found a")).isEmpty();
            assertThat(browser.find("#site-search-status").getText()).isEqualTo("Nothing found.");

            find(browser, "three kinds of field").sendKeys(Keys.ENTER);
            browser.await(() -> browser.title().startsWith("1. Three kinds of field"));

            find(browser, "In a pipeline");
            browser.find("#site-search-found a[href$='docs/rebuild.html#in-a-pipeline']")
                    .click();
            browser.await(() -> browser.title().startsWith("imagefactory:plan and"));
            assertThat(browser.hash()).isEqualTo("#in-a-pipeline");

            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).isNotEmpty().allMatch(url -> url.startsWith("file:///"));
        }
    }

    private static WebElement find(Chromium browser, String words) {
        WebElement box = browser.find("#site-search-words");
        box.clear();
        box.sendKeys(words);
        return box;
    }
}
