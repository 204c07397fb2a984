package io.imagefactory.report.html;

import io.imagefactory.core.enrollment.RebuildPolicy;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.json.JsonText;
import io.imagefactory.core.rebuild.BaseUse;
import io.imagefactory.core.rebuild.PlannedImage;
import io.imagefactory.core.state.Evidence;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.text.Printable;
import io.imagefactory.report.BaseImage;
import io.imagefactory.report.Concern;
import io.imagefactory.report.Image;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.Node;
import io.imagefactory.report.Topic;
import io.imagefactory.report.html.ShownDigests.Shown;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the page is to show, as a tree of values, and small, since a browser must read all of it: what is absent or usual is
 * left out, times are seconds since 1970, a use of a base image names that by its place and its digests by their places in
 * its list, newest first, and texts are not longer than a person reads.
 */
final class ReportData {

    private static final int SENTENCE = 400;
    private static final List<String> USUAL_PLATFORMS = List.of(Platform.LINUX_AMD64.toString());
    private static final Instant YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z");

    private final Inventory inventory;
    private final String title;
    private final ShownDigests shown;
    private final Map<String, Integer> places = new HashMap<>();

    ReportData(Inventory inventory, String title) {
        this.inventory = inventory;
        this.title = title;
        this.shown = new ShownDigests(inventory);
        inventory.baseImages().keySet().forEach(name -> places.put(name, places.size()));
    }

