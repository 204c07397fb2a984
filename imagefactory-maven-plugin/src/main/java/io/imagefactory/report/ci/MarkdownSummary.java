package io.imagefactory.report.ci;

import io.imagefactory.core.rebuild.PlanText;
import io.imagefactory.core.rebuild.PlannedImage;
import io.imagefactory.core.rebuild.RebuildPlan;
import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.Printable;
import io.imagefactory.report.Concern;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** In Markdown, for the summary of a job. */
public final class MarkdownSummary {

    private static final int SHOWN = 20;

    /** GitHub shows a megabyte of a step, of all goals together. */
    private static final int DIFF_LINES = 100;

    private static final Pattern TICKS = Pattern.compile("`+");

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
        byTopic.forEach((topic, concerns) -> text.append(section(
                topic,
                concerns.stream()
                        .map(concern -> row(concern.label(), concern.brief()))
                        .toList())));
        return text.toString();
    }

    /** What is to become of images, in the order in which a person should see to it; of what is well how many there are. */
    public static String of(RebuildPlan plan) {
        StringBuilder text = new StringBuilder(heading("plan"));
        text.append(Count.of(plan.images().size(), "managed image"));
        text.append(plan.images().isEmpty() ? "" : ": " + PlanText.summary(plan))
                .append(".\n");
        Map<Topic, List<PlannedImage>> byTopic = new EnumMap<>(Topic.class);
        plan.images()
                .values()
                .forEach(image -> Topic.of(image.decision().kind())
                        .ifPresent(topic -> byTopic.computeIfAbsent(topic, any -> new ArrayList<>())
                                .add(image)));
        byTopic.forEach((topic, images) -> text.append(section(
                topic,
                images.stream()
                        .sorted(Comparator.comparing(
                                image -> image.decision().until().orElse(Instant.MAX)))
                        .map(image -> row(image.name(), image.decision().reason(plan.now())))
                        .toList())));
        if (!plan.images().isEmpty() && !PlanText.isAnythingSeen(plan)) {
            text.append("\nNo digest of a base image has been seen yet, so nothing is due. Next: run"
                    + " `mvn imagefactory:refresh`.\n");
        }
        return text.toString();
    }

    private static String section(Topic topic, List<String> rows) {
        StringBuilder text = new StringBuilder("\n### ").append(topic.title());
        text.append(": ").append(rows.size());
        text.append("\n\nNext: ").append(topic.next()).append(".\n\n| what | why |\n|---|---|\n");
        rows.stream().limit(SHOWN).forEach(text::append);
        return text.append(more(rows.size())).toString();
    }

    /** That all is as it should be. */
    public static String well(String goal, String sentence) {
        return heading(goal) + escaped(sentence) + ".\n";
    }

    /**
     * What is stale, and what mends it.
     *
     * @param reason half a sentence, how many files are stale and why
     * @param command what mends it
     * @param then what to do after that, in the imperative
     * @param diff of all of them
     */
    public static String stale(
            String goal, String reason, String command, String then, List<Finding> findings, String diff) {
        StringBuilder text = new StringBuilder(heading(goal));
        text.append("**").append(escaped(reason)).append(".**\n\nNext: run\n\n```sh\n");
        text.append(command).append("\n```\n\n").append(escaped(then)).append(".\n\n| what | where |\n|---|---|\n");
        findings.stream()
                .limit(SHOWN)
                .forEach(finding -> text.append(row(finding.subject(), finding.file() + ":" + finding.line())));
        text.append(more(findings.size()));
        List<String> lines = diff.lines().map(Printable::line).toList();
        String fence = fence(lines);
        text.append("\n<details><summary>What would change</summary>\n\n")
                .append(fence)
                .append("diff\n");
        lines.stream().limit(DIFF_LINES).forEach(line -> text.append(line).append('\n'));
        text.append(fence).append("\n");
        if (lines.size() > DIFF_LINES) {
            text.append("\nand ").append(lines.size() - DIFF_LINES).append(" more lines\n");
        }
        return text.append("\n</details>\n").toString();
    }

    /** Longer than all that could end it. */
    private static String fence(List<String> lines) {
        int longest = 0;
        for (String line : lines) {
            Matcher ticks = TICKS.matcher(line);
            while (ticks.find()) {
                longest = Math.max(longest, ticks.end() - ticks.start());
            }
        }
        return "`".repeat(Math.max(3, longest + 1));
    }

    private static String heading(String goal) {
        return "## imagefactory:" + goal + "\n\n";
    }

    private static String more(int all) {
        return all > SHOWN ? "\nand " + (all - SHOWN) + " more\n" : "";
    }

    /** What a goal has found. */
    public static String of(String goal, List<Finding> findings) {
        StringBuilder text = new StringBuilder(heading(goal) + "| where | what |\n|---|---|\n");
        findings.stream()
                .limit(SHOWN)
                .forEach(finding -> text.append(row(
                        finding.file() + ":" + finding.line(),
                        finding.message().lines().findFirst().orElse(""))));
        return text.append(more(findings.size())).toString();
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
