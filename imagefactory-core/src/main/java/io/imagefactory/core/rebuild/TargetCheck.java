package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Whether registries still have the digests that images are to be built from. Each is asked for once. */
final class TargetCheck {

    private final Registry registry;
    private final Map<ImageReference, Optional<String>> known = new HashMap<>();

    TargetCheck(Registry registry) {
        this.registry = registry;
    }

    /**
     * The plan in which images that cannot be built from what they are to be built from are held, and take no place.
     *
     * @param plan in which nothing is held
     * @param planner given by image why it is held, gives the plan
     * @param others why else an image that is due cannot be built; asked first
     */
    RebuildPlan plan(
            RebuildPlan plan,
            Function<Map<String, String>, RebuildPlan> planner,
            Function<PlannedImage, Optional<String>> others) {
        Map<String, String> held = new TreeMap<>();
        RebuildPlan checked = plan;
        for (int before = -1; before < held.size(); ) {
            before = held.size();
            for (String name : checked.due()) {
                PlannedImage image = checked.images().get(name);
                others.apply(image).or(() -> problem(image)).ifPresent(why -> held.put(name, why));
            }
            checked = held.size() == before ? checked : planner.apply(held);
        }
        return checked;
    }

    /** Why the image cannot be built from its targets; empty where it can. */
    private Optional<String> problem(PlannedImage image) {
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
                return Optional.of(image.familiar() + "@" + digest.abbreviated() + " cannot be had: " + e.getMessage());
            }
        });
    }
}
