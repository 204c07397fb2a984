package io.imagefactory.core.dockerfile.shell;

import java.util.List;

/**
 * Replaces variables and takes off quotes, somewhat like a shell ({@code frontend/dockerfile/shell/lex.go}).
 *
 * <p>Known are {@code $name}, <code>${name}</code> and the modifiers {@code - :- + :+ ? :? # ## % %% / //}, nested to any
 * depth; anything else behind a name is a fault.
 *
 * @param escape the character that takes the next one literally
 * @param quotes whether quotes mean anything
 * @param rawQuotes whether quotes stay in the text
 * @param rawEscapes whether escape characters stay in the text
 * @param keepUnset whether a variable that is not set stays as it is written
 */
public record ShellLexer(char escape, boolean quotes, boolean rawQuotes, boolean rawEscapes, boolean keepUnset) {

    /** For the words of an instruction. */
    public static ShellLexer ofWords(char escape) {
        return new ShellLexer(escape, true, false, false, false);
    }

    /** For the contents of a heredoc, in which quotes are text. */
    public static ShellLexer ofContents() {
        return new ShellLexer('\\', false, false, false, false);
    }

    /**
     * The whole text with its variables replaced.
     *
     * @throws Fault if a quote or brace is not closed, a substitution is malformed, or <code>${name:?message}</code> says so
     */
    public Expansion expand(String text, Variables variables, Budget budget) {
        if (isPlain(text)) {
            budget.spend(text.length());
            return new Expansion(text, true);
        }
        return new ShellExpander(this, text, variables, budget, false).expand();
    }

    /** Whether nothing is replaced and nothing taken off, as in most words. */
    private boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c == '$' || c == '\'' || c == '"' || c == escape) {
                return false;
            }
        }
        return true;
    }

    /**
     * The text split at white space, after variables are replaced.
     *
     * @throws Fault as {@link #expand} does
     */
    public List<String> words(String text, Variables variables, Budget budget) {
        return new ShellExpander(this, text, variables, budget, true).words();
    }
}
