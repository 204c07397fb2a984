package io.imagefactory.core.enrollment;

import io.imagefactory.core.text.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an input of a build says, with placeholders such as {@code {image}} for what is known only when the build is asked
 * for. Braces around anything but a word are text.
 *
 * @param template as images.yaml writes it
 */
public record InputText(String template) {

    private static final Pattern WORD_IN_BRACES = Pattern.compile("\\{(\\w+)}");

    /** @throws IllegalArgumentException if a placeholder is none that is known */
    public InputText {
        Matcher words = WORD_IN_BRACES.matcher(template);
        while (words.find()) {
            if (Placeholder.of(words.group(1)).isEmpty()) {
                throw new IllegalArgumentException("\"" + words.group() + "\" stands for nothing; "
                        + Suggestion.of(words.group(1), Placeholder.words()));
            }
        }
    }

    /** The text with a value for each placeholder; what a value holds is not looked at again. */
    public String fill(Map<Placeholder, String> values) {
        return WORD_IN_BRACES
                .matcher(template)
                .replaceAll(word -> Matcher.quoteReplacement(
                        values.get(Placeholder.of(word.group(1)).orElseThrow())));
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

        /** As it is written, in its braces. */
        public InputText inBraces() {
            return new InputText("{" + word + "}");
        }

        private static Optional<Placeholder> of(String word) {
            return Arrays.stream(values())
                    .filter(placeholder -> placeholder.word.equals(word))
                    .findFirst();
        }

        private static List<String> words() {
            return Arrays.stream(values()).map(placeholder -> placeholder.word).toList();
        }
    }
}
