package io.imagefactory.maven;

import io.imagefactory.core.text.Suggestion;
import io.imagefactory.kargo.TrackedImage;
import io.imagefactory.kargo.TrackedImages;
import java.util.ArrayList;
import java.util.List;

/** What is said of images that have no Warehouse. */
record TrackedImagesReport(TrackedImages images) {

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!images.withoutState().isEmpty()) {
            warnings.add("the state does not know " + Listing.names(images.withoutState())
                    + " yet, so their base images have no Warehouse; run `mvn imagefactory:discover`");
        }
        images.refused()
                .forEach(name -> warnings.add(name
                        + ": has no Warehouse, since Kargo accepts only single \".\", \"-\" and \"_\" between letters and "
                        + "digits of a repository"));
        images.withoutTags()
                .forEach(name -> warnings.add(name
                        + ": has no Warehouse, since images.yaml does not say which tags to track; add allowTags"));
        List<String> known = images.all().stream().map(TrackedImage::name).toList();
        images.unknown()
                .forEach((name, place) -> warnings.add(place + ": warehouses names \"" + name
                        + "\", but there is no such Warehouse" + Suggestion.after(name, known)));
        return warnings;
    }
}
