package io.imagefactory.core.source;

/** Reads Dockerfiles from where they live. Safe for use by several threads at once. */
public interface SourceReader {

    /**
     * The Dockerfile that the source names. What can be wrong with one source is a value, so that the others go on; an
     * exception means that reading as such cannot work.
     */
    SourceContent read(Source source);
}
