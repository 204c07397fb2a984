package io.imagefactory.report.ci;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.json.JsonText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A log in the Static Analysis Results Interchange Format, OASIS, version 2.1.0. */
public final class SarifLog {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifLog() {}

    /**
     * The text of the file.
     *
     * @param goal which has found it
     */
    public static String of(String goal, List<Finding> findings) {
        List<Map<String, String>> rules = findings.stream()
                .map(Finding::rule)
                .distinct()
                .sorted()
                .map(rule -> Map.of("id", rule))
                .toList();
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Image Factory");
        driver.put("rules", rules);
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        // By it GitHub tells the logs of several goals apart.
        run.put("automationDetails", Map.of("id", "imagefactory/" + goal + "/"));
        run.put("results", findings.stream().map(SarifLog::result).toList());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return JsonText.of(log);
    }

    private static Map<String, Object> result(Finding finding) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", finding.line());
        region.put("startColumn", finding.column());
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", Map.of("uri", uri(finding.file())));
        physical.put("region", region);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.rule());
        result.put("level", finding.level().text());
        result.put("message", Map.of("text", finding.message()));
        result.put("locations", List.of(Map.of("physicalLocation", physical)));
        result.put(
                "partialFingerprints",
                Map.of(
                        "imagefactory/v1",
                        Digest.from("sha256", finding.identity().getBytes(StandardCharsets.UTF_8))
                                .hex()));
        return result;
    }

    /** A path as a reference relative to the root; what a URI cannot hold is percent-encoded. */
    private static String uri(String file) {
        try {
            String path = new URI(null, null, "/" + file, null).toASCIIString();
            // A colon in the first name of a relative path would end a scheme.
            return path.substring(1).replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no URI can be made of a path", e);
        }
    }
}
