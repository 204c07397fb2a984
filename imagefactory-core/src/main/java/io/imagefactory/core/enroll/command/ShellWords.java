package io.imagefactory.core.enroll.command;

import io.imagefactory.core.enroll.build.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a script apart into simple commands and their words (POSIX, Shell Command Language 2.2 to 2.7). */
final class ShellWords {

    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-=+])([^$`\\\\\"']*)|(,,|\\^\\^))?");
    private static final Pattern HEREDOC = Pattern.compile("-?[ \t]*(['\"\\\\]?)([A-Za-z0-9_.!-]+)");

    private static final String TO_LOWER_CASE = "tr \\[?(A-Z|:upper:)]? \\[?(a-z|:lower:)]?";
    private static final int MAX_SUBSTITUTION = 1_000;

    private final String script;
    private final Function<String, Optional<String>> variables;
    private final List<String> heredocs = new ArrayList<>();
    private int at;
    private int line = 1;
    private String operator = "";

    /** @param variables asked for each as late as its word is reached */
    ShellWords(String script, Function<String, Optional<String>> variables) {
        this.script = script.replace("\r\n", "\n");
        this.variables = variables;
    }

    /**
     * A simple command.
     *
     * @param words never empty
     * @param file what its standard output is redirected to
     * @param after the operator before it: {@code &&}, {@code ||}, {@code |}, or nothing for any other
     */
    record Simple(List<String> words, int line, Optional<String> file, String after) {}

    /** The next one, if there is one. */
    Optional<Simple> next() {
        List<String> words = new ArrayList<>();
        Optional<String> file = Optional.empty();
        int begin = line;
        String after = operator;
        operator = "";
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else if (c == '\\' && peek(1) == '\n') {
                at += 2;
                line++;
            } else if (c == '#') {
                skipComment();
            } else if (c == '>' || c == '<') {
                Optional<String> written = redirection(c);
                file = written.isPresent() ? written : file;
            } else if (";&|()\n".indexOf(c) >= 0) {
                operator(c);
                if (!words.isEmpty()) {
                    break;
                }
                begin = line;
                after = operator;
                operator = "";
            } else {
                if (words.isEmpty()) {
                    begin = line;
                }
                String word = word();
                if (word.matches("[0-9]") && at < script.length() && "<>".indexOf(script.charAt(at)) >= 0) {
                    redirection(script.charAt(at));
                } else {
                    words.add(word);
                }
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new Simple(words, begin, file, after));
    }

    private void operator(char c) {
        at++;
        if (c == '\n') {
            line++;
            heredocs.forEach(this::skipHeredoc);
            heredocs.clear();
        }
        boolean isDouble = (c == '|' || c == '&') && peek(0) == c;
        operator = c == '|' || isDouble ? String.valueOf(c).repeat(isDouble ? 2 : 1) : "";
        at += isDouble ? 1 : 0;
    }

    /** What standard output goes to, if this says so. */
    private Optional<String> redirection(char c) {
        boolean numbered = at > 0 && Character.isDigit(script.charAt(at - 1)) && script.charAt(at - 1) != '1';
        at++;
        if (c == '<' && peek(0) == '<' && peek(1) != '<') {
            at++;
            Matcher delimiter = HEREDOC.matcher(script).region(at, script.length());
            if (delimiter.lookingAt()) {
                heredocs.add(delimiter.group(2));
                at = delimiter.end() + (delimiter.group(1).matches("['\"]") ? 1 : 0);
            }
            return Optional.empty();
        }
        while (at < script.length() && "<>|&".indexOf(script.charAt(at)) >= 0) {
            at++;
        }
        while (at < script.length() && (script.charAt(at) == ' ' || script.charAt(at) == '\t')) {
            at++;
        }
        boolean isWord = at < script.length() && ";&|()<>\n".indexOf(script.charAt(at)) < 0;
        String target = isWord ? word() : "";
        return c == '>' && !numbered && isWord ? Optional.of(target) : Optional.empty();
    }

    private void skipHeredoc(String delimiter) {
        while (at < script.length()) {
            int end = script.indexOf('\n', at);
            String text = script.substring(at, end < 0 ? script.length() : end);
            at = end < 0 ? script.length() : end + 1;
            line++;
            if (text.strip().equals(delimiter)) {
                return;
            }
        }
    }

    private void skipComment() {
        while (at < script.length() && script.charAt(at) != '\n') {
            at++;
        }
    }

    /** Ends before a blank or an operator; takes at least one character. */
    private String word() {
        StringBuilder word = new StringBuilder();
        int start = at;
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == '\'') {
                quoted(word);
            } else if (c == '"') {
                doubleQuoted(word);
            } else if (c == '\\') {
                escaped(word);
            } else if (c == '$' || c == '`') {
                expansion(word);
            } else if (" \t\n;&|()<>".indexOf(c) >= 0) {
                break;
            } else {
                word.append(c);
                at++;
            }
        }
        if (at == start) {
            at++;
        }
        return word.toString();
    }

    private void quoted(StringBuilder word) {
        int end = script.indexOf('\'', at + 1);
        String text = script.substring(at + 1, end < 0 ? script.length() : end);
        word.append(text);
        line += text.chars().filter(c -> c == '\n').count();
        at = end < 0 ? script.length() : end + 1;
    }

    private void doubleQuoted(StringBuilder word) {
        at++;
        while (at < script.length() && script.charAt(at) != '"') {
            char c = script.charAt(at);
            if (c == '\\') {
                escaped(word);
            } else if (c == '$' || c == '`') {
                expansion(word);
            } else {
                line += c == '\n' ? 1 : 0;
                word.append(c);
                at++;
            }
        }
        at++;
    }

    private void escaped(StringBuilder word) {
        char c = peek(1);
        at = Math.min(script.length(), at + 2);
        if (c == '\n') {
            line++;
        } else if (c != 0) {
            word.append(c);
        }
    }

    private void expansion(StringBuilder word) {
        char next = peek(1);
        if (script.charAt(at) == '`') {
            int end = script.indexOf('`', at + 1);
            word.append(end < 0 ? Unknown.TEXT : output(script.substring(at + 1, end)));
            skipTo(Math.max(end, at));
        } else if (next == '(') {
            int end = closing('(', ')');
            word.append(output(script.substring(Math.min(at + 2, end), end)));
            skipTo(end);
        } else if (next == '{') {
            int end = closing('{', '}');
            word.append(parameter(script.substring(Math.min(at + 2, end), end)));
            skipTo(end);
        } else {
            int end = at + 1;
            while (end < script.length()
                    && (Character.isLetterOrDigit(script.charAt(end)) || script.charAt(end) == '_')) {
                end++;
            }
            if (end == at + 1) {
                boolean special = "@*#?!-$".indexOf(next) >= 0 && next != 0;
                word.append(special ? Unknown.MARK : '$');
                at += special ? 2 : 1;
            } else {
                word.append(variables.apply(script.substring(at + 1, end)).orElse(Unknown.TEXT));
                at = end;
            }
        }
    }

    /** What a command prints, where that is one text in lower case or as it stands: {@code echo $NAME | tr A-Z a-z}. */
    private String output(String command) {
        if (command.length() > MAX_SUBSTITUTION) {
            return Unknown.TEXT;
        }
        ShellWords inner = new ShellWords(command, variables);
        Optional<Simple> echo =
                inner.next().filter(simple -> simple.words().get(0).equals("echo"));
        Optional<Simple> filter = inner.next();
        if (echo.isEmpty() || echo.get().file().isPresent() || inner.next().isPresent()) {
            return Unknown.TEXT;
        }
        List<String> printed = echo.get().words().subList(1, echo.get().words().size());
        String text = String.join(
                " ", printed.stream().filter(word -> !word.equals("-n")).toList());
        if (filter.isEmpty()) {
            return text;
        }
        return String.join(" ", filter.get().words()).matches(TO_LOWER_CASE)
                ? text.toLowerCase(Locale.ROOT)
                : Unknown.TEXT;
    }

    /** What stands between braces. */
    private String parameter(String text) {
        Matcher matcher = PARAMETER.matcher(text);
        if (!matcher.matches()) {
            return Unknown.TEXT;
        }
        Optional<String> value = variables.apply(matcher.group(1));
        if (matcher.group(4) != null) {
            boolean lower = matcher.group(4).equals(",,");
            return value.map(known -> lower ? known.toLowerCase(Locale.ROOT) : known.toUpperCase(Locale.ROOT))
                    .orElse(Unknown.TEXT);
        }
        if (matcher.group(2) == null || matcher.group(2).endsWith("+")) {
            return matcher.group(2) == null ? value.orElse(Unknown.TEXT) : Unknown.TEXT;
        }
        boolean emptyCounts = !matcher.group(2).startsWith(":");
        return value.filter(known -> emptyCounts || !known.isEmpty()).orElse(matcher.group(3));
    }

    private int closing(char open, char close) {
        int depth = 0;
        for (int i = at + 1; i < script.length(); i++) {
            char c = script.charAt(i);
            if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i;
            }
        }
        return script.length();
    }

    private void skipTo(int end) {
        int last = Math.min(end, script.length() - 1);
        line += script.substring(at, last).chars().filter(c -> c == '\n').count();
        at = last + 1;
    }

    private char peek(int ahead) {
        return at + ahead < script.length() ? script.charAt(at + ahead) : 0;
    }
}
