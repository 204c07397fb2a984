package io.imagefactory.core.enrollment;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * Regular expressions in the syntax that Kargo uses; {@code java.util.regex} would judge otherwise.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">The syntax</a>
 */
public final class Re2 {

    private Re2() {}

    /** What is wrong with it and where, as part of a sentence; empty for an expression. */
    public static Optional<String> fault(String regex) {
        if (isOneTag(regex)) {
            return Optional.empty();
        }
        try {
            Pattern.compile(regex);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription() + " at \"" + e.getPattern() + "\"");
        }
    }

    /** An anchored tag with escaped dots, as every base image has one, need not be compiled to be known. */
    private static boolean isOneTag(String regex) {
        int end = regex.length() - 1;
        if (end < 1 || regex.charAt(0) != '^' || regex.charAt(end) != '$') {
            return false;
        }
        for (int i = 1; i < end; i++) {
            char c = regex.charAt(i);
            if (c == '\\' && regex.charAt(i + 1) == '.') {
                i++;
            } else if (!isLiteral(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLiteral(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
