package io.imagefactory.core;

/** A part of a run that may take long, and whose progress can be counted. */
public enum Step {
    /** Counted in Dockerfiles; one that several images are built from counts once. */
    READING_DOCKERFILES,
    /** Counted in repositories in which images are looked for. */
    READING_REPOSITORIES,
    /** Counted in state files that change. */
    WRITING_STATE,
    /** Counted in tags, or choices among tags, that registries are asked for. */
    ASKING_REGISTRIES,
    /** Counted in builds that CI is asked for. */
    ASKING_CI
}
