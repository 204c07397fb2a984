package io.imagefactory.core.enrollment;

import io.imagefactory.core.text.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an input of a build says, with placeholders such as {@code {image}} for what is known only when the build is asked
 * for. Braces around anything but a word are text.
 *
 * @param parts one behind the other; one that is a word in braces and nothing else is a placeholder, every other is text
 */
public record InputText(List<String> parts) {

    private static final Pattern WORD_IN_BRACES = Pattern.compile("\\{(\\w+)}");

    /** @throws IllegalArgumentException if a placeholder is none that is known */
    public InputText {
        parts = List.copyOf(parts);
        for (String part : parts) {
            Matcher word = WORD_IN_BRACES.matcher(part);
            if (word.matches() && Placeholder.of(part).isEmpty()) {
                throw new IllegalArgumentException(
                        "\"" + part + "\" stands for nothing; " + Suggestion.of(word.group(1), Placeholder.words()));
            }
        }
    }

    /**
     * Reads what images.yaml writes.
     *
     * @throws IllegalArgumentException if a placeholder is none that is known
     */
    public static InputText of(String template) {
        List<String> parts = new ArrayList<>();
        Matcher words = WORD_IN_BRACES.matcher(template);
        int end = 0;
        while (words.find()) {
            if (words.start() > end) {
                parts.add(template.substring(end, words.start()));
            }
            parts.add(words.group());
            end = words.end();
        }
        if (end < template.length()) {
            parts.add(template.substring(end));
        }
        return new InputText(parts);
    }

    /** Text in which nothing stands for anything else: a word is cut off from its brace. */
    public static InputText verbatim(String text) {
        return new InputText(List.of(text.split("(?<=\\{)")));
    }

    /** As images.yaml writes it. */
    public String template() {
        return String.join("", parts);
    }

    /** The text with a value for each placeholder; what a value holds is not looked at again. */
    public String fill(Map<Placeholder, String> values) {
        return parts.stream()
                .map(part -> Placeholder.of(part).map(values::get).orElse(part))
                .collect(Collectors.joining());
    }

    /** What a build may be told. */
    public enum Placeholder {
        /** The name of the image. */
        IMAGE("image"),
        /** Which digest to take of each base image: a JSON object on one line. */
        BASE_IMAGES("baseImages"),
        /** The same as a source policy for BuildKit: JSON on one line. */
        SOURCE_POLICY("sourcePolicy"),
        /** The id of the request, by which the run can be found again. */
        REQUEST("request"),
        /** Why, in a sentence. */
        REASON("reason");

        private final String word;

        Placeholder(String word) {
            this.word = word;
        }

        /** It alone. */
        public InputText text() {
            return new InputText(List.of(part()));
        }

        /** The part of an {@link InputText} that stands for it. */
        public String part() {
            return "{" + word + "}";
        }

        private static Optional<Placeholder> of(String part) {
            return Arrays.stream(values())
                    .filter(placeholder -> placeholder.part().equals(part))
                    .findFirst();
        }

        private static List<String> words() {
            return Arrays.stream(values()).map(placeholder -> placeholder.word).toList();
        }
    }
}
