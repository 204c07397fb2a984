package io.imagefactory.report.ci;

import io.imagefactory.core.text.Printable;

/**
 * Something that a run has found, where people look at it. What others have said in it is plain text.
 *
 * @param level how bad it is
 * @param rule what it is about, one word for programs: {@code stale}, {@code unreadable}
 * @param subject whom it is about: an image, a file
 * @param message a sentence, or several lines
 * @param file the file, by its path from the root of the project or of the repository, with {@code /} between folders
 * @param line from 1
 * @param column from 1
 */
public record Finding(Level level, String rule, String subject, String message, String file, int line, int column) {

    public Finding {
        subject = Printable.line(subject);
        message = Printable.of(message);
        file = Printable.line(file);
    }

    /** The same in a folder, whose path ends with {@code /} unless it is empty. */
    public Finding in(String folder) {
        return new Finding(level, rule, subject, message, folder + file, line, column);
    }

    /** What stays the same when lines move: one text a finding. */
    String identity() {
        return rule + "\0" + subject + "\0" + file;
    }
}
