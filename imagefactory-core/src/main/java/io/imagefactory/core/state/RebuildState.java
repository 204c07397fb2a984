package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the rebuilds of an image: {@code rebuildState}. Others may write it; what has not its form counts as
 * absent, and is carried along.
 *
 * @param status how they stand; absent where others have written another word
 * @param pending whether it says that a rebuild is due, or was asked for and has not ended
 * @param builtDigest the digest of the image that {@code builtFrom} is about; absent where whoever wrote that did not say
 * @param evidence by what that is known; absent where whoever wrote that did not say
 * @param failures how many requests in a row are counted as failed
 * @param failingSince when the first of them failed
 * @param hold why the last run of {@code rebuild} did not ask for what is due
 * @param request the last rebuild that was asked for
 * @param asItStands in the file, with what is unknown of it, which every change keeps
 */
public record RebuildState(
        Optional<RebuildStatus> status,
        boolean pending,
        Optional<Digest> builtDigest,
        Optional<Evidence> evidence,
        int failures,
        Optional<Instant> failingSince,
        Optional<Hold> hold,
        Optional<Request> request,
        YamlMapping asItStands) {

    /** Nothing is known. */
    static final RebuildState NONE = of(YamlMapping.EMPTY);

    /** Of an image that was never rebuilt. */
    public static final RebuildState FIRST = NONE.withStatus(RebuildStatus.MONITORING);

    static final String STATUS = "status";
    static final String PENDING = "pendingRebuild";
    static final String BUILT_DIGEST = "builtDigest";
    static final String EVIDENCE = "evidence";
    static final String REQUEST = "request";
    static final String FAILURES = "failures";
    static final String FAILING_SINCE = "failingSince";
    static final String HELD = "held";

    /** Of what was asked for before, or was not. */
    private static final Set<String> EARLIER = Set.of(FAILURES, FAILING_SINCE, HELD);

    static final String DELIVERY = "delivery";

    /**
     * A rebuild that was asked for.
     *
     * @param askedAt when
     * @param delivery how far it has got; absent once there was an answer, if only that nobody knows
     * @param digests by base image, what it was to be built from
     * @param firstSeen by base image, when that digest counts as first seen, for one that no history knows
     * @param imageDigest the digest of the image when it was asked for, as the state had it
     * @param publishedDigest the digest that the image's own tag named then, which nobody may have seen before
     * @param lastBuilt when the image was last built when it was asked for
     * @param run where it can be looked at, where CI has said it
     * @param failedAt when it failed, where that was said
     * @param asItStands in the file, with what is unknown of it
     */
    public record Request(
            Instant askedAt,
            Optional<Delivery> delivery,
            SortedMap<String, Digest> digests,
            SortedMap<String, Instant> firstSeen,
            Optional<Digest> imageDigest,
            Optional<Digest> publishedDigest,
            Optional<Instant> lastBuilt,
            Optional<String> run,
            Optional<Instant> failedAt,
            YamlMapping asItStands) {

        public Request {
            digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
            firstSeen = Collections.unmodifiableSortedMap(new TreeMap<>(firstSeen));
        }

        /**
         * One that is made now, of the image as it is.
         *
         * @param delivery {@code PENDING} where this run is to send it
         * @param reason why, in a sentence
         */
        public static Request of(
                ImageState image,
                Instant askedAt,
                Delivery delivery,
                String reason,
                Map<String, SeenDigest> digests,
                Optional<Digest> published) {
            YamlMapping.Builder from = YamlMapping.builder();
            YamlMapping.Builder firstSeen = YamlMapping.builder();
            digests.forEach((base, seen) -> {
                from.put(base, Form.DIGEST.write(seen.digest()));
                firstSeen.put(base, Form.TIMESTAMP.write(seen.firstSeen()));
            });
            return of(YamlMapping.builder()
                            .put("askedAt", Form.TIMESTAMP.write(askedAt))
                            .put(DELIVERY, Form.DELIVERY.write(delivery))
                            .put("reason", reason)
                            .put("digests", from.build())
                            .put("firstSeen", firstSeen.build())
                            .put("imageDigest", image.currentDigest().map(Digest::toString))
                            .put("publishedDigest", published.map(Digest::toString))
                            .put("lastBuilt", image.lastBuilt().map(Instant::toString))
                            .build())
                    .orElseThrow();
        }

        /** Why CI has refused it, where it has. */
        public Optional<String> error() {
            return asItStands.text("error");
        }

        /** One without a time is none: it could never time out. */
        private static Optional<Request> of(YamlMapping tree) {
            return Form.TIMESTAMP
                    .read(tree, "askedAt")
                    .map(askedAt -> new Request(
                            askedAt,
                            Form.DELIVERY.read(tree, DELIVERY),
                            Form.DIGESTS.read(tree, "digests").orElseGet(TreeMap::new),
                            Form.TIMESTAMPS.read(tree, "firstSeen").orElseGet(TreeMap::new),
                            Form.DIGEST.read(tree, "imageDigest"),
                            Form.DIGEST.read(tree, "publishedDigest"),
                            Form.TIMESTAMP.read(tree, "lastBuilt"),
                            Form.TEXT.read(tree, "run"),
                            Form.TIMESTAMP.read(tree, "failedAt"),
                            tree));
        }

        /** As it stands once there was an answer. */
        private YamlMapping answered() {
            return asItStands.filter(key -> !key.equals(DELIVERY));
        }

        private boolean isUnsent() {
            return delivery.equals(Optional.of(Delivery.PENDING));
        }
    }

    /** The request, while its end has not been recorded: it runs, it has failed, or nobody knows. */
    public Optional<Request> openRequest() {
        return request.filter(
                asked -> status.filter(RebuildStatus::isOfRequest).isPresent() && (hasFailed() || !asked.isUnsent()));
    }

    /** The request that was recorded and has not gone out: a run is about to send it, or was killed before. */
    public Optional<Request> unsentRequest() {
        return request.filter(asked -> is(RebuildStatus.TRIGGERED) && asked.isUnsent());
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
        return pending || is(RebuildStatus.TRIGGERED);
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
        return of(
                asItStands.with(STATUS, Form.STATUS.write(other)).with(PENDING, Form.BOOLEAN.write(other.isPending())));
    }

    /** Held, or not any more. */
    public RebuildState held(Optional<Hold> now) {
        YamlMapping kept = asItStands.filter(key -> !key.equals(HELD));
        return of(now.map(held -> kept.with(HELD, held.after(hold).tree())).orElse(kept));
    }

    /**
     * With a request that is to be made, after so many that failed.
     *
     * @param since when the first of them has failed
     */
    public RebuildState asked(Request made, int failed, Optional<Instant> since) {
        return with(RebuildStatus.TRIGGERED, failed, since, made.asItStands());
    }

    /** Where the request goes out now. */
    public RebuildState sending() {
        return with(
                RebuildStatus.TRIGGERED,
                failedRequests(),
                failingSince,
                request.orElseThrow().asItStands().with(DELIVERY, Form.DELIVERY.write(Delivery.UNKNOWN)));
    }

    /** Where CI has answered, if only so that nobody knows whether it builds. */
    public RebuildState answered() {
        return with(
                RebuildStatus.TRIGGERED,
                failedRequests(),
                failingSince,
                request.orElseThrow().answered());
    }

    /** Where CI has begun it, and says where it can be looked at. */
    public RebuildState runsAt(String run) {
        return with(
                RebuildStatus.TRIGGERED,
                failedRequests(),
                failingSince,
                request.orElseThrow().answered().with("run", Form.TEXT.write(run)));
    }

    /** Where CI has refused it; a failure, but not another one where CI takes no request at all. */
    public RebuildState refused(Instant at, String reason, boolean unavailable) {
        return with(
                RebuildStatus.FAILED,
                unavailable ? Math.max(1, failedRequests()) : failedRequests() + 1,
                failingSince.or(() -> Optional.of(at).filter(any -> failedRequests() == 0)),
                request.orElseThrow()
                        .answered()
                        .with("failedAt", Form.TIMESTAMP.write(at))
                        .with("error", Form.TEXT.write(reason)));
    }

    /** Where a build has followed it. */
    RebuildState closed() {
        YamlMapping kept = asItStands.filter(key -> !EARLIER.contains(key));
        return of(begun(RebuildStatus.MONITORING).putAllAbsent(kept.values()).build());
    }

    /** Where {@code builtFrom} is about that digest of the image; without one, about the last build. */
    RebuildState knowing(Optional<Digest> built, Evidence by) {
        YamlMapping kept = asItStands.filter(key -> !key.equals(BUILT_DIGEST) && !key.equals(EVIDENCE));
        YamlMapping.Builder tree = YamlMapping.builder();
        List.of(STATUS, PENDING).forEach(key -> kept.get(key).ifPresent(value -> tree.put(key, value)));
        return of(tree.put(BUILT_DIGEST, built.map(Digest::toString))
                .put(EVIDENCE, Form.EVIDENCE.write(by))
                .putAllAbsent(kept.values())
                .build());
    }

    private RebuildState with(RebuildStatus other, int failed, Optional<Instant> since, YamlMapping asked) {
        YamlMapping.Builder tree = begun(other);
        if (failed > 0) {
            tree.put(FAILURES, Form.COUNT.write(failed));
            since.ifPresent(time -> tree.put(FAILING_SINCE, Form.TIMESTAMP.write(time)));
        }
        YamlMapping kept = asItStands.filter(key -> !EARLIER.contains(key));
        return of(tree.put(REQUEST, asked).putAllAbsent(kept.values()).build());
    }

    private YamlMapping.Builder begun(RebuildStatus other) {
        return YamlMapping.builder()
                .put(STATUS, Form.STATUS.write(other))
                .put(PENDING, Form.BOOLEAN.write(other.isPending()))
                .put(BUILT_DIGEST, asItStands.text(BUILT_DIGEST))
                .put(EVIDENCE, asItStands.text(EVIDENCE));
    }

    static RebuildState of(YamlMapping tree) {
        return new RebuildState(
                Form.STATUS.read(tree, STATUS),
                Form.BOOLEAN.read(tree, PENDING).orElse(false),
                Form.DIGEST.read(tree, BUILT_DIGEST),
                Form.EVIDENCE.read(tree, EVIDENCE),
                Form.COUNT.read(tree, FAILURES).orElse(0),
                Form.TIMESTAMP.read(tree, FAILING_SINCE),
                Hold.of(tree.mapping(HELD)),
                Request.of(tree.mapping(REQUEST)),
                tree);
    }
}
