package io.imagefactory.core;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.registry.RegistryException;
import io.imagefactory.core.registry.UndescribedImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A registry that has what a file lists: on each line an image, the first digit of its digest, perhaps when it was created
 * and for each platform the digit of its digest ({@code node:22 a 2026-01-01T00:00:00Z linux/amd64=b}); or {@code gone} for one
 * of which the registry does not tell, {@code missing} for one of which it says that there is none.
 */
final class ListedRegistry implements UndescribedImages {

    private final Map<ImageReference, Published> images = new TreeMap<>();
    private final Set<ImageReference> gone = new TreeSet<>();
    private final Set<ImageReference> missing = new TreeSet<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    ListedRegistry(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ");
            if (words[1].equals("gone")) {
                gone.add(ImageReference.of(words[0]));
                continue;
            }
            if (words[1].equals("missing")) {
                missing.add(ImageReference.of(words[0]));
                continue;
            }
            Optional<Instant> created = Optional.empty();
            SortedMap<String, Digest> platforms = new TreeMap<>();
            for (int i = 2; i < words.length; i++) {
                int equals = words[i].indexOf('=');
                if (equals < 0) {
                    created = Optional.of(Instant.parse(words[i]));
                } else {
                    platforms.put(words[i].substring(0, equals), digest(words[i].substring(equals + 1)));
                }
            }
            images.put(ImageReference.of(words[0]), new Published(digest(words[1]), created, platforms));
        }
    }

    /** What it was asked, sorted. */
    List<String> asked() {
        return asked.stream().sorted().toList();
    }

    @Override
    public Published published(ImageReference image, Optional<Published> known) throws RegistryException {
        asked.add("published " + image.familiar());
        if (gone.contains(image)) {
            throw RegistryException.lasting("it is not there");
        }
        if (missing.contains(image)) {
            throw RegistryException.notFound("there is none");
        }
        Published published = images.get(image);
        if (published == null && image.tag().isEmpty()) {
            throw RegistryException.hidden("it is not there any more");
        }
        if (published == null) {
            throw new UnsupportedOperationException("a case must list all that is asked: " + image);
        }
        return known.filter(before -> before.digest().equals(published.digest()))
                .orElse(published);
    }

    @Override
    public Optional<Instant> created(ImageReference image, Published published) {
        asked.add("created " + image.name() + "@" + published.digest().hex().charAt(0));
        return published.created();
    }

    @Override
    public List<String> tags(ImageReference image) {
        asked.add("tags " + image.name());
        return images.keySet().stream()
                .filter(other -> other.name().equals(image.name()))
                .flatMap(other -> other.tag().stream())
                .toList();
    }

    private static Digest digest(String digit) {
        return new Digest("sha256", digit.repeat(64));
    }
}
