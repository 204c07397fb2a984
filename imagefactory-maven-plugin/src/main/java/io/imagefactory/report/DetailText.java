package io.imagefactory.report;

import io.imagefactory.core.image.Published;
import io.imagefactory.core.rebuild.PlanText;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.RebuildState;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.text.Age;
import io.imagefactory.core.text.Excerpt;
import io.imagefactory.core.text.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One image or base image in full, with its history. */
public final class DetailText {

    private final Inventory inventory;
    private final Instant now;
    private final List<String> lines = new ArrayList<>();

    private DetailText(Inventory inventory) {
        this.inventory = inventory;
        this.now = inventory.now();
    }

    /** @param node one of the inventory's */
    public static List<String> lines(Inventory inventory, Node node) {
        DetailText text = new DetailText(inventory);
        if (node.isBaseImage()) {
            text.add(inventory.baseImages().get(node.name()));
        } else {
            text.add(inventory.images().get(node.name()));
        }
        text.addAbove(inventory.above().getOrDefault(node, List.of()));
        return text.lines.stream().map(Printable::line).toList();
    }

    private void add(Image image) {
        image.plan()
                .ifPresentOrElse(
                        planned -> lines.addAll(PlanText.explanation(inventory.plan(), planned)),
                        () -> lines.add(
                                image.name() + " (" + image.enrollment().repoURL() + "): " + image.sentence(now)));
        image.enrollment()
                .build()
                .map(build -> build.source())
                .ifPresent(source -> line(
                        "Dockerfile",
                        source.dockerfile()
                                + source.repo().map(repo -> " of " + repo).orElse("")
                                + source.branch()
                                        .map(branch -> ", branch " + branch)
                                        .orElse("")));
        image.discoveryError().ifPresent(reason -> line("not analysed", reason));
        image.missingSince().ifPresent(at -> line("tag gone", Age.ago(at, now)));
        image.state().ifPresent(this::addKnown);
        addHistory(image.digests(now));
    }

    private void addKnown(ImageState state) {
        state.enrolledAt().ifPresent(at -> line("enrolled", Age.ago(at, now)));
        state.observed().get(Field.CURRENT_VERSION).ifPresent(version -> line("version", version));
        state.lastBuilt().ifPresent(at -> line("built", Age.ago(at, now)));
        state.rebuildState().hold().ifPresent(hold -> line("held", Age.ago(hold.since(), now) + ": " + hold.reason()));
        state.rebuildState().request().ifPresent(this::addRequest);
        state.rebuildState().failingSince().ifPresent(at -> line("failing", "since " + Age.ago(at, now)));
    }

    private void addRequest(RebuildState.Request request) {
        line("asked for", Age.ago(request.askedAt(), now));
        request.failedAt().ifPresent(at -> line("failed", Age.ago(at, now)));
        request.error().ifPresent(error -> line("error", error));
        request.run().ifPresent(run -> line("run", run));
    }

    private void add(BaseImage base) {
        lines.add(
                base.label() + " (" + base.state().map(BaseImageState::repoURL).orElse("its state file is missing")
                        + "): "
                        + (base.publishers().isEmpty()
                                ? "others build it"
                                : "built as " + String.join(", ", base.publishers())));
        base.state().ifPresent(known -> {
            known.observed().get(Field.FIRST_DISCOVERED).ifPresent(at -> line("discovered", Age.ago(at, now)));
            line("checked", known.lastChecked().map(at -> Age.ago(at, now)).orElse("never"));
            known.missingSince().ifPresent(at -> line("tag gone", Age.ago(at, now)));
            known.observed()
                    .get(Field.PUBLISHED)
                    .flatMap(Published::created)
                    .ifPresent(at -> line("published", Age.ago(at, now)));
        });
        addHistory(base.digests(now));
    }

    private void addHistory(List<SeenDigest> digests) {
        if (!digests.isEmpty()) {
            lines.add("  digests by when they were first seen, the newest first");
            digests.forEach(seen -> lines.add("    " + Age.ago(seen.firstSeen(), now) + "  " + seen.digest()));
        }
    }

    private void addAbove(List<Node> above) {
        if (!above.isEmpty()) {
            lines.add("  what stands on it");
            above.forEach(node -> lines.add("    "
                    + (node.isBaseImage()
                            ? inventory.baseImages().get(node.name()).label()
                            : node.name() + ": "
                                    + inventory.images().get(node.name()).decision())));
        }
    }

    private void line(String label, String text) {
        lines.add(String.format(Locale.ROOT, "  %-12s %s", label, Excerpt.of(text)));
    }
}
