package io.imagefactory.core.tags;

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
        if (OneTag.of(regex).isPresent()) {
            return Optional.empty();
        }
        try {
            Pattern.compile(regex);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription() + " at \"" + e.getPattern() + "\"");
        }
    }
}
