package io.imagefactory.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.json.Json;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window, which writes down what pages ask for and complain of. */
final class Chromium implements AutoCloseable {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String AXE = axe();

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
        driver.manage().timeouts().scriptTimeout(PATIENCE);
    }

    /** Where the machine has none the tests are skipped, but for CI, where it must be there. */
    static Chromium start() {
        Logger.getLogger("org.openqa.selenium.devtools").setLevel(Level.SEVERE);
        Optional<Path> browser =
                BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst();
        Optional<Path> program = onPath("chromedriver");
        boolean isThere = browser.isPresent() && program.isPresent();
        String missing = "no chromium and chromedriver on the PATH (Debian: apt-get install chromium chromium-driver): "
                + "the report is not tried in a browser";
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertThat(isThere).as(missing).isTrue();
        }
        Assumptions.assumeTrue(isThere, missing);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        // As root, as in a container, Chromium runs without its sandbox only; what it opens here is ours.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments("--hide-scrollbars", "--force-prefers-reduced-motion", "--lang=en");
        options.addArguments("--no-first-run", "--disable-extensions", "--disable-background-networking");
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.setExperimentalOption("perfLoggingPrefs", Map.of("enableNetwork", true, "enablePage", false));
        System.setProperty(
                ChromeDriverService.CHROME_DRIVER_EXE_PROPERTY,
                program.orElseThrow().toString());
        return new Chromium(new ChromeDriver(options));
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Sees the page as on a screen of that size, by day or by night. */
    void see(int width, int height, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Opens a page anew, as one that was sent the address does. */
    void open(Path folder, String hash) {
        driver.get("about:blank");
        driver.get(folder.resolve(HtmlReport.INDEX).toUri() + hash);
    }

    /** The part of the address from {@code #} on. */
    String hash() {
        return driver.getCurrentUrl().replaceFirst("^[^#]*", "");
    }

    String title() {
        return driver.getTitle();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    List<String> texts(String selector) {
        return all(selector).stream().map(WebElement::getText).toList();
    }

    /** What has the focus. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    @SuppressWarnings("unchecked")
    <T> T run(String script, Object... arguments) {
        return (T) driver.executeScript(script, arguments);
    }

    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the page has not become so").isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** What axe-core finds against WCAG 2.2 AA and its own best practices, a line each. */
    List<String> violations() {
        return violations("['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']");
    }

    /** What of it may be otherwise by night than by day. */
    List<String> violationsOfContrast() {
        return violations("{type: 'rule', values: ['color-contrast']}");
    }

    private List<String> violations(String rules) {
        if (!this.<Boolean>run("return 'axe' in window")) {
            run(AXE);
        }
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {runOnly: %s, resultTypes: ['violations'], preload: false})
                    .then(found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
                        rule.id + ': ' + node.html + ': ' + node.failureSummary))), error => done([String(error)]));
                """.formatted(rules));
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What was said on the console since this was asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** The addresses that were asked for since this was asked last. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> Json.read(entry.getMessage().getBytes(StandardCharsets.UTF_8)))
                .flatMap(entry -> entry.object("message").stream())
                .filter(message -> message.text("method")
                        .filter(method ->
                                method.equals("Network.requestWillBeSent") || method.equals("Network.webSocketCreated"))
                        .isPresent())
                .flatMap(message -> message.object("params").stream())
                .map(parameters -> parameters
                        .object("request")
                        .flatMap(request -> request.text("url"))
                        .or(() -> parameters.text("url"))
                        .orElseThrow())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
