package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.ShellLexer;
import io.imagefactory.core.dockerfile.shell.Variables;
import io.imagefactory.core.dockerfile.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that stands in the lines below an instruction.
 *
 * @param name the word that ends it
 * @param expands whether variables in it are replaced, that is, no part of the word is in quotes
 * @param tabsStripped whether it began with {@code <<-}
 */
record Heredoc(String name, boolean expands, boolean tabsStripped, String content) {

    private static final ShellLexer LINE = new ShellLexer('\\', true, true, true, true);
    private static final ShellLexer WORD = new ShellLexer('\\', true, false, false, true);
    private static final ShellLexer RAW_WORD = new ShellLexer('\\', true, true, false, true);

    private static final Pattern FORM = Pattern.compile("[0-9]*+<<(-?+)" + Words.SPACE + "*+([^<]++)");

    /**
     * The heredocs that a line announces, in their order; none if its quotes are not balanced ({@code heredocsFromLine},
     * {@code heredocFromMatch} in {@code parser.go}).
     *
     * @throws Fault if a heredoc's word is malformed
     */
    static List<Heredoc> of(String line, Budget budget) {
        List<Heredoc> heredocs = new ArrayList<>();
        for (String word : words(line, budget)) {
            ofWord(word, budget).ifPresent(heredocs::add);
        }
        return heredocs;
    }

    private static List<String> words(String line, Budget budget) {
        try {
            return LINE.words(line, Variables.none(), budget);
        } catch (Fault e) {
            return List.of();
        }
    }

    /**
     * The heredoc that a word announces: {@code <<EOF}, {@code 3<<-EOF}, {@code <<"EOF"}.
     *
     * @throws Fault if its word is malformed
     */
    static Optional<Heredoc> ofWord(String word, Budget budget) {
        if (!word.contains("<<")) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(word);
        return form.matches() ? named(form.group(2), !form.group(1).isEmpty(), budget) : Optional.empty();
    }

    private static Optional<Heredoc> named(String text, boolean tabsStripped, Budget budget) {
        List<String> names = WORD.words(text, Variables.none(), budget);
        if (names.size() != 1) {
            return Optional.empty();
        }
        List<String> rawNames = RAW_WORD.words(text, Variables.none(), budget);
        if (rawNames.size() != 1) {
            throw new Fault(
                    "the word of a heredoc is one word with its quotes and without; " + Fault.quote(text) + " is not");
        }
        boolean expands = quotes(names.get(0)) == quotes(rawNames.get(0));
        return Optional.of(new Heredoc(names.get(0), expands, tabsStripped, ""));
    }

    private static long quotes(String word) {
        return word.chars().filter(c -> c == '\'' || c == '"').count();
    }

    Heredoc with(String newContent) {
        return new Heredoc(name, expands, tabsStripped, newContent);
    }

    /** Whether a line, without its end, is the last one. */
    boolean isEndedBy(String line) {
        return line.endsWith(name) && (tabsStripped ? line.replaceFirst("^\t+", "") : line).equals(name);
    }
}
