package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.json.JsonText;
import io.imagefactory.core.state.Evidence;
import io.imagefactory.core.text.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan for programs. What does not apply is left out; the same plan gives the same bytes. */
public final class PlanJson {

    private static final int VERSION = 1;

    private final RebuildPlan plan;

    /** Each is named by many images; there are far fewer of them. */
    private final Map<Arrival, Map<String, Object>> arrivals = new IdentityHashMap<>();

    private PlanJson(RebuildPlan plan) {
        this.plan = plan;
    }

    /** Writes the text of the file, image by image: of ten thousand images it has some forty megabytes. */
    public static void write(RebuildPlan plan, OutputStream file) throws IOException {
        JsonText.write(new PlanJson(plan).tree(), file);
    }

    private Map<String, Object> tree() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", VERSION);
        root.put("now", plan.now().toString());
        root.put("due", plan.due());
        root.put("cycles", plan.cycles());
        Iterable<Map<String, Object>> images =
                () -> plan.images().values().stream().map(this::image).iterator();
        root.put("images", images);
        return root;
    }

    private Map<String, Object> image(PlannedImage image) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", image.name());
        members.put("image", image.enrollment().repoURL());
        members.put("decision", image.decision().kind().word());
        members.put("reason", Printable.of(image.decision().reason(plan.now())));
        image.decision().until().ifPresent(until -> members.put("until", until.toString()));
        image.wave().ifPresent(wave -> members.put("wave", wave));
        image.enrollment().build().ifPresent(build -> members.put("platforms", texts(build.platforms())));
        members.put("rebuildDelay", image.enrollment().rebuildPolicy().delay().text());
        members.put("autoRebuild", image.enrollment().rebuildPolicy().automatic());
        members.put("priority", image.enrollment().rebuildPolicy().priority());
        List<Map<String, Object>> bases = new ArrayList<>();
        for (BaseUse base : image.bases()) {
            bases.add(base(base));
        }
        members.put("baseImages", bases);
        return members;
    }

    private Map<String, Object> base(BaseUse base) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", base.name());
        put(members, "image", base.image().map(ImageReference::canonical));
        members.put("standing", base.standing().text());
        put(members, "builtFrom", base.builtFrom().map(Digest::toString));
        put(members, "evidence", base.evidence().map(Evidence::text));
        putDigest(members, "newest", base.newest());
        putDigest(members, "target", base.target());
        putDigest(members, "next", base.next());
        base.nextAt().ifPresent(at -> members.put("nextAt", at.toString()));
        if (base.platforms().unknown()) {
            members.put("platformsUnknown", true);
        }
        base.platforms()
                .idle()
                .ifPresent(move -> members.put(move.equalContent() ? "equalContent" : "movedFor", move.platforms()));
        if (!base.platforms().lacking().isEmpty()) {
            members.put("lacks", texts(base.platforms().lacking()));
        }
        if (!base.parents().isEmpty()) {
            members.put("parents", List.copyOf(base.parents()));
        }
        return members;
    }

    private static List<String> texts(List<Platform> platforms) {
        return platforms.stream().map(Platform::toString).toList();
    }

    private void putDigest(Map<String, Object> members, String key, Optional<Arrival> digest) {
        digest.ifPresent(seen -> members.put(key, arrivals.computeIfAbsent(seen, PlanJson::arrival)));
    }

    private static Map<String, Object> arrival(Arrival seen) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("digest", seen.digest().toString());
        members.put("firstSeen", seen.firstSeen().toString());
        return members;
    }

    private static void put(Map<String, Object> members, String key, Optional<String> text) {
        text.ifPresent(present -> members.put(key, present));
    }
}
