package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.dockerfile.shell.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parser directive, {@code # escape=`} ({@code directives.go}).
 *
 * @param name {@code syntax}, {@code escape} or {@code check}
 */
record Directive(String name, String value) {
    /** A value of white space alone is the last of it. */
    private static final Pattern FORM = Pattern.compile("([A-Za-z][0-9A-Za-z]*+)_*+=_*(~++(?:_++~++)*+|_)_*+"
            .replace("_", Words.SPACE)
            .replace("~", Words.NO_SPACE));

    private static final Set<String> NAMES = Set.of("syntax", "escape", "check");

    /** The directive that a comment is, if it is one. */
    static Optional<Directive> in(String line, String commentMark) {
        if (!line.startsWith(commentMark)) {
            return Optional.empty();
        }
        Matcher comment = FORM.matcher(Octets.trimStart(line.substring(commentMark.length())));
        if (!comment.matches()) {
            return Optional.empty();
        }
        String name = comment.group(1).toLowerCase(Locale.ROOT);
        return NAMES.contains(name) ? Optional.of(new Directive(name, comment.group(2))) : Optional.empty();
    }

    /** The value up to its first space. */
    String firstWord() {
        int space = value.indexOf(' ');
        return space < 0 ? value : value.substring(0, space);
    }
}
