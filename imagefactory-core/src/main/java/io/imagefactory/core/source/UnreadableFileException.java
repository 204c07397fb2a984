package io.imagefactory.core.source;

/** Why a file of a tree is not read. The message goes on where the path, as its user wrote it, ended. */
final class UnreadableFileException extends Exception {

    private final boolean absent;

    UnreadableFileException(String predicate) {
        super(predicate);
        this.absent = false;
    }

    UnreadableFileException(String predicate, Throwable cause) {
        super(predicate, cause);
        this.absent = false;
    }

    private UnreadableFileException() {
        super("does not exist");
        this.absent = true;
    }

    static UnreadableFileException absent() {
        return new UnreadableFileException();
    }

    static UnreadableFileException tooLarge() {
        return new UnreadableFileException("is larger than 1 MB");
    }

    /** Whether there is nothing at that path, so that another one may be meant. */
    boolean isAbsent() {
        return absent;
    }
}
