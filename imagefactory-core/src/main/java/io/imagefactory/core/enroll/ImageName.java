package io.imagefactory.core.enroll;

import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.InvalidReferenceException;
import java.util.Locale;
import java.util.Optional;

/**
 * A name that a build gives an image.
 *
 * @param registry its canonical host
 * @param repository the canonical path
 * @param tag as written, with parts that may not be {@linkplain Unknown known}; {@code latest} where none is written
 */
record ImageName(String registry, String repository, String tag) {

    /** The name that is written so; empty where its registry or repository is not known, or it is no name. */
    static Optional<ImageName> of(String text) {
        String written = text.strip();
        int digest = written.indexOf('@');
        String tagged = digest < 0 ? written : written.substring(0, digest);
        int colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
        String name = colon < 0 ? tagged : tagged.substring(0, colon);
        String tag = colon < 0 ? "latest" : tagged.substring(colon + 1);
        if (Unknown.isIn(name)) {
            return Optional.empty();
        }
        try {
            // A registry takes no upper-case letters; who names one after a GitHub owner has them lowered before.
            ImageReference reference = ImageReference.of(name.toLowerCase(Locale.ROOT));
            return Optional.of(new ImageName(reference.registry(), reference.repository(), tag));
        } catch (InvalidReferenceException e) {
            return Optional.empty();
        }
    }

    /** Registry and repository. */
    String key() {
        return registry + "/" + repository;
    }

    /** Whether anyone but this machine could find it there, for longer than a test runs. */
    boolean isPublic() {
        String host = registry.replaceFirst(":\\d+$", "");
        boolean official = registry.equals("docker.io") && repository.startsWith("library/");
        return !official
                && !host.equals("localhost")
                && !host.equals("ttl.sh")
                && !host.matches("127\\.[0-9.]+|.*\\.(local|localhost|invalid|test|example)")
                && (host.contains(".") || !host.equals(registry));
    }
}
