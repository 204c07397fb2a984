package io.imagefactory.report.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.report.SampleInfra;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class CiReportsTest {

    private static final String EVIL =
            "100%\n::error::x\r| `a` | <script>alert(1)</script> & ]]> [x](http://e) @all \"q\" \u0000\u001b[31m";

    private static final List<Finding> HOSTILE =
            List.of(new Finding(Level.ERROR, "unreadable", EVIL, EVIL, "a b,c:d%/é\n.yaml", 12, 3));

    private static final List<Finding> FOUND = List.of(
            new Finding(Level.ERROR, "stale", "state/images/uv.yaml", "is stale", "images.yaml", 12, 5),
            new Finding(Level.WARNING, "failed", "search", "failed", "images.yaml", 30, 5));

    @Test
    void githubMarksLinesOfFiles() {
        assertThat(GithubAnnotations.of("verify", FOUND))
                .containsExactly(
                        "::error file=images.yaml,line=12,col=5,title=imagefactory%3Averify::is stale",
                        "::warning file=images.yaml,line=30,col=5,title=imagefactory%3Averify::failed");
    }

    @Test
    void whatOthersSayIsNoCommandToGithub() {
        List<String> lines = GithubAnnotations.of("verify", HOSTILE);

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .startsWith("::error file=a b%2Cc%3Ad%25/é\uFFFD.yaml,line=12,col=3,")
                .contains("::100%25%0A: :error::x")
                .doesNotContain("\n", "\r", "\u001b");
    }

    @Test
    void githubIsGivenAsManyAsItShows() {
        List<Finding> many = IntStream.range(0, 50)
                .mapToObj(i -> new Finding(Level.ERROR, "stale", "image-" + i, "is stale", "images.yaml", 1, 1))
                .toList();

        assertThat(GithubAnnotations.of("verify", many)).hasSize(10);
    }

    @Test
    void gitlabIsGivenItsQualityReport() {
        Json report = Json.read(("{\"all\": " + CodeQuality.of(FOUND) + "}").getBytes(StandardCharsets.UTF_8));

        Json first = report.items("all").get(0);
        assertThat(first.text("description")).contains("is stale");
        assertThat(first.text("check_name")).contains("imagefactory/stale");
        assertThat(first.text("severity")).contains("major");
        assertThat(first.text("fingerprint").orElseThrow()).matches("[0-9a-f]{64}");
        assertThat(first.object("location").flatMap(place -> place.text("path")))
                .contains("images.yaml");
        assertThat(first.object("location")
                        .flatMap(place -> place.object("lines"))
                        .orElseThrow()
                        .number("begin"))
                .hasValue(12);
        assertThat(CodeQuality.of(List.of())).isEqualTo("[]\n");
        assertThat(Json.read(("{\"all\": " + CodeQuality.of(HOSTILE) + "}").getBytes(StandardCharsets.UTF_8))
                        .items("all"))
                .hasSize(1);
    }

    @Test
    void aFingerprintStaysWhereLinesMove() {
        Finding moved = new Finding(Level.ERROR, "stale", "state/images/uv.yaml", "is stale", "images.yaml", 99, 5);

        assertThat(moved.identity())
                .isEqualTo(FOUND.get(0).identity())
                .isNotEqualTo(FOUND.get(1).identity());
    }

    @Test
    void junitHasATestForEachFinding() throws Exception {
        Document report = xml(JunitXml.of("verify", FOUND));

        assertThat(report.getDocumentElement().getAttribute("failures")).isEqualTo("2");
        Element first = (Element) report.getElementsByTagName("testcase").item(0);
        assertThat(first.getAttribute("name")).isEqualTo("state/images/uv.yaml (stale)");
        assertThat(first.getAttribute("file")).isEqualTo("images.yaml");
        assertThat(xml(JunitXml.of("verify", List.of()))
                        .getElementsByTagName("testcase")
                        .getLength())
                .isEqualTo(1);
        Element hostile = (Element) xml(JunitXml.of("verify", HOSTILE))
                .getElementsByTagName("failure")
                .item(0);
        assertThat(hostile.getAttribute("message")).contains("<script>alert(1)</script> & ]]>");
    }

    @Test
    void theSummaryOfAPlanSaysWhatIsDueAndWhatComesNext() {
        assertThat(MarkdownSummary.of(SampleInfra.acme().plan()))
                .startsWith("## imagefactory:plan\n\n12 managed images: ")
                .contains("""

                        ### Due for a rebuild: 2

                        Next: run `mvn imagefactory:rebuild`.

                        | what | why |
                        |---|---|
                        | base | due now&#44;""")
                .contains("### Rebuilds given up after failures: 1\n", "### Failed rebuilds: 1\n");
    }

    @Test
    void theSummaryOfWhatIsStaleHasTheCommandAndTheDiff() {
        String diff = "--- state/images/uv.yaml\n+    - name: " + EVIL + "\n```` ends\n</details>\n";

        String summary = MarkdownSummary.stale(
                "verify",
                "1 file is stale: why",
                "mvn imagefactory:discover",
                "commit state/",
                FOUND.subList(0, 1),
                diff);

        assertThat(summary)
                .startsWith("""
                        ## imagefactory:verify

                        **1 file is stale&#58; why.**

                        Next: run

                        ```sh
                        mvn imagefactory:discover
                        ```

                        commit state&#47;.

                        | what | where |
                        |---|---|
                        | state&#47;images&#47;uv&#46;yaml | images&#46;yaml&#58;12 |

                        <details><summary>What would change</summary>

                        `````diff
                        --- state/images/uv.yaml
                        """)
                .endsWith("```` ends\n</details>\n`````\n\n</details>\n")
                .doesNotContain("\u001b");
    }

    @Test
    void sarifIsValid() throws IOException {
        for (List<Finding> findings : List.of(FOUND, HOSTILE, List.<Finding>of())) {
            assertThat(schema().validate(SarifLog.of("verify", findings), InputFormat.JSON))
                    .isEmpty();
        }
        assertThat(schema().validate("{\"version\": \"2.1.0\"}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void sarifNamesFilesByReferences() {
        Json log = Json.read(SarifLog.of("verify", HOSTILE).getBytes(StandardCharsets.UTF_8));

        Json place = log.items("runs")
                .get(0)
                .items("results")
                .get(0)
                .items("locations")
                .get(0);
        assertThat(place.object("physicalLocation")
                        .flatMap(physical -> physical.object("artifactLocation"))
                        .flatMap(file -> file.text("uri")))
                .contains("a%20b,c%3Ad%25/%C3%A9%EF%BF%BD.yaml");
    }

    @Test
    void theSummaryOfAJobHasWhatStatusHas() {
        assertThat(MarkdownSummary.of(SampleInfra.acme()))
                .startsWith("## Image Factory\n\n13 images on 6 base images.\n")
                .contains("""
                        ### Due for a rebuild: 2

                        Next: run `mvn imagefactory:rebuild`.

                        | what | why |
                        |---|---|
                        | orders | eclipse&#45;temurin&#58;21&#45;jre moved 11d ago |
                        """);
    }

    @Test
    void whatOthersSayIsNoMarkdown() {
        assertThat(MarkdownSummary.of("discover", HOSTILE).lines().skip(4))
                .allMatch(line -> line.matches("\\| [\\p{L}\\p{N} &#;]* \\| [\\p{L}\\p{N} &#;]* \\|"));
    }

    @Test
    void findingsPointToWhereImagesAreEnrolled() {
        assertThat(Findings.of(SampleInfra.acme(), "state"))
                .extracting(
                        finding -> finding.level() + " " + finding.rule() + " " + finding.file() + ":" + finding.line())
                .containsExactly(
                        "WARNING unreadable images.yaml:42",
                        "WARNING circuit-open images.yaml:20",
                        "WARNING failed images.yaml:63");
    }

    @Test
    void aFailureIsMarkedWhereItsMessageSays() {
        assertThat(Findings.of(
                        "discover",
                        "images.yaml has 2 problems:\nimages.yaml:12:3: no repository\nimages.yaml:14: no name",
                        "pom.xml"))
                .extracting(finding ->
                        finding.file() + ":" + finding.line() + ":" + finding.column() + " " + finding.message())
                .containsExactly("images.yaml:12:3 no repository", "images.yaml:14:1 no name");
        assertThat(Findings.of("refresh", "Maven is offline (-o)", "pom.xml"))
                .extracting(finding -> finding.file() + ":" + finding.line() + " " + finding.message())
                .containsExactly("pom.xml:1 Maven is offline (-o)");
    }

    @Test
    void theEnvironmentSaysInWhosePipelineARunIs() {
        assertThat(CiService.in(name ->
                        Optional.ofNullable(Map.of("GITHUB_ACTIONS", "true").get(name))))
                .isEqualTo(CiService.GITHUB);
        assertThat(CiService.in(
                        name -> Optional.ofNullable(Map.of("GITLAB_CI", "true").get(name))))
                .isEqualTo(CiService.GITLAB);
        assertThat(CiService.in(name -> Optional.of("false"))).isEqualTo(CiService.NONE);
        assertThat(CiService.of("GitLab")).isEqualTo(CiService.GITLAB);
        assertThatThrownBy(() -> CiService.of("gitlap"))
                .isInstanceOf(MendableException.class)
                .hasMessage("imagefactory.ci: \"gitlap\" is none that is known; it is one of github, gitlab, none;"
                        + " did you mean \"gitlab\"?");
    }

    private static Schema schema() throws IOException {
        try (InputStream file = CiReportsTest.class.getResourceAsStream("sarif-2.1.0-rtm.5.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
