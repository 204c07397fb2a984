package io.imagefactory.core.enroll;

import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enrollment.NewEnrollment;
import java.util.List;
import java.util.Optional;

/**
 * An image that images.yaml could have.
 *
 * @param enrollment as it would be written, with a comment on what is not certain
 * @param confidence how sure that is
 * @param dockerfile from the root of the repository; empty for an image that others build
 * @param tool what builds or runs it, for people
 * @param places where that stands; none for a guess
 * @param missing what is not known or will not work, each a clause for people; the first {@code discover} succeeds if none
 *     says otherwise
 */
public record Proposal(
        NewEnrollment enrollment,
        Confidence confidence,
        Optional<String> dockerfile,
        String tool,
        List<Place> places,
        List<String> missing) {

    public Proposal {
        places = List.copyOf(places);
        missing = List.copyOf(missing);
    }

    /** Registry and repository: {@code ghcr.io/acme/cart}. */
    public String image() {
        return enrollment.registry() + "/" + enrollment.repository();
    }
}
