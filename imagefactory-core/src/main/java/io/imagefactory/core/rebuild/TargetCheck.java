package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.registry.Published;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether registries still have the digests that images are to be built from. Each is asked for once. */
final class TargetCheck {

    private final Registry registry;
    private final Map<ImageReference, Optional<String>> known = new HashMap<>();

    TargetCheck(Registry registry) {
        this.registry = registry;
    }

    /** Why the image cannot be built from its targets; empty where it can. */
    Optional<String> problem(PlannedImage image) {
        for (BaseUse base : image.bases()) {
            if (base.image().isPresent() && base.target().isPresent()) {
                Optional<String> problem =
                        problem(base.image().get(), base.target().get().digest());
                if (problem.isPresent()) {
                    return problem;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> problem(ImageReference image, Digest digest) {
        ImageReference exact = ImageReference.digested(image.registry(), image.repository(), digest);
        return known.computeIfAbsent(exact, any -> {
            try {
                registry.published(exact, Optional.of(Published.of(digest)));
                return Optional.empty();
            } catch (RegistryException e) {
                return Optional.of(
                        image.familiar() + "@" + Wording.digest(digest) + " cannot be had: " + e.getMessage());
            }
        });
    }
}