    Map<String, Object> tree() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("title", Printable.of(title));
        root.put("now", inventory.now().getEpochSecond());
        Map<String, Object> topics = new LinkedHashMap<>();
        Arrays.stream(Topic.values()).forEach(topic -> topics.put(topic.name(), topic(topic)));
        root.put("topics", topics);
        root.put("concerns", each(inventory.concerns(), ReportData::concern));
        root.put("images", each(inventory.images().values(), this::image));
        root.put("baseImages", each(inventory.baseImages().values(), this::baseImage));
        return root;
    }

    /** Written at once, as many as there are processors. */
    private static <T> List<JsonText.Part> each(Collection<T> values, Function<T, Map<String, Object>> tree) {
        return values.parallelStream().map(tree.andThen(JsonText::part)).toList();
    }

    private static Map<String, Object> topic(Topic topic) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("title", topic.title());
        members.put("next", topic.next());
        members.put("urgency", topic.urgency().name().toLowerCase(Locale.ROOT));
        return members;
    }

    private static Map<String, Object> concern(Concern concern) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("topic", concern.topic().name());
        concern.subject()
                .ifPresent(node -> members.put(node.kind() == Node.Kind.IMAGE ? "image" : "baseImage", node.name()));
        if (concern.subject().isEmpty()) {
            members.put("label", Printable.of(concern.label()));
        }
        members.put("sentence", sentence(concern.brief().isEmpty() ? concern.sentence() : concern.brief()));
        return members;
    }

    private Map<String, Object> image(Image image) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", image.name());
        members.put("reference", image.enrollment().repoURL());
        members.put("decision", image.decision());
        members.put("sentence", sentence(image.sentence(inventory.now())));
        putTime(members, "until", image.plan().flatMap(plan -> plan.decision().until()));
        put(members, "error", image.discoveryError().map(ReportData::sentence));
        putTime(members, "built", image.lastBuilt());
        putTime(members, "missing", image.missingSince());
        putTime(members, "enrolled", image.state().flatMap(ImageState::enrolledAt));
        image.enrollment().build().ifPresent(build -> {
            RebuildPolicy policy = image.enrollment().rebuildPolicy();
            members.put("delay", policy.delay().text());
            members.put("delaySeconds", policy.delay().duration().toSeconds());
            put(members, "priority", Optional.of(policy.priority()).filter(priority -> priority != 0));
            put(
                    members,
                    "platforms",
                    Optional.of(build.platforms())
                            .filter(platforms -> !platforms.equals(List.of(Platform.LINUX_AMD64)))
                            .map(platforms ->
                                    platforms.stream().map(Platform::toString).toList()));
        });
        members.put("bases", bases(image));
        List<SeenDigest> history = image.digests(inventory.now());
        putDigests(members, ShownDigests.lastOf(history), history.size(), image.currentDigest());
        image.rebuildState().request().ifPresent(request -> {
            Map<String, Object> asked = new LinkedHashMap<>();
            putTime(asked, "asked", Optional.of(request.askedAt()));
            asked.put("failures", image.rebuildState().failedRequests());
            putTime(asked, "failing", image.rebuildState().failingSince());
            put(asked, "error", request.error().map(ReportData::sentence));
            members.put("request", asked);
        });
        putLinks(members, Links.of(image));
        return members;
    }

    private List<Map<String, Object>> bases(Image image) {
        Map<String, BaseUse> uses = new HashMap<>();
        image.plan().map(PlannedImage::bases).orElse(List.of()).forEach(use -> uses.put(use.name(), use));
        return image.baseImages().stream()
                .map(name ->
                        Optional.ofNullable(uses.get(name)).map(this::use).orElseGet(() -> Map.of("base", place(name))))
                .toList();
    }

    private Map<String, Object> use(BaseUse use) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("base", place(use.name()));
        members.put("standing", use.standing().text());
        put(members, "from", use.builtFrom().flatMap(digest -> shown.place(use.name(), digest)));
        put(members, "evidence", use.evidence().map(Evidence::text));
        put(members, "newest", use.newest().flatMap(arrival -> shown.place(use.name(), arrival.digest())));
        put(members, "target", use.target().flatMap(arrival -> shown.place(use.name(), arrival.digest())));
        put(members, "next", use.next().flatMap(arrival -> shown.place(use.name(), arrival.digest())));
        putTime(members, "nextAt", use.nextAt());
        put(
                members,
                "note",
                Optional.of(sentence(String.join("; ", use.remarks()))).filter(note -> !note.isEmpty()));
        put(
                members,
                "anyMoveCounts",
                Optional.of(true).filter(any -> use.platforms().unknown()));
        return members;
    }

    /** Of a base image among all. */
    private int place(String baseImage) {
        return places.get(baseImage);
    }

    private Map<String, Object> baseImage(BaseImage base) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", base.name());
        members.put("label", Printable.of(base.label()));
        put(members, "reference", base.state().map(state -> state.repoURL()));
        members.put("tag", base.hasTag());
        putTime(members, "since", base.since(inventory.now()));
        putTime(members, "checked", base.lastChecked());
        putTime(members, "missing", base.missingSince());
        members.put("publishers", base.publishers());
        putDigests(members, shown.of(base.name()), base.digests(inventory.now()).size(), base.currentDigest());
        putLinks(members, Links.of(base));
        return members;
    }

    /** The current one stands beside them only where it is not the first of them. */
    private static void putDigests(
            Map<String, Object> members, List<Shown> digests, int known, Optional<Digest> current) {
        members.put("digests", digests.stream().map(ReportData::digest).toList());
        Optional<Digest> first = digests.stream().map(Shown::digest).findFirst();
        put(members, "digest", current.filter(digest -> !first.equals(current)).map(ReportData::text));
        if (known > digests.size()) {
            members.put("earlier", known - digests.size());
        }
    }

    /** Nearly all are of SHA-256, which is left out. */
    private static String text(Digest digest) {
        return digest.toString().replaceFirst("^sha256:", "");
    }

    private static List<Object> digest(Shown shown) {
        String digest = text(shown.digest());
        return shown.firstSeen()
                .flatMap(ReportData::seconds)
                .map(time -> List.<Object>of(digest, time))
                .orElseGet(() -> List.of(digest));
    }

    /** What lies below the page of the repository is told from there. */
    private static void putLinks(Map<String, Object> members, Map<String, String> links) {
        if (!links.isEmpty()) {
            String repository = links.getOrDefault("repository", "");
            Map<String, String> shown = new LinkedHashMap<>();
            links.forEach((name, link) -> shown.put(
                    name,
                    !repository.isEmpty() && link.startsWith(repository + "/")
                            ? link.substring(repository.length())
                            : link));
            members.put("links", shown);
        }
    }

    private static void putTime(Map<String, Object> members, String key, Optional<Instant> time) {
        put(members, key, time.flatMap(ReportData::seconds));
    }

    /** Nothing was before 1970, and no browser shows what is after 9999. */
    private static Optional<Long> seconds(Instant time) {
        return Optional.of(time)
                .filter(known -> known.isAfter(Instant.EPOCH) && known.isBefore(YEAR_10000))
                .map(Instant::getEpochSecond);
    }

    private static void put(Map<String, Object> members, String key, Optional<?> value) {
        value.ifPresent(present -> members.put(key, present));
    }

    /** A sentence may tell of hundreds of base images; the page has them in a table besides. */
    private static String sentence(String text) {
        String printable = Printable.of(text);
        if (printable.length() <= SENTENCE) {
            return printable;
        }
        int end = printable.lastIndexOf("; ", SENTENCE);
        return end > 0 ? printable.substring(0, end) + "; and more" : printable.substring(0, SENTENCE) + "…";
    }
}
