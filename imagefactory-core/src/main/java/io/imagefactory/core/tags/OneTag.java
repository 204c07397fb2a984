package io.imagefactory.core.tags;

import java.util.Optional;

/** Expressions that leave no choice: an anchored tag with escaped dots, as every base image has one. */
public final class OneTag {

    private OneTag() {}

    /** The one tag that the expression matches: {@code 3.12-slim} for {@code ^3\.12-slim$}. Without compiling it. */
    public static Optional<String> of(String regex) {
        int end = regex.length() - 1;
        if (end < 2 || regex.charAt(0) != '^' || regex.charAt(end) != '$') {
            return Optional.empty();
        }
        StringBuilder tag = new StringBuilder(end);
        for (int i = 1; i < end; i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
                c = regex.charAt(i);
                if (c != '.' && c != '-') {
                    return Optional.empty();
                }
            } else if (!isLiteral(c)) {
                return Optional.empty();
            }
            tag.append(c);
        }
        return Optional.of(tag.toString());
    }

    private static boolean isLiteral(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
