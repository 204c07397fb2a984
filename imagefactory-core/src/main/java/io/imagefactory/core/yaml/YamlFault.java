package io.imagefactory.core.yaml;

import io.imagefactory.core.text.Conflict;
import io.imagefactory.core.text.Excerpt;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What a text has that is no YAML, as a person would say it: where the cause is, rather than where a parser has noticed, and
 * what to do. The parser speaks of tokens; the lines around the place tell what was meant.
 */
final class YamlFault {

    /** A key with its colon and a value that follows at once; an address such as {@code http://x} is none. */
    private static final Pattern NO_BLANK_AFTER_COLON = Pattern.compile("(\\s*(?:- +)*([\\w.-]+):)(?!//)([^\\s].*)");

    private static final Pattern NO_BLANK_AFTER_DASH = Pattern.compile("(\\s*-)([^\\s-].*)");
    private static final Pattern KEY_AND_VALUE = Pattern.compile("(\\s*(?:- +)*)([^\\s:#][^:]*):\\s+[^\\s|>].*");
    private static final Pattern KEY = Pattern.compile("(\\s*(?:- +)*)([\\w.-]+) *:(?:\\s.*)?");
    private static final Pattern NO_BLANK =
            Pattern.compile("[\\u00A0\\u1680\\u2000-\\u200B\\u202F\\u205F\\u2060\\u3000\\uFEFF]");
    private static final Pattern TYPOGRAPHIC_QUOTE = Pattern.compile("[\\u2018-\\u201F\\u00AB\\u00BB]");

    private final SourceText text;
    private final String problem;
    private final String context;
    private final Position place;
    private final Position begin;

    private YamlFault(SourceText text, MarkedYamlEngineException e) {
        this.text = text;
        this.problem = Optional.ofNullable(e.getProblem()).orElse("this is no YAML");
        this.context = Optional.ofNullable(e.getContext()).orElse("");
        this.place = position(e.getProblemMark().or(e::getContextMark));
        this.begin = e.getContextMark().map(mark -> position(Optional.of(mark))).orElse(place);
    }

    /** A place and what is wrong there. */
    private record Cause(Position position, String message) {}

    /** @param before what was read until then */
    static YamlProblem of(String content, MarkedYamlEngineException e, Before before) {
        OptionalInt conflict = Conflict.line(content);
        SourceText text = new SourceText(content);
        Cause cause = conflict.isPresent()
                ? new Cause(
                        new Position(conflict.getAsInt(), 1),
                        "Git left two versions here, one above and one below `=======`; keep what is right of both, and "
                                + "remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`")
                : new YamlFault(text, e).cause(before);
        return new YamlProblem(cause.position(), cause.message(), text.excerpt(cause.position()));
    }

    /** Text between quotes. */
    record Quoted(Position begin, Position end) {}

    /**
     * What was read before the fault.
     *
     * @param quoted the last text between quotes, if it goes over several lines
     * @param openFlow where the last bracket or brace stands that nothing has closed
     */
    record Before(Optional<Quoted> quoted, Optional<Position> openFlow) {}

    private static Position position(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                .orElse(Position.NONE);
    }

    private Cause cause(Before read) {
        return character()
                .or(() -> quote(read.quoted()))
                .or(this::firstCharacter)
                .or(() -> flow(read.openFlow().orElse(begin)))
                .or(this::blank)
                .or(this::colon)
                .or(this::indentation)
                .orElseGet(() -> new Cause(
                        place,
                        "this is no YAML: " + Excerpt.of(problem)
                                + (context.isEmpty() ? "" : " (" + Excerpt.of(context) + ")")));
    }

    /** A character that looks like another one. */
    private Optional<Cause> character() {
        if (problem.contains("(TAB)")) {
            int tab = text.line(place.line()).indexOf('\t');
            return Optional.of(new Cause(
                    new Position(place.line(), tab < 0 ? place.column() : tab + 1),
                    "a tab stands here, and YAML takes blanks only; indent with two blanks a level"));
        }
        for (int line : new int[] {begin.line(), place.line(), text.before(place.line())}) {
            Matcher blank = NO_BLANK.matcher(text.line(line));
            if (blank.find()) {
                return Optional.of(new Cause(
                        new Position(line, blank.start() + 1),
                        "the character U+%04X stands here, which looks like a blank or like nothing; write a blank, or remove it"
                                .formatted((int) blank.group().charAt(0))));
            }
            Matcher quote = TYPOGRAPHIC_QUOTE.matcher(text.line(line));
            if (quote.find()) {
                return Optional.of(new Cause(
                        new Position(line, quote.start() + 1),
                        "the quote " + quote.group() + " is none to YAML; write \" or '"));
            }
        }
        return Optional.empty();
    }

