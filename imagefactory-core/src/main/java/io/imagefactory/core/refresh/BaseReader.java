package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryException;
import io.imagefactory.core.state.SeenDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what the history of a base image lacks: the platforms of digests that others have set since the last look, and what
 * is in platforms that have moved since. Nothing of it must be known, so what a registry does not tell is left out, and not
 * asked for again.
 */
final class BaseReader {

    /** Of so many digests at most. */
    private static final int MOST = 10;

    private final Registry registry;
    private final ImageReference image;
    private final Digest current;
    private final Instant lastLook;

    /**
     * @param current what the tag names now, of which all is known that is told
     * @param lastLook when the image was looked at before this run
     */
    BaseReader(Registry registry, ImageReference image, Digest current, Instant lastLook) {
        this.registry = registry;
        this.image = image;
        this.current = current;
        this.lastLook = lastLook;
    }

    /** Whether others have set digests of which nothing else is known. */
    boolean hasGaps(List<SeenDigest> history) {
        return history.stream().anyMatch(this::isGap);
    }

    /**
     * @param history newest first
     * @param platforms whose content is wanted
     */
    BaseDetails read(List<SeenDigest> history, Set<Platform> platforms) {
        Map<Digest, SortedMap<String, Digest>> filled = new HashMap<>();
        Map<Digest, SortedMap<String, Digest>> contents = new HashMap<>();
        try {
            List<SeenDigest> gaps =
                    history.stream().filter(this::isGap).limit(MOST).toList();
            for (SeenDigest gap : gaps) {
                SortedMap<String, Digest> found = platforms(gap.digest());
                if (!found.isEmpty()) {
                    filled.put(gap.digest(), found);
                }
            }
            List<SeenDigest> known = history.stream()
                    .map(seen -> seen.withPlatforms(filled.getOrDefault(seen.digest(), seen.platforms())))
                    .toList();
            for (Platform platform : platforms) {
                readContents(Manifest.of(platform, known), contents);
            }
        } catch (RegistryException e) {
            // What was read is worth the same without the rest.
        }
        return new BaseDetails(filled, contents);
    }

    private boolean isGap(SeenDigest seen) {
        return seen.platforms().isEmpty()
                && !seen.digest().equals(current)
                && seen.firstSeen().isAfter(lastLook);
    }

    private SortedMap<String, Digest> platforms(Digest digest) throws RegistryException {
        ImageReference exact = ImageReference.digested(image.registry(), image.repository(), digest);
        return told(() -> registry.published(exact, Optional.empty()).platforms(), new TreeMap<>());
    }

    private interface Question<T> {
        T ask() throws RegistryException;
    }

    /** What a registry answers, or that instead where it has no more of it. */
    private static <T> T told(Question<T> question, T otherwise) throws RegistryException {
        try {
            return question.ask();
        } catch (RegistryException e) {
            if (e.isForLater()) {
                throw e;
            }
            return otherwise;
        }
    }

    /** Of each manifest that has come since the last look, and of the one before it, which it is compared with. */
    private void readContents(List<Manifest> newestFirst, Map<Digest, SortedMap<String, Digest>> contents)
            throws RegistryException {
        if (newestFirst.size() < 2) {
            return;
        }
        for (Manifest manifest : newestFirst.subList(0, Math.min(MOST, newestFirst.size()))) {
            Optional<Digest> content = manifest.content();
            if (content.isEmpty()) {
                content = told(() -> registry.manifest(image, manifest.digest()).content(), Optional.empty());
            }
            content.ifPresent(what -> manifest.entries().stream()
                    .filter(seen -> !seen.content().containsKey(manifest.platform()))
                    .forEach(seen -> contents.computeIfAbsent(seen.digest(), any -> new TreeMap<>(seen.content()))
                            .put(manifest.platform(), what)));
            if (!manifest.entries().get(0).firstSeen().isAfter(lastLook)) {
                return;
            }
        }
    }

    /**
     * What one platform was.
     *
     * @param platform as the history calls it
     * @param entries in which it was that, newest first
     */
    private record Manifest(String platform, Digest digest, List<SeenDigest> entries) {

        /** Newest first, each once. */
        static List<Manifest> of(Platform platform, List<SeenDigest> history) {
            Map<Digest, Manifest> manifests = new LinkedHashMap<>();
            history.forEach(seen -> platform.servedBy(seen.platforms().keySet())
                    .ifPresent(name -> manifests
                            .computeIfAbsent(
                                    seen.platforms().get(name), digest -> new Manifest(name, digest, new ArrayList<>()))
                            .entries()
                            .add(seen)));
            return List.copyOf(manifests.values());
        }

        Optional<Digest> content() {
            return entries.stream()
                    .flatMap(seen -> Optional.ofNullable(seen.content().get(platform)).stream())
                    .findFirst();
        }
    }
}
