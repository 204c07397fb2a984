package io.imagefactory.report.ci;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A code quality report of GitLab, which shows it in merge requests. */
public final class CodeQuality {

    private CodeQuality() {}

    /** The text of the file; an empty list where nothing was found, by which GitLab knows what is mended. */
    public static String of(List<Finding> findings) {
        return findings.stream()
                .map(CodeQuality::entry)
                .map(JsonText::line)
                .collect(Collectors.joining(
                        ",\n  ", findings.isEmpty() ? "[" : "[\n  ", findings.isEmpty() ? "]\n" : "\n]\n"));
    }

    private static Map<String, Object> entry(Finding finding) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("description", finding.message());
        entry.put("check_name", "imagefactory/" + finding.rule());
        entry.put(
                "fingerprint",
                Digest.from("sha256", finding.identity().getBytes(StandardCharsets.UTF_8))
                        .hex());
        entry.put("severity", finding.level() == Level.ERROR ? "major" : "minor");
        entry.put("location", Map.of("path", finding.file(), "lines", Map.of("begin", finding.line())));
        return entry;
    }
}
