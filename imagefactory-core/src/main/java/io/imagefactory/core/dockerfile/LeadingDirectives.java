package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.dockerfile.shell.Words;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directives at the top of a file; the first line that is none ends them ({@code DirectiveParser} in
 * {@code directives.go}).
 */
final class LeadingDirectives {
    private static final Pattern END = Pattern.compile("\r?\n?\\z");

    private final Map<String, Directive> seen = new HashMap<>();
    private boolean done;

    /**
     * Looks at the next line.
     *
     * @throws Fault if it repeats a directive
     */
    Optional<Directive> offer(String line) {
        if (done) {
            return Optional.empty();
        }
        Optional<Directive> directive = Directive.in(line);
        done = directive.isEmpty();
        if (directive.isPresent() && seen.putIfAbsent(directive.get().name(), directive.get()) != null) {
            throw new Fault("the directive \"" + directive.get().name() + "\" is given twice");
        }
        return directive;
    }

    /** A directive of a whole text, as those see it who read nothing else; faults end the search. */
    static Optional<Directive> find(String name, String content) {
        LeadingDirectives directives = new LeadingDirectives();
        try {
            PhysicalLines lines = new PhysicalLines(content);
            while (!directives.done && lines.next() && lines.isComment()) {
                directives.offer(END.matcher(lines.raw()).replaceFirst(""));
            }
        } catch (Fault | DockerfileParseException e) {
            // What stands before the fault counts.
        }
        return Optional.ofNullable(directives.seen.get(name));
    }

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
        static Optional<Directive> in(String line) {
            if (!line.startsWith("#")) {
                return Optional.empty();
            }
            Matcher comment = FORM.matcher(Octets.trimStart(line.substring(1)));
            if (!comment.matches()) {
                return Optional.empty();
            }
            String name = comment.group(1).toLowerCase(Locale.ROOT);
            return NAMES.contains(name) ? Optional.of(new Directive(name, comment.group(2))) : Optional.empty();
        }
    }
}
