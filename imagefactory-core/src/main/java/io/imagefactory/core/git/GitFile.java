package io.imagefactory.core.git;

/** What came of reading a file of a repository. No text in it holds a path of the machine, a user or a credential. */
public sealed interface GitFile {

    /**
     * It is there.
     *
     * @param content its bytes, shared and not copied: do not change them
     * @param commit which one it was read from, to be put into a sentence
     */
    record Found(byte[] content, String commit) implements GitFile {}

    /**
     * It is not, or nobody knows.
     *
     * @param sentence without a full stop
     */
    record Missing(Fault fault, String sentence) implements GitFile {}

    /** Where the fault lies. */
    enum Fault {
        /** In the repository as it is, or in what is wanted of it: it is the same for everyone. */
        REPOSITORY,
        /** In what is on this machine; the sentence says what would serve the file. */
        HERE,
        /** In its host, or in how we reach it; it may be otherwise for someone else, or in a minute. */
        HOST
    }

    static GitFile wrong(String reason) {
        return new Missing(Fault.REPOSITORY, reason);
    }

    static GitFile unserved(String remedy) {
        return new Missing(Fault.HERE, remedy);
    }

    static GitFile unreachable(String reason) {
        return new Missing(Fault.HOST, reason);
    }
}
