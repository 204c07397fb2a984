package io.imagefactory.core.dockerfile.shell;

/**
 * How much work a file may ask for. Doubling a variable forty times would fill any memory; BuildKit would try. No file
 * that people build comes near the limit.
 */
public final class Budget {
    private static final long LIMIT = 64L * 1024 * 1024;
    private static final int MAX_LENGTH = 8 * 1024 * 1024;

    private long spent;

    /** @throws Fault if there is no more */
    public void spend(long amount) {
        spent += amount;
        if (spent > LIMIT) {
            throw exceeded();
        }
    }

    /** @throws Fault if a single text is too long */
    public void limit(int length) {
        if (length > MAX_LENGTH) {
            throw exceeded();
        }
    }

    private static Fault exceeded() {
        return new Fault("the variables of this file grow beyond all measure");
    }
}
