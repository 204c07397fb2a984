package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of the rebuilds of an image: {@code rebuildState}. Others may write it; what has not its form counts as
 * absent.
 *
 * @param builtDigest the digest of the image that {@code builtFrom} is about; absent where whoever wrote that did not say
 * @param request the last rebuild that was asked for
 */
public record RebuildState(Optional<Digest> builtDigest, Optional<Request> request) {

    public static final String STATUS = "status";
    public static final String PENDING = "pendingRebuild";
    public static final String BUILT_DIGEST = "builtDigest";
    public static final String FAILURES = "failures";
    public static final String REQUEST = "request";

    private static final int MOST_FAILURES = 1000;

    /**
     * A rebuild that was asked for.
     *
     * @param open whether its end has not been recorded: it runs, it has failed, or nobody knows
     * @param askedAt when
     * @param digests by base image, what it was to be built from
     * @param firstSeen by base image, when that digest counts as first seen, for one that no history knows
     * @param imageDigest the digest of the image when it was asked for, as the state had it
     * @param publishedDigest the digest that the image's own tag named then, which nobody may have seen before
     * @param lastBuilt when the image was last built when it was asked for
     * @param failures how many in a row have failed for these digests, this one included if it has
     * @param failedAt when this one failed; absent where it was not seen to fail
     * @param run where it can be looked at, where CI has said it
     */
    public record Request(
            boolean open,
            Instant askedAt,
            Map<String, Digest> digests,
            Map<String, Instant> firstSeen,
            Optional<Digest> imageDigest,
            Optional<Digest> publishedDigest,
            Optional<Instant> lastBuilt,
            int failures,
            Optional<Instant> failedAt,
            Optional<String> run) {

        public static final String ASKED_AT = "askedAt";
        public static final String REASON = "reason";
        public static final String DIGESTS = "digests";
        public static final String FIRST_SEEN = "firstSeen";
        public static final String IMAGE_DIGEST = "imageDigest";
        public static final String PUBLISHED_DIGEST = "publishedDigest";
        public static final String LAST_BUILT = "lastBuilt";
        public static final String RUN = "run";
        public static final String FAILED_AT = "failedAt";
        public static final String ERROR = "error";

        public Request {
            digests = new TreeMap<>(digests);
            firstSeen = new TreeMap<>(firstSeen);
        }
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
        return request.filter(Request::open)
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

    /** A request without a time is none: it could never time out. */
    static RebuildState from(YamlMapping tree) {
        Optional<RebuildStatus> status = tree.text(STATUS).flatMap(RebuildStatus::of);
        YamlMapping request = tree.mapping(REQUEST);
        boolean failed = status.equals(Optional.of(RebuildStatus.FAILED));
        return new RebuildState(
                tree.text(BUILT_DIGEST).flatMap(Observed::digest),
                instant(request, Request.ASKED_AT)
                        .map(askedAt -> new Request(
                                status.filter(RebuildStatus::isOfRequest).isPresent(),
                                askedAt,
                                ImageState.digests(request.mapping(Request.DIGESTS)),
                                instants(request.mapping(Request.FIRST_SEEN)),
                                request.text(Request.IMAGE_DIGEST).flatMap(Observed::digest),
                                request.text(Request.PUBLISHED_DIGEST).flatMap(Observed::digest),
                                instant(request, Request.LAST_BUILT),
                                Math.max(failures(tree), failed ? 1 : 0),
                                failed
                                        ? instant(request, Request.FAILED_AT).or(() -> Optional.of(askedAt))
                                        : Optional.empty(),
                                request.text(Request.RUN))));
    }

    private static int failures(YamlMapping tree) {
        return tree.text(FAILURES)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Math.min(Integer.parseInt(text), MOST_FAILURES))
                .orElse(0);
    }

    private static Map<String, Instant> instants(YamlMapping byName) {
        Map<String, Instant> instants = new TreeMap<>();
        byName.keys().forEach(name -> instant(byName, name).ifPresent(time -> instants.put(name, time)));
        return instants;
    }

    private static Optional<Instant> instant(YamlMapping tree, String key) {
        return tree.text(key).flatMap(Timestamp::of);
    }
}
