package io.imagefactory.core.ci;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer means that is no success.
 *
 * @param status what its status matches, as a regular expression: {@code 3..} for a redirect
 * @param said what is found in its own words, as a regular expression
 * @param sentence says so, and what to do, with names in braces; {@code {said}} stands for its own words, to go on with
 */
record Refusal(String status, String said, String sentence) {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    /**
     * Reads a table: a line with a status, and after a blank what is said, and indented lines with the sentence. What is
     * left out is found in all.
     */
    static List<Refusal> table(String text) {
        return Arrays.stream(text.split("\n(?=\\S)")).map(Refusal::of).toList();
    }

    private static Refusal of(String entry) {
        String[] lines = entry.split("\n", 2);
        String[] head = lines[0].split(" ", 2);
        return new Refusal(
                head[0], head.length == 1 ? "" : head[1], lines[1].strip().replaceAll("\n *", " "));
    }

    /** The sentence of the first that fits; what a name stands for is not looked at again. */
    static String sentence(List<Refusal> refusals, Reply reply, Map<String, String> names) {
        String status = Integer.toString(reply.status());
        String said = reply.said().orElse("");
        Refusal refusal = refusals.stream()
                .filter(one -> status.matches(one.status))
                .filter(one -> Pattern.compile(one.said).matcher(said).find())
                .findFirst()
                .orElseThrow();
        return NAME.matcher(refusal.sentence)
                .replaceAll(name -> Matcher.quoteReplacement(
                        switch (name.group(1)) {
                            case "host" -> reply.host();
                            case "status" -> status;
                            case "said" -> said.isEmpty() ? "" : ", which says \"" + said + "\"";
                            default -> names.getOrDefault(name.group(1), name.group());
                        }));
    }
}
