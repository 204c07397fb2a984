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

    private static final int LONGEST = 1_000;

    /** With every repetition written out, which is what it costs to hold one. */
    private static final int LARGEST = 10_000;

    private Re2() {}

    /**
     * What is wrong with it and where, as part of a sentence; empty for an expression. One of more than 1,000 characters is
     * none, or of more than 10,000 with its repetitions written out: {@code (a{1000}){1000}} would be a million.
     */
    public static Optional<String> fault(String regex) {
        if (regex.length() > LONGEST) {
            return Optional.of("it has " + regex.length() + " characters, of at most " + LONGEST);
        }
        if (OneTag.of(regex).isPresent()) {
            return Optional.empty();
        }
        if (new Re2Size(regex).writtenOut() > LARGEST) {
            return Optional.of("its repetitions come to more than " + LARGEST + " characters");
        }
        try {
            Pattern.compile(regex);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription() + " at \"" + e.getPattern() + "\"");
        }
    }
}
