package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.check.LeadingFlags;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.dockerfile.shell.Words;
import io.imagefactory.core.json.GoJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Splits a joined line into instruction, flags and arguments ({@code newNodeFromLine} in {@code parser.go},
 * {@code split_command.go}, {@code line_parsers.go}).
 */
record StatementSplitter(char escape, Place place) {
    private static final Pattern SPACES = Pattern.compile("[ \t-\r\u0085\u00A0]+");

    /** @throws Fault if the arguments do not have the form that the instruction asks for */
    static Statement split(String joined, char escape, Place place) {
        return new StatementSplitter(escape, place).split(joined, 0, true);
    }

    private record Arguments(List<String> words, boolean json, Optional<Statement> trigger) {
        static final Arguments NONE = words(List.of());

        static Arguments words(List<String> words) {
            return new Arguments(words, false, Optional.empty());
        }

        static Arguments json(List<String> words) {
            return new Arguments(words, true, Optional.empty());
        }
    }

    private Statement split(String joined, int offset, boolean withTrigger) {
        String trimmed = Octets.trim(joined);
        List<String> words = Words.splitOnceAtBlanks(trimmed);
        String word = words.get(0);
        String behind = words.size() > 1 ? words.get(1) : "";
        int start = trimmed.length() - behind.length();
        LeadingFlags flags = LeadingFlags.of(behind, escape, at -> place.column(offset + start + at));
        String rest = Octets.trimStart(flags.rest());
        int argumentsOffset = offset + trimmed.length() - rest.length();
        Optional<Keyword> keyword = Keyword.of(word);
        Arguments arguments =
                keyword.isEmpty() ? Arguments.NONE : arguments(keyword.get(), rest, argumentsOffset, withTrigger);
        return new Statement(
                word,
                keyword,
                flags.flags(),
                arguments.words(),
                arguments.json(),
                List.of(),
                joined,
                arguments.trigger(),
                place,
                argumentsOffset);
    }

    private Arguments arguments(Keyword keyword, String rest, int offset, boolean withTrigger) {
        return switch (keyword) {
            case FROM, EXPOSE -> Arguments.words(Words.splitAtBlanks(rest));
            case ARG -> Arguments.words(Words.split(rest, escape));
            case ENV, LABEL -> Arguments.words(namesAndValues(keyword, rest));
            case ADD, COPY, VOLUME ->
                strings(rest).map(Arguments::json).orElseGet(() -> Arguments.words(Words.splitAtBlanks(rest)));
            case RUN, CMD, ENTRYPOINT, SHELL -> jsonOrText(rest);
            case HEALTHCHECK -> healthcheck(rest);
            case ONBUILD -> trigger(rest, offset, withTrigger);
            case MAINTAINER, STOPSIGNAL, USER, WORKDIR -> text(rest);
        };
    }

    private static Arguments text(String rest) {
        return rest.isEmpty() ? Arguments.NONE : Arguments.words(List.of(rest));
    }

    private static Arguments jsonOrText(String rest) {
        return strings(rest).map(Arguments::json).orElseGet(() -> text(rest));
    }

    /** What an array in JSON form holds; empty if the text is none. */
    private static Optional<List<String>> strings(String rest) {
        String text = Octets.trimStart(rest);
        return text.startsWith("[")
                ? GoJson.array(Octets.runes(text)).map(StatementSplitter::strings)
                : Optional.empty();
    }

    private static List<String> strings(List<Optional<String>> elements) {
        List<String> strings = new ArrayList<>(elements.size());
        for (Optional<String> element : elements) {
            strings.add(Octets.of(element.orElseThrow(StatementSplitter::noString)));
        }
        return strings;
    }

    private static Fault noString() {
        return new Fault("an array in JSON form may hold nothing but strings in double quotes");
    }

    private static Arguments healthcheck(String rest) {
        String[] typeAndCommand = SPACES.split(rest, 2);
        if (typeAndCommand[0].isEmpty()) {
            return Arguments.NONE;
        }
        Arguments command = jsonOrText(typeAndCommand.length > 1 ? typeAndCommand[1] : "");
        List<String> words = new ArrayList<>(List.of(typeAndCommand[0]));
        words.addAll(command.words());
        return new Arguments(words, command.json(), Optional.empty());
    }

    /** A trigger's own trigger is refused in the next step; going into it would be a recursion without bounds. */
    private Arguments trigger(String rest, int offset, boolean withTrigger) {
        if (rest.isEmpty() || !withTrigger) {
            return Arguments.NONE;
        }
        return new Arguments(List.of(), false, Optional.of(split(rest, offset, false)));
    }

    private List<String> namesAndValues(Keyword keyword, String rest) {
        List<String> words = Words.split(rest, escape);
        if (words.isEmpty()) {
            return words;
        }
        if (words.get(0).indexOf('=') < 0) {
            List<String> pair = Words.splitOnceAtBlanks(rest);
            if (pair.size() < 2) {
                throw new Fault(keyword + " needs a value beside the name; write it as " + keyword + " name=value");
            }
            return pair;
        }
        List<String> namesAndValues = new ArrayList<>(2 * words.size());
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw new Fault(keyword + " has no \"=\" in " + Fault.quote(word) + "; write it as name=value");
            }
            namesAndValues.add(word.substring(0, equals));
            namesAndValues.add(word.substring(equals + 1));
        }
        return namesAndValues;
    }
}
