package io.imagefactory.report;

import io.imagefactory.core.rebuild.BaseMove;
import io.imagefactory.core.rebuild.DecisionKind;
import io.imagefactory.core.rebuild.RebuildDecision;
import io.imagefactory.core.refresh.Unconfirmed;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.text.Age;
import io.imagefactory.core.text.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what concerns whom. */
final class Concerns {

    private static final Comparator<Concern> ORDER = Comparator.comparing(Concern::topic)
            .thenComparing(concern -> concern.until().orElse(Instant.MAX))
            .thenComparing(concern -> concern.since().orElse(Instant.MAX))
            .thenComparing(Concern::label);

    private final Instant now;
    private final List<Concern> found = new ArrayList<>();

    private Concerns(Instant now) {
        this.now = now;
    }

    /** By topic; what ends first before what ends later, then what is older before what is newer. */
    static List<Concern> of(Inventory inventory) {
        Concerns concerns = new Concerns(inventory.now());
        inventory.stale().forEach(concerns::addStale);
        inventory.images().values().forEach(concerns::addOf);
        inventory.baseImages().values().forEach(concerns::addOf);
        concerns.found.sort(ORDER);
        return List.copyOf(concerns.found);
    }

    private void addStale(String file) {
        String sentence = "images.yaml and the Dockerfiles say otherwise";
        found.add(new Concern(Topic.STALE, Optional.empty(), file, "", sentence, Optional.empty(), Optional.empty()));
    }

    private void addOf(Image image) {
        if (image.discoveryError().isPresent()) {
            String reason = image.discoveryError().get();
            Optional<Instant> since =
                    image.state().flatMap(known -> known.observed().get(Field.LAST_DISCOVERY));
            String brief = since.map(at -> Brief.ago(at, now) + ": " + reason).orElse(reason);
            add(Topic.UNREADABLE, image, brief, reason, since, Optional.empty());
        }
        image.missingSince()
                .ifPresent(since -> add(
                        Topic.MISSING_TAG,
                        image,
                        gone(since),
                        "its registry says since " + Age.ago(since, now) + " that it has no tag that the image follows",
                        Optional.of(since),
                        Optional.empty()));
        image.plan()
                .map(planned -> planned.decision())
                .ifPresent(decision -> topic(image, decision.kind())
                        .ifPresent(topic -> add(
                                topic,
                                image,
                                new Brief(image, now).of(decision),
                                image.sentence(now) + failure(image, topic),
                                since(image, decision),
                                decision.until())));
    }

    private void addOf(BaseImage base) {
        String users = Count.of(base.images().size(), "image");
        if (base.state().isEmpty()) {
            add(Topic.MISSING_FILE, base, users, users + " stood on it when last seen", Optional.empty());
        } else if (base.missingSince().isPresent()) {
            addMissing(base, base.missingSince().get());
        } else if (base.isNeverSeen()) {
            add(Topic.NEVER_SEEN, base, users, "no digest of it has been seen", Optional.empty());
        } else {
            base.state().filter(any -> base.hasTag()).ifPresent(known -> addUnconfirmed(base, known));
        }
    }

    private void addMissing(BaseImage base, Instant since) {
        String images = base.images().isEmpty() ? "" : "; " + Brief.first(base.images());
        String sentence = "its registry says since " + Age.ago(since, now) + " that there is no such tag"
                + (base.images().isEmpty() ? "" : "; on it: " + String.join(", ", base.images()));
        add(Topic.MISSING_TAG, base, gone(since) + images, sentence, Optional.of(since));
    }

    private String gone(Instant since) {
        return "gone for " + Age.of(Duration.between(since, now));
    }

    private void addUnconfirmed(BaseImage base, BaseImageState known) {
        if (Unconfirmed.isBehind(known)) {
            add(
                    Topic.UNCONFIRMED,
                    base,
                    "its registry has said a later digest",
                    "the state says an earlier digest than the registry did when it was last asked",
                    known.lastChecked());
        } else if (Unconfirmed.isUnasked(known, now)) {
            add(
                    Topic.UNCONFIRMED,
                    base,
                    known.lastChecked().map(checked -> Brief.ago(checked, now)).orElse("never by refresh"),
                    known.lastChecked()
                            .map(checked -> "no registry was asked for it since " + Age.ago(checked, now))
                            .orElse("no registry was asked for it"),
                    known.lastChecked());
        }
    }

    /** What tells of itself otherwise is no topic either. */
    private static Optional<Topic> topic(Image image, DecisionKind kind) {
        return Topic.of(kind)
                .filter(topic ->
                        topic != Topic.UNDISCOVERED || image.discoveryError().isEmpty());
    }

    private static Optional<Instant> since(Image image, RebuildDecision decision) {
        return switch (decision.kind()) {
            case BACKING_OFF, CIRCUIT_OPEN -> image.failingSince().or(image::lastRequest);
            case IN_FLIGHT -> image.lastRequest();
            default -> decision.moves().stream().map(BaseMove::firstSeen).min(Comparator.naturalOrder());
        };
    }

    /** What the sentence of a failure does not tell: why, and where it can be looked at. */
    private static String failure(Image image, Topic topic) {
        if (topic != Topic.FAILED && topic != Topic.CIRCUIT_OPEN) {
            return "";
        }
        return image.rebuildState().request().stream()
                .flatMap(request -> Stream.concat(request.error().stream(), request.run().stream()))
                .map("; "::concat)
                .collect(Collectors.joining());
    }

    private void add(
            Topic topic, Image image, String brief, String sentence, Optional<Instant> since, Optional<Instant> until) {
        found.add(new Concern(topic, Optional.of(image.node()), image.name(), brief, sentence, since, until));
    }

    private void add(Topic topic, BaseImage base, String brief, String sentence, Optional<Instant> since) {
        found.add(new Concern(topic, Optional.of(base.node()), base.label(), brief, sentence, since, Optional.empty()));
    }
}
