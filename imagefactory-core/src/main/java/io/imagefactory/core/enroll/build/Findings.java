package io.imagefactory.core.enroll.build;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the files of one kind say.
 *
 * @param builds of images
 * @param uses of images, built here or not
 * @param unread what could not be read or is not supported
 */
public record Findings(List<ImageBuild> builds, List<ImageUse> uses, List<Unread> unread) {

    /** Nothing. */
    public static final Findings NONE = new Findings(List.of(), List.of(), List.of());

    public Findings {
        builds = List.copyOf(builds);
        uses = List.copyOf(uses);
        unread = List.copyOf(unread);
    }

    /**
     * Something that is passed over.
     *
     * @param reason a clause for people
     */
    public record Unread(Place place, String reason) {}

    /** Both. */
    public Findings and(Findings other) {
        return new Findings(
                Stream.concat(builds.stream(), other.builds.stream()).toList(),
                Stream.concat(uses.stream(), other.uses.stream()).toList(),
                Stream.concat(unread.stream(), other.unread.stream()).toList());
    }
}
