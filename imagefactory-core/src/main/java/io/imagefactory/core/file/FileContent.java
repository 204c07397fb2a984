package io.imagefactory.core.file;

import java.util.Optional;

/** What came of reading a file of a tree. No text in it holds a path of the machine, a user or a credential. */
public sealed interface FileContent {

    /**
     * It is there.
     *
     * @param content its bytes, shared and not copied: do not change them
     * @param commit which one it was read from, to be put into a sentence:
     *     {@code github.com/acme/shop, branch main at commit 0c1f52a79b1e}; empty for a file on disk
     */
    record Found(byte[] content, Optional<String> commit) implements FileContent {}

    /**
     * The tree is there, but has no readable file at that path.
     *
     * @param reason a sentence without a full stop, naming the path as written:
     *     {@code apps/a/Dockerfile does not exist}. It depends on the tree alone, so that it can be committed
     */
    record Broken(String reason) implements FileContent {}

    /**
     * No tree at hand has it, so nothing is known of it.
     *
     * @param remedy a sentence without a full stop, saying what would serve it: for whoever runs this, here and now
     */
    record Unserved(String remedy) implements FileContent {}

    /**
     * The host that has the tree did not answer, or not to us, so nothing is known of the file. It is no fault of who
     * wants it, and may be otherwise for someone else or in a minute.
     *
     * @param reason a sentence without a full stop, with what to do: for whoever runs this, here and now
     */
    record Unreachable(String reason) implements FileContent {}
}
