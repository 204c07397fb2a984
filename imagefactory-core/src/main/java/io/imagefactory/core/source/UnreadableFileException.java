package io.imagefactory.core.source;

/** Why a file of a tree is not read. The message goes on where the path, as its user wrote it, ended. */
final class UnreadableFileException extends Exception {

    UnreadableFileException(String predicate) {
        super(predicate);
    }

    UnreadableFileException(String predicate, Throwable cause) {
        super(predicate, cause);
    }

    static UnreadableFileException tooLarge() {
        return new UnreadableFileException("is larger than 1 MB");
    }
}
