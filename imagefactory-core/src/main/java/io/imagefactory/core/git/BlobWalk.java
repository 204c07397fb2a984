package io.imagefactory.core.git;

import io.imagefactory.core.file.UnreadableFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** One way from the root of a commit to a file, following the links that stay inside. */
final class BlobWalk {

    /** As many links as Linux follows. */
    private static final int MAX_LINKS = 40;

    /** As many bytes as Linux takes for the target of a link. */
    private static final int MAX_TARGET = 4096;

    /** Folders that are looked into on the way; each look reads the list of all that is in it. */
    private static final int MAX_FOLDERS = 1_000;

    private final ObjectReader objects;
    private final Deque<ObjectId> folders = new ArrayDeque<>();
    private final Deque<String> ahead = new ArrayDeque<>();
    private int links;
    private int looks;

    BlobWalk(ObjectReader objects, ObjectId root) {
        this.objects = objects;
        folders.push(root);
    }

    byte[] read(String path) throws UnreadableFileException, IOException {
        ahead.addAll(TreePath.segments(path));
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            if (name.equals("..")) {
                leaveFolder();
                continue;
            }
            if (++looks > MAX_FOLDERS) {
                throw new UnreadableFileException("does not exist: the way to it is too long");
            }
            try (TreeWalk entry = TreeWalk.forPath(objects, name, folders.peek())) {
                if (entry == null) {
                    throw UnreadableFileException.absent();
                }
                if (entry.getFileMode().equals(FileMode.REGULAR_FILE.getBits())
                        || entry.getFileMode().equals(FileMode.EXECUTABLE_FILE.getBits())) {
                    if (ahead.isEmpty()) {
                        return TextFile.checked(bytes(entry.getObjectId(0)));
                    }
                    throw UnreadableFileException.absent();
                }
                enter(entry);
            }
        }
        throw new UnreadableFileException("is a folder");
    }

    private void enter(TreeWalk entry) throws UnreadableFileException, IOException {
        if (entry.getFileMode().equals(FileMode.TREE.getBits())) {
            folders.push(entry.getObjectId(0));
        } else if (entry.getFileMode().equals(FileMode.SYMLINK.getBits())) {
            byte[] target = bytes(entry.getObjectId(0));
            if (target.length > MAX_TARGET) {
                throw new UnreadableFileException("does not exist: a symbolic link on the way to it is too long");
            }
            follow(new String(target, StandardCharsets.UTF_8));
        } else {
            throw new UnreadableFileException("lies in the submodule " + entry.getNameString()
                    + ", which is a repository of its own: name that one");
        }
    }

    private void follow(String target) throws UnreadableFileException {
        links++;
        if (links > MAX_LINKS) {
            throw new UnreadableFileException("does not exist: its symbolic links lead round in circles");
        }
        if (target.startsWith("/")) {
            throw new UnreadableFileException("leaves the repository through a symbolic link");
        }
        List<String> names = Arrays.asList(target.split("/"));
        Collections.reverse(names);
        names.stream().filter(name -> !name.isEmpty() && !name.equals(".")).forEach(ahead::push);
    }

    private void leaveFolder() throws UnreadableFileException {
        folders.pop();
        if (folders.isEmpty()) {
            throw new UnreadableFileException("leaves the repository through a symbolic link");
        }
    }

    private byte[] bytes(ObjectId id) throws UnreadableFileException, IOException {
        ObjectLoader blob = objects.open(id, Constants.OBJ_BLOB);
        if (blob.getSize() > TextFile.MAX_BYTES) {
            throw UnreadableFileException.tooLarge(TextFile.MAX_BYTES);
        }
        return blob.getBytes(TextFile.MAX_BYTES);
    }
}
