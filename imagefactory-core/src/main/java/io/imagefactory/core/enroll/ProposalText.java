package io.imagefactory.core.enroll;

import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.Excerpt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Proposals for people. */
public final class ProposalText {

    private ProposalText() {}

    /** A table: how sure, name, image, Dockerfile and what builds it; below each what is missing. */
    public static List<String> table(List<Proposal> proposals) {
        List<List<String>> rows = proposals.stream().map(ProposalText::row).toList();
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < 4; column++) {
            int of = column;
            widths.add(rows.stream().mapToInt(row -> row.get(of).length()).max().orElse(0));
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < 4; column++) {
                String cell = rows.get(i).get(column);
                line.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 2));
            }
            lines.add(line.append(rows.get(i).get(4)).toString().stripTrailing());
            proposals.get(i).missing().forEach(clause -> lines.add("    " + Excerpt.of(clause)));
        }
        return lines;
    }

    private static List<String> row(Proposal proposal) {
        String by = proposal.tool()
                + (proposal.places().isEmpty() ? "" : " at " + proposal.places().get(0))
                + (proposal.places().size() > 1
                        ? " and " + Count.of(proposal.places().size() - 1, "other place")
                        : "");
        return List.of(
                        proposal.confidence().text(),
                        proposal.enrollment().name(),
                        proposal.image() + tags(proposal),
                        proposal.dockerfile().orElse("external"),
                        by.isBlank() ? "no build" : by)
                .stream()
                .map(Excerpt::of)
                .toList();
    }

    private static String tags(Proposal proposal) {
        return proposal.enrollment().tagKeys().entrySet().stream()
                .filter(key -> !key.getKey().equals("imageSelectionStrategy"))
                .map(key -> " " + key.getValue())
                .collect(Collectors.joining());
    }

    /** {@code 3 certain, 1 likely, 0 guess}. */
    public static String summary(List<Proposal> proposals) {
        return Arrays.stream(Confidence.values())
                .map(confidence -> proposals.stream()
                                .filter(proposal -> proposal.confidence() == confidence)
                                .count()
                        + " " + confidence.text())
                .collect(Collectors.joining(", "));
    }
}
