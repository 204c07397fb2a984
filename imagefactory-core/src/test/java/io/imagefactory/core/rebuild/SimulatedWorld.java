package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is true, whatever the state says of it: what tags name, what was built from what, and what time it is. */
final class SimulatedWorld {

    /** So far may two clocks differ from the true time, each its own way. */
    static final Duration SKEW = Duration.ofMinutes(5);

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** What was pushed: of which image, from which digests, and when, by the clock of the machine that built. */
    record Build(Digest digest, String image, SortedMap<String, Digest> from, Instant at) {}

    final Random random;
    final List<String> log = new ArrayList<>();
    Instant time = START;
    Weather weather = Weather.CALM;
    private final Map<String, List<Digest>> published = new LinkedHashMap<>();
    private final Map<String, Digest> tags = new HashMap<>();
    private final Map<Digest, Instant> publishedAt = new HashMap<>();
    private final Map<Digest, Build> builds = new HashMap<>();
    private final Set<Digest> lost = new HashSet<>();
    private int digests;

    SimulatedWorld(long seed) {
        this.random = new Random(seed);
    }

    boolean chance(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    /** What a clock shows. */
    Instant clock() {
        return weather.skew() ? time.plusSeconds(random.nextInt(2 * (int) SKEW.toSeconds()) - SKEW.toSeconds()) : time;
    }

    void log(String what) {
        log.add(time + " " + what);
    }

    /** What must never be, with all that came before. */
    AssertionError broken(String what) {
        return new AssertionError(time + " " + what + "\n" + String.join("\n", log));
    }

    /** Its tag names a digest that never was before. */
    Digest publish(String base) {
        Digest digest = digest();
        published.computeIfAbsent(base, any -> new ArrayList<>()).add(digest);
        publishedAt.put(digest, time);
        tags.put(base, digest);
        log(base + " is " + shortly(digest));
        return digest;
    }

    /** Its tag names what it named before. */
    void flip(String base, Digest digest) {
        tags.put(base, digest);
        log(base + " is " + shortly(digest) + " again");
    }

    /** Its registry has a digest no longer that the tag has left. */
    void lose(String base) {
        List<Digest> left = published.get(base).stream()
                .filter(digest -> !digest.equals(tag(base)))
                .toList();
        if (!left.isEmpty()) {
            Digest digest = left.get(random.nextInt(left.size()));
            loseForGood(digest);
            log(base + " is " + shortly(digest) + " no longer, for anyone");
        }
    }

    void loseForGood(Digest digest) {
        lost.add(digest);
    }

    boolean isLost(Digest digest) {
        return lost.contains(digest);
    }

    /** A build is pushed, and is what the base image of that name is. */
    Build push(String image, String base, SortedMap<String, Digest> from) {
        Build build = new Build(publish(base), image, new TreeMap<>(from), clock());
        builds.put(build.digest(), build);
        return build;
    }

    Build build(Digest digest) {
        return builds.get(digest);
    }

    Digest tag(String base) {
        return tags.get(base);
    }

    Set<String> bases() {
        return published.keySet();
    }

    List<Digest> digestsOf(String base) {
        return published.get(base);
    }

    /** Which digest of the base image it is, counted as they first came. */
    int place(String base, Digest digest) {
        return published.get(base).indexOf(digest);
    }

    Instant publishedAt(Digest digest) {
        return publishedAt.get(digest);
    }

    static String shortly(Digest digest) {
        return "#" + Integer.parseInt(digest.hex().substring(0, 12), 16);
    }

    static String shortly(Map<String, Digest> digests) {
        StringBuilder text = new StringBuilder();
        digests.forEach((base, digest) -> text.append(' ').append(base).append(shortly(digest)));
        return "{" + text.toString().strip() + "}";
    }

    private Digest digest() {
        digests++;
        return Digest.of("sha256:" + "%012x".formatted(digests) + "0".repeat(52));
    }
}
