package io.imagefactory.report;

import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.InvalidReferenceException;
import io.imagefactory.core.text.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a person means by the name of an image. */
public final class Subject {

    private Subject() {}

    /**
     * The images of that name: one of images.yaml by its name there, and a base image by the name of its file
     * ({@code node-22}) or as Dockerfiles name it ({@code node:22}). At least one; two where both have the name.
     *
     * @throws io.imagefactory.core.text.MendableException where there is none, with what was probably meant
     */
    public static List<Node> find(Inventory inventory, String name) {
        List<Node> found = new ArrayList<>();
        Optional.ofNullable(inventory.images().get(name)).map(Image::node).ifPresent(found::add);
        Optional<String> reference = canonical(name);
        inventory.baseImages().values().stream()
                .filter(base -> base.name().equals(name)
                        || base.state()
                                .map(known -> known.image().canonical())
                                .filter(any -> reference.equals(Optional.of(any)))
                                .isPresent())
                .map(BaseImage::node)
                .forEach(found::add);
        if (found.isEmpty()) {
            throw new NoSuchImageException(name, Suggestion.after(name, names(inventory)));
        }
        return found;
    }

    private static TreeSet<String> names(Inventory inventory) {
        TreeSet<String> names = new TreeSet<>(inventory.images().keySet());
        inventory.baseImages().values().forEach(base -> names.add(base.label()));
        return names;
    }

    private static Optional<String> canonical(String name) {
        try {
            return Optional.of(ImageReference.of(name).canonical());
        } catch (InvalidReferenceException e) {
            return Optional.empty();
        }
    }
}
