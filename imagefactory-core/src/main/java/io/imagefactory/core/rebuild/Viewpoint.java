package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.image.Platform;
import java.util.List;

/**
 * How an image looks at the digests of its base images.
 *
 * @param platforms for which it is built; what others have does not concern it
 * @param ignoringEqualContent whether a manifest with the same content is the same to it
 */
record Viewpoint(List<Platform> platforms, boolean ignoringEqualContent) {

    Viewpoint {
        platforms = List.copyOf(platforms);
    }

    static Viewpoint of(Enrollment managed) {
        return new Viewpoint(
                managed.build().orElseThrow().platforms(),
                managed.rebuildPolicy().ignoringEqualContent());
    }
}
