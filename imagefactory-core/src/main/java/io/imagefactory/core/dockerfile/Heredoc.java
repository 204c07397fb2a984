package io.imagefactory.core.dockerfile;

/**
 * A text that stands in the lines below an instruction.
 *
 * @param name the word that ends it
 * @param expands whether variables in it are replaced, that is, no part of the word is in quotes
 * @param tabsStripped whether it began with {@code <<-}
 */
record Heredoc(String name, boolean expands, boolean tabsStripped, String content) {

    Heredoc with(String newContent) {
        return new Heredoc(name, expands, tabsStripped, newContent);
    }

    /** Whether a line, without its end, is the last one. */
    boolean isEndedBy(String line) {
        return line.endsWith(name) && (tabsStripped ? line.replaceFirst("^\t+", "") : line).equals(name);
    }
}
