package io.imagefactory.core.tags;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expressions that leave no choice: an anchored tag with escaped dots, as every base image has one. */
public final class OneTag {

    private static final Pattern ANCHORED = Pattern.compile("\\^((?:[\\w-]|\\\\[.-])++)\\$");

    private OneTag() {}

    /** The one tag that the expression matches: {@code 3.12-slim} for {@code ^3\.12-slim$}. Without compiling it. */
    public static Optional<String> of(String regex) {
        Matcher anchored = ANCHORED.matcher(regex);
        return anchored.matches() ? Optional.of(anchored.group(1).replace("\\", "")) : Optional.empty();
    }
}
