package io.imagefactory.report.ci;

import io.imagefactory.core.enrollment.Place;
import io.imagefactory.report.Concern;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.Node;
import io.imagefactory.report.Topic;
import io.imagefactory.report.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what CI systems are to show. The one place for its wording. */
public final class Findings {

    /** {@code images.yaml:12:3: ...}, as our messages say where something is. */
    private static final Pattern PLACED = Pattern.compile("\\s*([^\\s:]{1,300}):(\\d{1,8})(?::(\\d{1,8}))?: (.*)");

    private Findings() {}

    /**
     * Of a message with which a goal fails: one for each line that begins with a place, or else one for all of it.
     *
     * @param goal as in {@code discover}
     * @param file what to point to where the message names no place
     */
    public static List<Finding> of(String goal, String message, String file) {
        List<Finding> placed = new ArrayList<>();
        message.lines()
                .map(PLACED::matcher)
                .filter(Matcher::matches)
                .forEach(line -> placed.add(new Finding(
                        Level.ERROR,
                        goal,
                        line.group(1),
                        line.group(4),
                        line.group(1),
                        number(line.group(2)),
                        number(line.group(3)))));
        return placed.isEmpty() ? List.of(new Finding(Level.ERROR, goal, file, message, file, 1, 1)) : placed;
    }

    /** What needs a person, of all there is: where images.yaml enrols the image, or else at the state file. */
    public static List<Finding> of(Inventory inventory, String stateLabel) {
        return inventory.concerns().stream()
                .filter(concern -> concern.topic().urgency() == Urgency.BROKEN)
                .map(concern -> of(inventory, concern, stateLabel))
                .toList();
    }

    /**
     * Of a file that is stale.
     *
     * @param file the file
     * @param place where images.yaml enrols the image that it is about, if it is about one
     * @param remedy what mends it, in the imperative
     */
    public static Finding stale(String file, Optional<Place> place, String remedy) {
        return new Finding(
                Level.ERROR,
                rule(Topic.STALE),
                file,
                file + " is not what images.yaml and the Dockerfiles say; " + remedy,
                place.map(Place::file).orElse(file),
                place.map(where -> where.position().line()).orElse(1),
                place.map(where -> where.position().column()).orElse(1));
    }

    private static Finding of(Inventory inventory, Concern concern, String stateLabel) {
        Optional<Place> place = concern.subject()
                .filter(node -> !node.isBaseImage())
                .map(node -> inventory.images().get(node.name()).enrollment().place());
        String file = stateLabel + "/"
                + concern.subject().map(Node::id).map(id -> id + ".yaml").orElse(concern.label());
        return new Finding(
                concern.topic() == Topic.STALE ? Level.ERROR : Level.WARNING,
                rule(concern.topic()),
                concern.label(),
                concern.label() + ": " + concern.sentence() + " ("
                        + concern.topic().next() + ")",
                place.map(Place::file).orElse(file),
                place.map(where -> where.position().line()).orElse(1),
                place.map(where -> where.position().column()).orElse(1));
    }

    private static String rule(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int number(String digits) {
        return digits == null ? 1 : Math.max(1, Integer.parseInt(digits));
    }
}
