package io.imagefactory.core.yaml;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where in a text its list ends.
 *
 * @param key what has it; absent for one that is the whole document
 */
record ListEnd(TextLines lines, Optional<ListKey> key) {

    private static final Pattern DOCUMENT_END = Pattern.compile("\\.\\.\\.([ \t].*)?");

    /** The line before which items can be added: of the next key, of the end of the document, or behind all. */
    int last() {
        int next = nextKey().orElse(lines.count());
        for (int line = key.map(any -> any.position().line()).orElse(0); line < next; line++) {
            if (DOCUMENT_END.matcher(lines.line(line)).matches()) {
                return line;
            }
        }
        return next;
    }

    /** The same, but before the comments of the next key and the blank lines above it. */
    int beforeWhatIsNext() {
        int line = last();
        if (nextKey().filter(next -> next == last()).isPresent()) {
            while (line > 0 && (lines.isBlank(line - 1) || isCommentOfKey(line - 1))) {
                line--;
            }
        }
        return line;
    }

    private boolean isCommentOfKey(int line) {
        return lines.isComment(line)
                && lines.indent(line) < key.orElseThrow().position().column();
    }

    private Optional<Integer> nextKey() {
        return key.flatMap(any -> any.root().keys().stream()
                .map(any.root()::keyPosition)
                .filter(position -> position.compareTo(any.position()) > 0)
                .min(Comparator.naturalOrder())
                .map(position -> position.line() - 1));
    }
}
