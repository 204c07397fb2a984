package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.registry.RegistryException;
import io.imagefactory.core.registry.UndescribedImages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Has every digest that was published and did not disappear. */
final class SimulatedRegistry implements UndescribedImages {

    private final SimulatedWorld world;

    SimulatedRegistry(SimulatedWorld world) {
        this.world = world;
    }

    @Override
    public Published published(ImageReference image, Optional<Published> known) throws RegistryException {
        Digest digest = image.digest()
                .orElseThrow(() -> RegistryException.hidden(image.registry() + " shows our own images to nobody"));
        if (world.isLost(digest)) {
            throw RegistryException.lasting(image.registry() + " has no such image");
        }
        return Published.of(digest);
    }

    @Override
    public Optional<Instant> created(ImageReference image, Published published) {
        throw new UnsupportedOperationException("nobody asks when an image was created");
    }

    @Override
    public List<String> tags(ImageReference image) {
        throw new UnsupportedOperationException("nobody asks for tags");
    }
}
