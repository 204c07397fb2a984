package io.imagefactory.core.enroll.command;

import io.imagefactory.core.enroll.build.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options and operands of a command line, as {@code --name value}, {@code --name=value} and {@code -n value}.
 *
 * @param values of each option, in the order written; {@code true} where it is a switch
 * @param operands what is no option
 * @param unclear whether a word is wholly unknown, so that it may be any option
 */
record Options(Map<String, List<String>> values, List<String> operands, boolean unclear) {

    /** @param switches options without a value, but for one after {@code =} */
    static Options of(List<String> words, Set<String> switches) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> operands = new ArrayList<>();
        boolean unclear = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            if (word.equals(Unknown.TEXT)) {
                unclear = true;
            } else if (!word.startsWith("-") || word.equals("-")) {
                operands.add(word);
            } else if (word.startsWith("--") && equals > 0) {
                add(values, word.substring(0, equals), word.substring(equals + 1));
            } else if (!word.startsWith("--") && word.length() > 2 && !switches.contains(word)) {
                add(values, word.substring(0, 2), word.substring(word.charAt(2) == '=' ? 3 : 2));
            } else if (switches.contains(word) || i + 1 == words.size()) {
                add(values, word, "true");
            } else {
                add(values, word, words.get(++i));
            }
        }
        return new Options(values, operands, unclear);
    }

    private static void add(Map<String, List<String>> values, String option, String value) {
        values.computeIfAbsent(option, any -> new ArrayList<>()).add(value);
    }

    /** The values of an option, whichever of its names it has. */
    List<String> all(String... names) {
        List<String> all = new ArrayList<>();
        for (String name : names) {
            all.addAll(values.getOrDefault(name, List.of()));
        }
        return all;
    }

    /** The value that counts: the last. */
    Optional<String> last(String... names) {
        List<String> all = all(names);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    boolean isSet(String name) {
        return last(name).filter(value -> !value.equals("false")).isPresent();
    }
}
