package io.imagefactory.core.source;

import io.imagefactory.core.git.GitFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What came of reading a {@link Source}. No text in it holds a path of the machine, a user or a credential. */
public sealed interface SourceContent {

    /**
     * The Dockerfile.
     *
     * @param content its bytes, shared and not copied: do not change them
     * @param commit which one it was read from, to be put into a sentence:
     *     {@code github.com/acme/shop, branch main at commit 0c1f52a79b1e}; empty for a file on disk
     */
    record Found(byte[] content, Optional<String> commit) implements SourceContent {

        /** The content as UTF-8, without a byte order mark; what is no UTF-8 becomes U+FFFD. */
        public String text() {
            String text = new String(content, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }

    /**
     * The tree that serves the image is there, but has no readable Dockerfile at that path.
     *
     * @param reason a sentence without a full stop, naming the path as written:
     *     {@code apps/a/Dockerfile does not exist}. It depends on the tree alone, so that it can be committed
     */
    record Broken(String reason) implements SourceContent {}

    /**
     * No tree at hand serves the image, so nothing is known of its Dockerfile.
     *
     * @param remedy a sentence without a full stop, saying what would serve it: for whoever runs this, here and now
     */
    record Unserved(String remedy) implements SourceContent {}

    /**
     * The host that serves the image did not answer, or not to us, so nothing is known of its Dockerfile. It is no
     * fault of the source, and may be otherwise for someone else or in a minute.
     *
     * @param reason a sentence without a full stop, with what to do: for whoever runs this, here and now
     */
    record Unreachable(String reason) implements SourceContent {}

    /** What a file of a repository means for a source. */
    static SourceContent of(GitFile file) {
        if (file instanceof GitFile.Found found) {
            return new Found(found.content(), Optional.of(found.commit()));
        }
        GitFile.Missing missing = (GitFile.Missing) file;
        return switch (missing.fault()) {
            case REPOSITORY -> new Broken(missing.sentence());
            case HERE -> new Unserved(missing.sentence());
            case HOST -> new Unreachable(missing.sentence());
        };
    }
}
