package io.imagefactory.core.file;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a file of a tree is not read. The message goes on where the path, as its user wrote it, ended. */
public final class UnreadableFileException extends Exception {

    private final boolean absent;

    public UnreadableFileException(String predicate) {
        super(predicate);
        this.absent = false;
    }

    public UnreadableFileException(String predicate, Throwable cause) {
        super(predicate, cause);
        this.absent = false;
    }

    private UnreadableFileException(@Nullable Throwable cause) {
        super("does not exist", cause);
        this.absent = true;
    }

    public static UnreadableFileException absent() {
        return new UnreadableFileException((Throwable) null);
    }

    /** @param cause that told it */
    public static UnreadableFileException absent(Throwable cause) {
        return new UnreadableFileException(cause);
    }

    /** @param mostBytes whole megabytes */
    public static UnreadableFileException tooLarge(int mostBytes) {
        return new UnreadableFileException("is larger than " + (mostBytes >> 20) + " MB");
    }

    /** Whether there is nothing at that path, so that another one may be meant. */
    public boolean isAbsent() {
        return absent;
    }

    /** Why the system does not do what it was asked, in a few words. */
    public static String reason(FileSystemException e) {
        String kind = e instanceof AccessDeniedException
                ? "access denied"
                : e.getClass().getSimpleName();
        return Optional.ofNullable(e.getReason()).orElse(kind);
    }
}
