package io.imagefactory.benchmarks;

import io.imagefactory.core.image.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tag of an official image, hour by hour. A release comes every 25 days or so; its architectures are added one by one, the
 * usual ones within hours, the others within a day and a half, and now and then a job that lags behind sets the
 * tag back for three. Four times a year it is published anew with the same content, six times one rare architecture is
 * built alone, and six times an attestation is signed anew.
 */
final class OfficialImage {

    private static final List<String> ARCHITECTURES = List.of(
            "linux/amd64",
            "linux/arm64/v8",
            "linux/386",
            "linux/arm/v5",
            "linux/arm/v7",
            "linux/ppc64le",
            "linux/riscv64",
            "linux/s390x");

    private final int number;
    private final TreeMap<Integer, Index> named = new TreeMap<>();

    /**
     * What the tag names.
     *
     * @param attestation how often it was signed
     */
    record Index(int image, SortedMap<String, Manifest> manifests, int attestation) {
        Digest digest() {
            return Digest.from("sha256", toString().getBytes(StandardCharsets.UTF_8));
        }

        SortedMap<String, Digest> platforms() {
            return digests(2, false);
        }

        SortedMap<String, Digest> contents() {
            return digests(3, true);
        }

        private SortedMap<String, Digest> digests(int kind, boolean content) {
            SortedMap<String, Digest> digests = new TreeMap<>();
            manifests.forEach((platform, manifest) -> digests.put(
                    platform,
                    OfficialImage.digest(
                            kind,
                            1000 * image + ARCHITECTURES.indexOf(platform),
                            content ? manifest.content() : manifest.build())));
            return digests;
        }

        Index with(String platform, Manifest manifest) {
            SortedMap<String, Manifest> changed = new TreeMap<>(manifests);
            changed.put(platform, manifest);
            return new Index(image, changed, attestation);
        }
    }

    /** What one architecture has. */
    record Manifest(int build, int content) {}

    /** Something that happens to the tag. */
    private record Event(int hour, Optional<String> platform, Optional<Integer> content) {}

    OfficialImage(int number, int hours) {
        this.number = number;
        SortedMap<String, Manifest> first = new TreeMap<>();
        ARCHITECTURES.forEach(platform -> first.put(platform, new Manifest(0, 0)));
        Index now = new Index(number, first, 0);
        named.put(0, now);
        int builds = 0;
        Random random = new Random(number);
        List<Event> events = events(random, hours);
        for (Event event : events) {
            Index before = now;
            builds++;
            if (event.platform().isPresent()) {
                String platform = event.platform().get();
                int content =
                        event.content().orElse(before.manifests().get(platform).content());
                now = before.with(platform, new Manifest(builds, content));
            } else {
                now = new Index(number, before.manifests(), before.attestation() + 1);
            }
            named.put(event.hour(), now);
        }
        for (int hour : List.copyOf(named.keySet())) {
            if (named.lowerKey(hour) != null && named.subMap(hour, hour + 7).size() == 1 && random.nextInt(20) == 0) {
                named.put(hour + 3, named.lowerEntry(hour).getValue());
                named.put(hour + 6, named.get(hour));
            }
        }
    }

    private static List<Event> events(Random random, int hours) {
        List<Event> events = new ArrayList<>();
        int content = 0;
        for (int hour = 100 + random.nextInt(600); hour < hours; hour += 300 + random.nextInt(600)) {
            content++;
            release(events, random, hour, Optional.of(content));
        }
        for (int i = 0; i < 4; i++) {
            release(events, random, 50 + random.nextInt(hours - 100), Optional.empty());
        }
        for (int i = 0; i < 6; i++) {
            String rare = ARCHITECTURES.get(2 + random.nextInt(ARCHITECTURES.size() - 2));
            events.add(new Event(random.nextInt(hours), Optional.of(rare), Optional.of(1_000_000 + i)));
            events.add(new Event(random.nextInt(hours), Optional.empty(), Optional.empty()));
        }
        events.sort(Comparator.comparing(Event::hour));
        return events;
    }

    private static void release(List<Event> events, Random random, int hour, Optional<Integer> content) {
        for (String platform : ARCHITECTURES) {
            boolean usual = ARCHITECTURES.indexOf(platform) < 2;
            int later = random.nextInt(usual ? 8 : 36);
            events.add(new Event(hour + later, Optional.of(platform), content));
        }
    }

    String name() {
        return "official-" + number;
    }

    /** What the tag names at the end of a step, where it has named something else at its beginning. */
    Optional<Index> movedIn(int hour, int step) {
        Index now = named.floorEntry(hour).getValue();
        return Optional.of(now)
                .filter(any ->
                        hour == 0 || !named.floorEntry(hour - step).getValue().equals(now));
    }

    /** What has been in the image for some platforms, step by step, as one sees who looks into it. */
    static final class Contents {

        private final OfficialImage image;
        private final List<String> platforms;
        private final List<List<Integer>> came = new ArrayList<>();
        private final List<Integer> since = new ArrayList<>();
        private final List<Integer> standing = new ArrayList<>();
        private int built;

        Contents(OfficialImage image, List<String> platforms) {
            this.image = image;
            this.platforms = platforms;
        }

        /** Whether something that came later than what was built from has been there for that long, and is built from now. */
        boolean isNewAfter(int hour, int step, int delay) {
            SortedMap<String, Manifest> now =
                    image.named.floorEntry(hour).getValue().manifests();
            List<Integer> content = platforms.stream()
                    .map(platform -> now.get(platform).content())
                    .toList();
            if (!came.contains(content)) {
                came.add(content);
                since.add(hour);
            }
            int place = came.indexOf(content);
            standing.removeIf(other -> other > place);
            if (!standing.contains(place)) {
                standing.add(place);
            }
            int newest = standing.stream()
                    .filter(other -> since.get(other) <= hour - delay)
                    .max(Comparator.naturalOrder())
                    .orElse(0);
            boolean due = newest > built;
            built = Math.max(built, newest);
            return due;
        }
    }

    static Digest digest(int kind, int number, long what) {
        return Digest.of("sha256:%016x%016x%032x".formatted(kind, number, what));
    }
}
