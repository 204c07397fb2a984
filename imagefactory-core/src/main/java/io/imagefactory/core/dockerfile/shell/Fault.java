package io.imagefactory.core.dockerfile.shell;

import java.util.OptionalInt;

/** Something wrong in a piece of text that does not know its line; whoever knows it makes it a located exception. */
public final class Fault extends RuntimeException {
    private final OptionalInt column;

    public Fault(String problem) {
        this(problem, OptionalInt.empty());
    }

    private Fault(String problem, OptionalInt column) {
        super(problem, null, false, false);
        this.column = column;
    }

    /** The same in a column of the line that is to be blamed. */
    public Fault inColumn(OptionalInt newColumn) {
        return new Fault(problem(), newColumn);
    }

    public String problem() {
        return String.valueOf(getMessage());
    }

    /** Empty where it is not known, or the problem is the whole line's. */
    public OptionalInt column() {
        return column;
    }

    /** The part of the file's text that a message can show: one line, not endless. */
    public static String quote(String octets) {
        String text = Octets.text(octets.length() <= 120 ? octets : octets.substring(0, 120));
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(Character.isISOControl(c) ? (char) Octets.REPLACEMENT : (char) c));
        return quoted.append(octets.length() <= 120 ? "\"" : "...\"").toString();
    }
}
