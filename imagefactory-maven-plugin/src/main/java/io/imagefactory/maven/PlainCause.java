package io.imagefactory.maven;

import io.imagefactory.core.text.Printable;

/**
 * What an exception says, as plain text, with where it was thrown and what caused it: Maven prints all of it with {@code -e},
 * and its words are a server's, or a library's that repeats a server's.
 */
final class PlainCause extends Exception {

    private static final long serialVersionUID = 1L;

    /** Further down it is the same again. */
    private static final int DEEPEST = 20;

    private final String said;

    private PlainCause(Throwable error, int depth) {
        super(Printable.of(String.valueOf(error.getMessage())), cause(error, depth));
        this.said = Printable.of(error.toString());
        setStackTrace(error.getStackTrace());
    }

    static PlainCause of(Throwable error) {
        return new PlainCause(error, 0);
    }

    private static PlainCause cause(Throwable error, int depth) {
        return error.getCause() == null || depth == DEEPEST ? null : new PlainCause(error.getCause(), depth + 1);
    }

    /** As the exception itself says it, with its class. */
    @Override
    public String toString() {
        return said;
    }
}
