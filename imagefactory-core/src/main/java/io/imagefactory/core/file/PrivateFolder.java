package io.imagefactory.core.file;

import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder for its owner alone ({@code rwx------}), so that nobody else reads what is in it, or has put it there. Where the
 * file system knows no such permissions, as on Windows, it is a folder like others, which lies where only its user goes.
 */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /**
     * Makes it, with the folders above it that are not there; one that is there and that others may read, or our group
     * write to, as a umask of 002 had it made by earlier releases, is closed to them.
     *
     * @return the folder
     * @throws MendableException where it belongs to another user, or anyone may write to it
     */
    public static Path make(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectories(folder);
        }
        FileAttribute<?> ownerAlone = PosixFilePermissions.asFileAttribute(OWNER_ALONE);
        try {
            Files.createDirectories(folder, ownerAlone);
        } catch (FileAlreadyExistsException e) {
            throw refusal(folder, "is no folder");
        }
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        PosixFileAttributes attributes = view.readAttributes();
        if (attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw refusal(folder, "may be written to by others, who could have put anything there");
        }
        Path probe;
        try {
            probe = Files.createTempFile(folder, ".owner-", "");
        } catch (IOException e) {
            throw refusal(folder, "cannot be written to");
        }
        try {
            if (!Files.getOwner(probe).equals(attributes.owner())) {
                throw refusal(folder, "belongs to another user");
            }
        } finally {
            Files.delete(probe);
        }
        if (!attributes.permissions().equals(OWNER_ALONE)) {
            view.setPermissions(OWNER_ALONE);
        }
        return folder;
    }

    private static MendableException refusal(Path folder, String why) {
        return new MendableException("the folder \"" + folder + "\" " + why
                + ", so it is not used; remove it, or say where another one is to be: XDG_CACHE_HOME for all that is kept"
                + " for a user");
    }
}
