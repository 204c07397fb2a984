package io.imagefactory.core.git;

/** Told of what goes wrong while it does, by several threads at once. */
@FunctionalInterface
public interface GitListener {

    /**
     * A repository could not be read, or not at once.
     *
     * @param cause for whoever looks into it; its text is the library's or the host's, and no sentence of ours
     */
    void failed(String repository, Throwable cause);

    /** So many repositories have been read, or could not be; told after each, by any thread. */
    default void read(int done, int total) {}
}
