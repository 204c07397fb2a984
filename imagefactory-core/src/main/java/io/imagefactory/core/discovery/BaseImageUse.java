package io.imagefactory.core.discovery;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import java.util.List;

/**
 * How one Dockerfile uses one base image. A base image is a registry, a repository and a tag, or a digest where there is
 * no tag; a digest beside a tag pins the use, not the base image.
 *
 * @param image with a tag and no digest, or with a digest and no tag
 * @param pins the digests by which it is pinned, sorted; empty for an image named by digest alone
 * @param floating whether it is also, or only, used without a pin
 */
public record BaseImageUse(ImageReference image, List<Digest> pins, boolean floating) {

    public BaseImageUse {
        pins = pins.stream().distinct().sorted().toList();
    }
}
