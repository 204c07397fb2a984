package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the rebuilds of an image: {@code rebuildState}. Others may write it; what has not its form counts as
 * absent, and is carried along.
 *
 * @param status how they stand; absent where others have written another word
 * @param pending whether a rebuild is due, or was asked for and has not ended
 * @param builtDigest the digest of the image that {@code builtFrom} is about; absent where whoever wrote that did not say
 * @param failures how many requests in a row are counted as failed
 * @param request the last rebuild that was asked for
 * @param unknown all else that stands there
 */
public record RebuildState(
        Optional<RebuildStatus> status,
        Optional<Boolean> pending,
        Optional<Digest> builtDigest,
        int failures,
        Optional<Request> request,
        YamlMapping unknown) {

    /** Nothing is known. */
    static final RebuildState NONE = new RebuildState(
            Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty(), YamlMapping.EMPTY);

    /** Of an image that was never rebuilt. */
    public static final RebuildState FIRST = NONE.withStatus(RebuildStatus.MONITORING);

    private static final String FAILURES = "failures";

    /**
     * A rebuild that was asked for.
     *
     * @param askedAt when
     * @param reason why, in a sentence
     * @param digests by base image, what it was to be built from
     * @param firstSeen by base image, when that digest counts as first seen, for one that no history knows
     * @param imageDigest the digest of the image when it was asked for, as the state had it
     * @param publishedDigest the digest that the image's own tag named then, which nobody may have seen before
     * @param lastBuilt when the image was last built when it was asked for
     * @param run where it can be looked at, where CI has said it
     * @param failedAt when it failed, where that was said
     * @param error why it failed
     * @param unknown all else that stands there
     */
    public record Request(
            Instant askedAt,
            Optional<String> reason,
            SortedMap<String, Digest> digests,
            SortedMap<String, Instant> firstSeen,
            Optional<Digest> imageDigest,
            Optional<Digest> publishedDigest,
            Optional<Instant> lastBuilt,
            Optional<String> run,
            Optional<Instant> failedAt,
            Optional<String> error,
            YamlMapping unknown) {

        public Request {
            digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
            firstSeen = Collections.unmodifiableSortedMap(new TreeMap<>(firstSeen));
        }

        /** One that is made now, of the image as it is. */
        public static Request of(
                ImageState image,
                Instant askedAt,
                String reason,
                Map<String, SeenDigest> digests,
                Optional<Digest> published) {
            SortedMap<String, Digest> from = new TreeMap<>();
            SortedMap<String, Instant> firstSeen = new TreeMap<>();
            digests.forEach((base, seen) -> {
                from.put(base, seen.digest());
                firstSeen.put(base, seen.firstSeen());
            });
            return new Request(
                    askedAt,
                    Optional.of(reason),
                    from,
                    firstSeen,
                    image.currentDigest(),
                    published,
                    image.lastBuilt(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    YamlMapping.EMPTY);
        }

        private Request with(Optional<String> otherRun, Optional<Instant> otherFailedAt, Optional<String> otherError) {
            return new Request(
                    askedAt,
                    reason,
                    digests,
                    firstSeen,
                    imageDigest,
                    publishedDigest,
                    lastBuilt,
                    otherRun,
                    otherFailedAt,
                    otherError,
                    unknown);
        }

        /** One without a time is none: it could never time out. */
        private static Optional<Request> of(YamlMapping tree) {
            Keys keys = new Keys(tree);
            return keys.read("askedAt", Form.TIMESTAMP)
                    .map(askedAt -> new Request(
                            askedAt,
                            keys.read("reason", Form.TEXT),
                            keys.read("digests", Form.DIGESTS).orElseGet(TreeMap::new),
                            keys.read("firstSeen", Form.TIMESTAMPS).orElseGet(TreeMap::new),
                            keys.read("imageDigest", Form.DIGEST),
                            keys.read("publishedDigest", Form.DIGEST),
                            keys.read("lastBuilt", Form.TIMESTAMP),
                            keys.read("run", Form.TEXT),
                            keys.read("failedAt", Form.TIMESTAMP),
                            keys.read("error", Form.TEXT),
                            keys.unknown()));
        }

        private YamlMapping tree() {
            YamlMapping.Builder tree = YamlMapping.builder()
                    .put("askedAt", Form.TIMESTAMP.write(askedAt))
                    .put("reason", reason)
                    .put("digests", Form.DIGESTS.write(digests))
                    .put("firstSeen", Form.TIMESTAMPS.write(firstSeen))
                    .put("imageDigest", imageDigest.map(Digest::toString))
                    .put("publishedDigest", publishedDigest.map(Digest::toString))
                    .put("lastBuilt", lastBuilt.map(Instant::toString))
                    .put("run", run)
                    .put("failedAt", failedAt.map(Instant::toString))
                    .put("error", error);
            return tree.putAllAbsent(unknown.values()).build();
        }
    }

    /** The request, while its end has not been recorded: it runs, it has failed, or nobody knows. */
    public Optional<Request> openRequest() {
        return request.filter(any -> status.filter(RebuildStatus::isOfRequest).isPresent());
    }

    /** The request, while its end has not been recorded, and nobody has seen it fail. */
    public Optional<Request> runningRequest() {
        return openRequest().filter(any -> !hasFailed());
    }

    /** When the request failed; absent where it was not seen to fail. */
    public Optional<Instant> failedAt() {
        return request.filter(any -> hasFailed()).map(asked -> asked.failedAt().orElse(asked.askedAt()));
    }

    /** How many requests in a row have failed for the digests of the last one, that included if it has. */
    public int failedRequests() {
        return hasFailed() ? Math.max(1, failures) : failures;
    }

    /** Whether a rebuild is due, or was asked for and has not ended. */
    boolean isPending() {
        return pending.orElse(false) || is(RebuildStatus.TRIGGERED);
    }

    private boolean hasFailed() {
        return is(RebuildStatus.FAILED);
    }

    private boolean is(RebuildStatus other) {
        return status.equals(Optional.of(other));
    }

    /** Whether {@code builtFrom} is about what the image is now; not where that was built since, or nobody says. */
    public boolean saysOriginOf(ImageState image) {
        return builtDigest.isPresent() && builtDigest.equals(image.currentDigest());
    }

    /**
     * Whether a build has followed the open request: the digest of the image, or the time of its build, has moved. A build
     * that says it is from other digests, or that it was before the request, is someone else's, and settles nothing.
     */
    public boolean isSettled(ImageState image) {
        return openRequest()
                .filter(asked -> {
                    boolean moved = isMoved(asked, image);
                    if (moved && saysOriginOf(image)) {
                        return image.builtFrom()
                                .entrySet()
                                .containsAll(asked.digests().entrySet());
                    }
                    if (image.lastBuilt().isPresent() && !image.lastBuilt().equals(asked.lastBuilt())) {
                        return image.lastBuilt().get().isAfter(asked.askedAt());
                    }
                    return moved;
                })
                .isPresent();
    }

    static boolean isMoved(Request asked, ImageState image) {
        return image.currentDigest().isPresent()
                && !image.currentDigest().equals(asked.imageDigest())
                && !image.currentDigest().equals(asked.publishedDigest());
    }

    /** With another status, for people. */
    public RebuildState withStatus(RebuildStatus other) {
        return is(other) && pending.equals(Optional.of(other.isPending()))
                ? this
                : new RebuildState(
                        Optional.of(other), Optional.of(other.isPending()), builtDigest, failures, request, unknown);
    }

    /** With a request that is about to be made, after so many that failed. */
    public RebuildState asked(Request made, int failed) {
        return with(RebuildStatus.TRIGGERED, failed, made);
    }

    /** Where CI has begun it, and says where it can be looked at. */
    public RebuildState runsAt(String run) {
        Request made = request.orElseThrow();
        return with(
                RebuildStatus.TRIGGERED, failedRequests(), made.with(Optional.of(run), made.failedAt(), made.error()));
    }

    /** Where CI has refused it; a failure, but not another one where CI takes no request at all. */
    public RebuildState refused(Instant at, String reason, boolean unavailable) {
        Request made = request.orElseThrow();
        return with(
                RebuildStatus.FAILED,
                unavailable ? Math.max(1, failedRequests()) : failedRequests() + 1,
                made.with(made.run(), Optional.of(at), Optional.of(reason)));
    }

    /** Where a build has followed it, of which we know what it is from if its digest is given. */
    RebuildState closed(Optional<Digest> built) {
        return with(RebuildStatus.MONITORING, built, 0, request);
    }

    private RebuildState with(RebuildStatus other, int failed, Request made) {
        return with(other, builtDigest, failed, Optional.of(made));
    }

    private RebuildState with(RebuildStatus other, Optional<Digest> built, int failed, Optional<Request> asked) {
        return new RebuildState(
                Optional.of(other), Optional.of(other.isPending()), built, failed, asked, without(unknown, FAILURES));
    }

    private static YamlMapping without(YamlMapping tree, String key) {
        return tree.get(key).isPresent() ? tree.filter(other -> !other.equals(key)) : tree;
    }

    static RebuildState of(YamlMapping tree) {
        Keys keys = new Keys(tree);
        Optional<Request> request = Request.of(tree.mapping("request"));
        request.ifPresent(any -> keys.read("request", Form.DATA));
        return new RebuildState(
                keys.read("status", Form.STATUS),
                keys.read("pendingRebuild", Form.BOOLEAN),
                keys.read("builtDigest", Form.DIGEST),
                keys.read(FAILURES, Form.COUNT).orElse(0),
                request,
                keys.unknown());
    }

    YamlMapping tree() {
        YamlMapping.Builder tree = YamlMapping.builder().put("status", status.map(RebuildStatus::text));
        pending.ifPresent(value -> tree.put("pendingRebuild", value));
        tree.put("builtDigest", builtDigest.map(Digest::toString));
        if (failures > 0) {
            tree.put(FAILURES, Form.COUNT.write(failures));
        }
        request.ifPresent(asked -> tree.put("request", asked.tree()));
        return tree.putAllAbsent(unknown.values()).build();
    }
}
