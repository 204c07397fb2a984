package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.ShellLexer;
import io.imagefactory.core.dockerfile.shell.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the heredocs that a line announces ({@code heredocsFromLine}, {@code heredocFromMatch} in {@code parser.go}). */
final class Heredocs {
    private static final ShellLexer LINE = new ShellLexer('\\', true, true, true, true);
    private static final ShellLexer WORD = new ShellLexer('\\', true, false, false, true);
    private static final ShellLexer RAW_WORD = new ShellLexer('\\', true, true, false, true);

    private Heredocs() {}

    /**
     * The heredocs of a line in their order; none if its quotes are not balanced.
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
        int arrows = 0;
        while (arrows < word.length() && word.charAt(arrows) >= '0' && word.charAt(arrows) <= '9') {
            arrows++;
        }
        if (!word.startsWith("<<", arrows)) {
            return Optional.empty();
        }
        boolean tabsStripped = word.startsWith("-", arrows + 2);
        int start = tabsStripped ? arrows + 3 : arrows + 2;
        while (start < word.length() && isSpace(word.charAt(start))) {
            start++;
        }
        String name = word.substring(start);
        return name.isEmpty() || name.indexOf('<') >= 0 ? Optional.empty() : named(name, tabsStripped, budget);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
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

    private static int quotes(String word) {
        int quotes = 0;
        for (int i = 0; i < word.length(); i++) {
            quotes += word.charAt(i) == '\'' || word.charAt(i) == '"' ? 1 : 0;
        }
        return quotes;
    }
}
