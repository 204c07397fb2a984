package io.imagefactory.report.tree;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.report.BaseImage;
import io.imagefactory.report.Image;
import io.imagefactory.report.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Inventories as no state of ours would have them. */
final class HostileInventory {

    /** What would act in one of the forms, or break it. */
    static final String NAME =
            "\"]; evil -> \\\" </data><script>alert(1)</script> & ]]> --> `%%{init}%%` #quot; |x| \u0000\u001b[31m\n::error::\u202e";

    private HostileInventory() {}

    /** One image on one base image of such a name. */
    static Inventory of(Inventory inventory) {
        return standingOn(inventory, "orders", NAME);
    }

    /** The same with so many more images on one base image. */
    static Inventory of(Inventory inventory, int number) {
        Image orders = inventory.images().get("orders");
        SortedMap<String, Image> images = new TreeMap<>(inventory.images());
        for (int i = 1; i <= number; i++) {
            Enrollment known = orders.enrollment();
            Enrollment enrollment = new Enrollment(
                    known.name() + "-" + i,
                    known.registry(),
                    known.repository(),
                    known.build(),
                    known.tags(),
                    known.tagKeys(),
                    known.rebuildPolicy(),
                    known.updates(),
                    known.place());
            images.put(enrollment.name(), new Image(enrollment, orders.state(), orders.plan(), orders.baseImages()));
        }
        return new Inventory(inventory.plan(), images, inventory.baseImages(), List.of());
    }

    /** The same, in which an image stands on that base image alone, whether or not that is known. */
    static Inventory standingOn(Inventory inventory, String image, String base) {
        SortedMap<String, Image> images = new TreeMap<>(inventory.images());
        images.computeIfPresent(
                image, (name, known) -> new Image(known.enrollment(), known.state(), known.plan(), List.of(base)));
        SortedMap<String, BaseImage> bases = new TreeMap<>(inventory.baseImages());
        bases.putIfAbsent(base, new BaseImage(base, Optional.empty(), List.of(image), List.of()));
        return new Inventory(inventory.plan(), images, bases, inventory.stale());
    }
}
