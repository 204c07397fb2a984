package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The directives at the top of a file; the first line that is none ends them ({@code DirectiveParser} in
 * {@code directives.go}).
 */
final class LeadingDirectives {
    private final String commentMark;
    private final Map<String, Directive> seen = new HashMap<>();
    private boolean done;

    LeadingDirectives(String commentMark) {
        this.commentMark = commentMark;
    }

    /**
     * Looks at the next line.
     *
     * @throws Fault if it repeats a directive
     */
    Optional<Directive> offer(String line) {
        if (done) {
            return Optional.empty();
        }
        Optional<Directive> directive = Directive.in(line, commentMark);
        done = directive.isEmpty();
        if (directive.isPresent() && seen.putIfAbsent(directive.get().name(), directive.get()) != null) {
            throw new Fault("the directive \"" + directive.get().name() + "\" is given twice");
        }
        return directive;
    }

    /** A directive of a whole text, as those see it who read nothing else; faults end the search. */
    static Optional<Directive> find(String name, String content, String commentMark) {
        LeadingDirectives directives = new LeadingDirectives(commentMark);
        try {
            PhysicalLines lines = new PhysicalLines(content);
            while (!directives.done && lines.next()) {
                directives.offer(lines.raw().replaceFirst("\r?\n?\\z", ""));
            }
        } catch (Fault | DockerfileParseException e) {
            // What stands before the fault counts.
        }
        return Optional.ofNullable(directives.seen.get(name));
    }
}
