package io.imagefactory.report.ci;

import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.Printable;
import io.imagefactory.report.Concern;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** In Markdown, for the summary of a job. */
public final class MarkdownSummary {

    private static final int SHOWN = 20;

    private MarkdownSummary() {}

    /** What there is: what the goal {@code status} shows. */
    public static String of(Inventory inventory) {
        StringBuilder text = new StringBuilder("## Image Factory\n\n");
        text.append(Count.of(inventory.images().size(), "image")).append(" on ");
        text.append(Count.of(inventory.baseImages().size(), "base image")).append(".\n");
        Map<Topic, List<Concern>> byTopic = inventory.concerns().stream()
                .collect(Collectors.groupingBy(Concern::topic, LinkedHashMap::new, Collectors.toList()));
        if (byTopic.isEmpty()) {
            text.append("\nNothing to do.\n");
        }
        byTopic.forEach((topic, concerns) -> {
            text.append("\n### ").append(topic.title()).append(": ").append(concerns.size());
            text.append("\n\nNext: ").append(topic.next()).append(".\n\n| what | why |\n|---|---|\n");
            concerns.stream().limit(SHOWN).forEach(concern -> text.append(row(concern.label(), concern.brief())));
            if (concerns.size() > SHOWN) {
                text.append("\nand ").append(concerns.size() - SHOWN).append(" more\n");
            }
        });
        return text.toString();
    }

    /** What a goal has found. */
    public static String of(String goal, List<Finding> findings) {
        StringBuilder text = new StringBuilder("## imagefactory:" + goal + "\n\n| where | what |\n|---|---|\n");
        findings.stream()
                .limit(SHOWN)
                .forEach(finding -> text.append(row(
                        finding.file() + ":" + finding.line(),
                        finding.message().lines().findFirst().orElse(""))));
        if (findings.size() > SHOWN) {
            text.append("\nand ").append(findings.size() - SHOWN).append(" more\n");
        }
        return text.toString();
    }

    private static String row(String label, String text) {
        return "| " + escaped(label) + " | " + escaped(text) + " |\n";
    }

    /** All but letters, digits and blanks is written by its number, which Markdown shows and never acts upon. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        Printable.line(text).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == ' ') {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("&#").append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
