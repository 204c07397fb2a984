package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Octets;
import java.util.OptionalInt;

/**
 * Where a statement begins.
 *
 * @param line its first line, from 1
 * @param text that line
 * @param indent how much white space is in front of the statement
 * @param end where the continuation begins, or the line ends
 */
record Place(int line, String text, int indent, int end) {

    /** The column of a character of the joined line, from 1; empty if it stands on a later line. */
    OptionalInt column(int offset) {
        int index = indent + offset;
        return index < end
                ? OptionalInt.of(Octets.text(text.substring(0, index)).length() + 1)
                : OptionalInt.empty();
    }
}
