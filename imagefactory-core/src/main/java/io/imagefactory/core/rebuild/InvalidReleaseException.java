package io.imagefactory.core.rebuild;

import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Suggestion;
import io.imagefactory.core.text.Words;
import java.util.Collection;

/** What is to be released is not there, or is not what it is called. */
public final class InvalidReleaseException extends MendableException {

    private InvalidReleaseException(String target, String problem) {
        super(Words.OURS.release() + ": \"" + target + "\" " + problem);
    }

    static InvalidReleaseException unknown(String target, Collection<String> known) {
        return new InvalidReleaseException(
                target,
                "is no base image and no managed image; name a base image as Dockerfiles do, with its tag, or as its "
                        + "file is called, or a managed image" + Suggestion.after(target, known));
    }

    static InvalidReleaseException otherDigest(String target, String now) {
        return new InvalidReleaseException(
                target,
                "is not what the tag names as far as is known, which is " + now
                        + ", and only that can be released; leave the digest out, or run " + Words.OURS.refresh());
    }
}
