package io.imagefactory.core.dockerfile.shell;

import java.util.ArrayList;
import java.util.List;

/** Words as they come out of the lexer, separated by white space that stood in no quotes. */
final class ShellWords {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();

    void add(int rune, boolean split) {
        if (split && Octets.isSpace(rune)) {
            endWord();
        } else {
            Octets.append(current, rune);
        }
    }

    void add(String text, boolean split) {
        if (!split) {
            current.append(text);
            return;
        }
        for (int i = 0; i < text.length(); i += Octets.width(text, i)) {
            add(Octets.rune(text, i), true);
        }
    }

    void forgetCurrent() {
        current.setLength(0);
    }

    private void endWord() {
        if (!current.isEmpty()) {
            words.add(current.toString());
            current.setLength(0);
        }
    }

    List<String> finish() {
        endWord();
        return words;
    }
}