    private Optional<Cause> quote(Optional<Quoted> lastQuoted) {
        if (context.contains("quoted scalar") && problem.contains("end of stream")) {
            return Optional.of(new Cause(begin, "the quote that is opened here is never closed"));
        }
        if (problem.contains("unknown escape character")) {
            return Optional.of(new Cause(
                    new Position(place.line(), place.column() - 1),
                    "between double quotes a backslash begins an escape, and \"\\"
                            + text.at(place).orElse("")
                            + "\" is none; write the text between single quotes, where a backslash is one"));
        }
        if (lastQuoted.filter(quoted -> quoted.end().line() == place.line()).isPresent()) {
            return Optional.of(new Cause(
                    lastQuoted.get().begin(),
                    "the quote that is opened here is closed in line " + place.line()
                            + " only; close it where its text " + "ends"));
        }
        String before = text.start(place).stripTrailing();
        boolean behindQuote = before.endsWith("\"") || before.endsWith("'");
        return problem.contains("found '<scalar>'") && behindQuote
                ? Optional.of(new Cause(
                        place,
                        "text goes on here behind a closing quote; put all of it between quotes, and a quote in it as "
                                + "'' between single or \\\" between double ones"))
                : Optional.empty();
    }

    /** What means something where a text begins. */
    private Optional<Cause> firstCharacter() {
        Position first = context.contains("alias") || context.contains("anchor") || context.contains("block scalar")
                ? begin
                : place;
        String sign = text.at(first).orElse("");
        if (problem.contains("cannot start any token") && text.start(place).endsWith("{")) {
            return Optional.of(new Cause(
                    first,
                    "`{" + sign + "` is of a template and no YAML; render the template, and give what comes of it"));
        }
        String meaning = switch (sign) {
            case "*" -> "\"*\" refers to an anchor";
            case "&" -> "\"&\" makes an anchor";
            case "|", ">" -> "\"" + sign + "\" begins a block of lines";
            default -> "\"" + sign + "\" cannot begin a text";
        };
        boolean means = problem.contains("cannot start any token")
                || problem.contains("found '<anchor>'")
                || first.equals(begin)
                        && !context.startsWith("while parsing")
                        && "*&|>".contains(sign)
                        && !sign.isEmpty();
        return means
                ? Optional.of(
                        new Cause(first, meaning + "; put a text with it between quotes: " + quoted(text.rest(first))))
                : directive();
    }

    private Optional<Cause> directive() {
        return place.column() == 1 && text.line(1).startsWith("%")
                ? Optional.of(
                        new Cause(Position.NONE, "a line that begins with \"%\" is a directive of YAML; remove it"))
                : Optional.empty();
    }

    private static String quoted(String rest) {
        String value = Excerpt.of(rest.replaceFirst("\\s+#.*", "").strip());
        return value.indexOf('\'') < 0 ? "'" + value + "'" : "\"" + value + "\"";
    }

    private Optional<Cause> flow(Position open) {
        if (context.contains("flow") && (problem.contains("expected ',' or") || problem.contains("<stream end>"))) {
            String sign = text.at(open).orElse("{");
            boolean later = place.line() > open.line();
            String missing = "`" + (sign.equals("[") ? "]" : "}") + "`";
            return Optional.of(
                    later && indent(place.line()) <= indent(open.line()) || problem.contains("<stream end>")
                            ? new Cause(open, "`" + sign + "` is opened here and not closed; add " + missing)
                            : new Cause(
                                    place,
                                    "after the value before this, `,` or " + missing + " is missing, since `" + sign
                                            + "` is open from " + open + " on"));
        }
        String sign = text.at(place).orElse("");
        if (problem.contains("expected the node content") && !sign.isEmpty()) {
            return Optional.of(new Cause(
                    place,
                    "there is no value before \"" + sign
                            + "\"; write one, or put a text that begins so between quotes: "
                            + quoted(text.rest(place))));
        }
        return problem.contains("found '}'") || problem.contains("found ']'")
                ? Optional.of(new Cause(place, "`" + sign + "` closes nothing that is open; remove it"))
                : Optional.empty();
    }

