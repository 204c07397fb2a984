package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.refresh.Refresher;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryException;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the tags of images that are due name at that time, by which the build that follows can be told from what was there
 * before: nobody need have looked at an image until it is due. Each is asked for once.
 */
final class OwnTags {

    private final Registry registry;
    private final Map<String, Optional<Digest>> known = new HashMap<>();
    private final Map<String, String> untold = new HashMap<>();

    OwnTags(Registry registry) {
        this.registry = registry;
    }

    /**
     * Looks, and says why the image cannot be rebuilt now: somebody has built it meanwhile, perhaps from something newer; or
     * the registry says so only later, when nobody can tell any more whether the rebuild has made it.
     */
    Optional<String> problem(State state, Enrollment image) {
        if (!known.containsKey(image.name()) && !untold.containsKey(image.name())) {
            look(image);
        }
        if (untold.containsKey(image.name())) {
            return Optional.of("what its own tag names cannot be told: " + untold.get(image.name()));
        }
        Optional<Digest> published = seen(image.name());
        Optional<Digest> recorded =
                Optional.ofNullable(state.images().get(image.name())).flatMap(ImageState::currentDigest);
        return recorded.isPresent() && published.isPresent() && !published.equals(recorded)
                ? Optional.of("its own tag names " + Wording.digest(published.get())
                        + ", which the state does not know yet; run `mvn imagefactory:refresh`")
                : Optional.empty();
    }

    private void look(Enrollment image) {
        try {
            known.put(image.name(), Refresher.current(image, registry));
        } catch (RegistryException e) {
            untold.put(image.name(), String.valueOf(e.getMessage()));
        }
    }

    /** What the image's tag named when it was looked at; empty where it was never pushed, or is not shown to us. */
    Optional<Digest> seen(String image) {
        return known.getOrDefault(image, Optional.empty());
    }
}
