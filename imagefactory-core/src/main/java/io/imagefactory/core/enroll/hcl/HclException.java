package io.imagefactory.core.enroll.hcl;

/** A text that is no HCL, or of a kind that is not read: where, and what is wrong there. */
public final class HclException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    HclException(int line, String problem) {
        super(problem);
        this.line = line;
    }

    /** From 1. */
    public int line() {
        return line;
    }
}
