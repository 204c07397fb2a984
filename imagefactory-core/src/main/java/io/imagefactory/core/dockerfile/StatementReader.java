package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes statements of lines: directives, comments, continuations, heredocs ({@code Parse} in
 * {@code frontend/dockerfile/parser/parser.go}).
 */
final class StatementReader {
    private final PhysicalLines lines;
    private final Budget budget;
    private final LeadingDirectives directives = new LeadingDirectives();
    private final List<Statement> statements = new ArrayList<>();
    private char escape = '\\';

    private StatementReader(String content, Budget budget) {
        this.lines = new PhysicalLines(content);
        this.budget = budget;
    }

    /** The statements of a file and its escape character. */
    record Result(List<Statement> statements, char escape) {}

    /** @throws DockerfileParseException if lines cannot be made statements, or there are none */
    static Result read(String content, Budget budget) {
        StatementReader reader = new StatementReader(content, budget);
        while (reader.lines.next()) {
            try {
                reader.readStatement();
            } catch (Fault fault) {
                throw new DockerfileParseException(reader.lines.number(), fault);
            }
        }
        if (reader.statements.isEmpty()) {
            throw new DockerfileParseException(
                    reader.lines.number(), "the file has no instructions; it must begin with FROM");
        }
        return new Result(reader.statements, reader.escape);
    }

    private void readStatement() {
        String text = lines.number() == 1 ? Octets.withoutByteOrderMark(lines.text()) : lines.text();
        String first = Octets.trimStart(text);
        directives.offer(first).filter(d -> d.name().equals("escape")).ifPresent(this::setEscape);
        if (first.isEmpty() || first.startsWith("#")) {
            return;
        }
        int start = lines.number();
        int continued = endBeforeContinuation(text);
        Place place = new Place(start, text, text.length() - first.length(), continued < 0 ? text.length() : continued);
        try {
            String line = join(first);
            Statement statement = StatementSplitter.split(line, escape, place);
            List<Heredoc> heredocs = readHeredocs(statement, line);
            statements.add(heredocs.isEmpty() ? statement : statement.with(heredocs));
        } catch (Fault fault) {
            throw new DockerfileParseException(start, fault);
        }
    }

    private void setEscape(LeadingDirectives.Directive directive) {
        if (!directive.value().equals("\\") && !directive.value().equals("`")) {
            throw new Fault("the escape character is \\ or `, not " + Fault.quote(directive.value()));
        }
        escape = directive.value().charAt(0);
    }

    private String join(String first) {
        int continued = endBeforeContinuation(first);
        if (continued < 0) {
            return first;
        }
        StringBuilder joined = new StringBuilder(first.substring(0, continued));
        while (continued >= 0 && lines.next()) {
            String text = lines.text();
            String trimmed = Octets.trimStart(text);
            if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
                continued = endBeforeContinuation(text);
                joined.append(continued < 0 ? text : text.substring(0, continued));
            }
        }
        return joined.toString();
    }

    /** Where the escape character stands that continues the line; negative if there is none. */
    private int endBeforeContinuation(String line) {
        int last = line.length() - 1;
        while (last >= 0 && (line.charAt(last) == ' ' || line.charAt(last) == '\t')) {
            last--;
        }
        boolean escaped = last > 0 && line.charAt(last - 1) == escape;
        return last >= 0 && line.charAt(last) == escape && !escaped ? last : -1;
    }

    private List<Heredoc> readHeredocs(Statement statement, String line) {
        if (!line.contains("<<") || !statement.mayHaveHeredocs()) {
            return List.of();
        }
        List<Heredoc> heredocs = new ArrayList<>();
        for (Heredoc heredoc : Heredoc.of(line, budget)) {
            heredocs.add(heredoc.with(readContent(heredoc)));
        }
        return heredocs;
    }

    private String readContent(Heredoc heredoc) {
        StringBuilder content = new StringBuilder();
        while (lines.next()) {
            if (heredoc.isEndedBy(lines.text())) {
                return content.toString();
            }
            content.append(lines.raw());
        }
        throw new Fault("the heredoc " + Fault.quote("<<" + heredoc.name()) + " is not ended by a line "
                + Fault.quote(heredoc.name()));
    }

    /** What a trigger comes to: the only statement of its text. */
    static Statement readSingle(String content, Budget budget) {
        List<Statement> statements = read(content, budget).statements();
        if (statements.size() != 1) {
            throw new Fault("what ONBUILD triggers is a single instruction");
        }
        return statements.get(0);
    }
}
