package io.imagefactory.core.yaml;

/**
 * A place in a text, counted from 1 as editors do.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
public record Position(int line, int column) implements Comparable<Position> {

    /** Where a node stands that no text holds. */
    public static final Position NONE = new Position(1, 1);

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    /** {@code line:column}, the form that editors and terminals turn into a link. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
