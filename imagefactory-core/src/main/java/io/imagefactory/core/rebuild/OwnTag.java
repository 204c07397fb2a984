package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.refresh.Refresher;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryException;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.State;
import io.imagefactory.core.text.Words;
import java.util.Optional;

/**
 * What the tag of an image that is due names at that time, by which the build that follows can be told from what was there
 * before: nobody need have looked at an image until it is due.
 *
 * @param digest empty where it was never pushed, or is not shown to us
 * @param untold why nobody can tell
 */
record OwnTag(Optional<Digest> digest, Optional<String> untold) {

    static OwnTag look(Enrollment image, Registry registry) {
        try {
            return new OwnTag(Refresher.current(image, registry), Optional.empty());
        } catch (RegistryException e) {
            return new OwnTag(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Why the image cannot be rebuilt now: somebody has built it meanwhile, perhaps from something newer; or the registry
     * says so only later, when nobody can tell any more whether the rebuild has made it.
     */
    Optional<String> problem(State state, String image) {
        Optional<Digest> recorded = state.image(image).flatMap(ImageState::currentDigest);
        return untold.map(why -> "what its own tag names cannot be told: " + why)
                .or(() -> digest.filter(published -> recorded.isPresent() && !published.equals(recorded.get()))
                        .map(published -> "its own tag names " + published.abbreviated()
                                + ", which the state does not know yet; run " + Words.OURS.refresh()));
    }
}