    /** A blank is missing in the line, or in the one before, which then went on. */
    private Optional<Cause> blank() {
        if (context.contains("scalar") && !context.contains("simple key")) {
            return Optional.empty();
        }
        for (int line : new int[] {begin.line(), place.line(), text.before(place.line())}) {
            Matcher dash = NO_BLANK_AFTER_DASH.matcher(text.line(line));
            if (dash.matches()) {
                return Optional.of(new Cause(
                        new Position(line, dash.end(1) + 1),
                        "a blank is missing after \"-\"; write `- " + Excerpt.of(dash.group(2)) + "`"));
            }
            Matcher colon = NO_BLANK_AFTER_COLON.matcher(text.line(line));
            if (colon.matches()) {
                return Optional.of(new Cause(
                        new Position(line, colon.end(1) + 1),
                        "a blank is missing after the colon; write `" + colon.group(2) + ": "
                                + Excerpt.of(colon.group(3)) + "`"));
            }
        }
        return Optional.empty();
    }

    private Optional<Cause> colon() {
        if (problem.contains("could not find expected ':'")) {
            return Optional.of(new Cause(begin, "there is no `: ` in this line; write `key: value`"));
        }
        if (problem.contains("sequence entries are not allowed")) {
            return Optional.of(
                    new Cause(place, "a list cannot begin behind its key; write `- ` in the next line, or `[a, b]`"));
        }
        if (!problem.contains("mapping values are not allowed")) {
            return Optional.empty();
        }
        Matcher key = KEY_AND_VALUE.matcher(text.start(place));
        if (key.matches()) {
            int value = text.line(place.line()).indexOf(':', key.end(2)) + 1;
            String rest = text.line(place.line()).substring(value).strip();
            return Optional.of(new Cause(
                    place,
                    "a second `:` with a blank after it stands in one line; put a text with it between quotes: `"
                            + Excerpt.of(key.group(2)) + ": " + quoted(rest) + "`"));
        }
        int above = text.before(place.line());
        Matcher before = KEY_AND_VALUE.matcher(text.line(above));
        return before.matches() && indent(place.line()) > before.end(1)
                ? Optional.of(new Cause(
                        new Position(place.line(), indent(place.line()) + 1),
                        "this line is indented deeper (" + indent(place.line()) + ") than `"
                                + Excerpt.of(before.group(2)) + "` above it (" + before.end(1)
                                + "), and so goes on with its value; indent both alike"))
                : Optional.of(new Cause(
                        place, "a key cannot stand here; begin a new line, or put a text with `: ` between quotes"));
    }

    private Optional<Cause> indentation() {
        if (!problem.contains("expected <block end>")) {
            return Optional.empty();
        }
        if (problem.contains("found '?'")) {
            return Optional.of(new Cause(
                    place,
                    "a key stands here at the level of the list that began in line " + begin.line()
                            + "; indent it below the `- ` that it belongs to, or put the list below a key"));
        }
        Position first = new Position(place.line(), indent(place.line()) + 1);
        if (problem.contains("found '-'")) {
            return Optional.of(new Cause(
                    first,
                    "an item of a list stands here among the keys that began in line " + begin.line()
                            + "; indent it like the items before it, or put it below a key"));
        }
        return Optional.of(new Cause(
                first,
                "this line is indented by " + indent(place.line()) + "; the lines above that it could belong to are by "
                        + levels()));
    }

    /** How those lines above are indented that may go on at the place, nearest first. */
    private String levels() {
        StringBuilder levels = new StringBuilder();
        int least = Integer.MAX_VALUE;
        for (int line = text.before(place.line()); line > 0 && least > 0; line = text.before(line)) {
            Matcher key = KEY.matcher(text.line(line));
            int[] columns = key.matches() && key.end(1) > indent(line)
                    ? new int[] {key.end(1), indent(line)}
                    : new int[] {indent(line)};
            for (int column : columns) {
                if (column < least) {
                    levels.append(levels.isEmpty() ? "" : ", ").append(column + " (line " + line + ")");
                    least = column;
                }
            }
        }
        return levels.toString();
    }

    private int indent(int line) {
        String content = text.line(line);
        return content.length() - content.stripLeading().length();
    }
}
