package io.imagefactory.core.source;

import io.imagefactory.core.file.FileContent;
import java.io.IOException;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads Dockerfiles from where they live. */
public interface Sources {

    /**
     * Tells the receiver what came of each source, once, as soon as it is known, and from any thread: what is told is not
     * kept. What can be wrong with one source is a value, so that the others go on; an exception means that reading as such
     * cannot work.
     *
     * @throws java.io.InterruptedIOException if the thread was interrupted while it waited, and then it still is
     */
    void read(Set<Source> sources, BiConsumer<Source, FileContent> receiver) throws IOException;
}
