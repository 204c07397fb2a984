package io.imagefactory.core.ci;

import io.imagefactory.core.enrollment.Build;
import java.util.Optional;

/** A kind of CI system that others can ask as well, who know the same token. What is none can be asked by this program only. */
public interface AskedByToken {

    /** How they ask for the build of an image; empty where its source does not say what is to run. */
    Optional<CiRequest> request(Build build);

    /** Whose it is, for messages. */
    String owner();

    /** The keys of a source that say what is to run, for messages; one of them is enough. */
    String keys();
}
