package io.imagefactory.report;

import io.imagefactory.core.text.Age;
import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.Excerpt;
import io.imagefactory.core.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code git status} is to a repository: what there is, and under a heading each what somebody should see to, with the
 * command that comes next. It is a screen at most, however many images there are: groups show the first few, and count the
 * others.
 */
public final class StatusText {

    /** So many lines it has at most. */
    static final int MOST_LINES = 45;

    /** So wide they are at most: 80 columns, less what Maven writes before each. */
    static final int WIDTH = 73;

    private static final int MOST_ENTRIES = 5;
    private static final int MOST_OLDEST = 3;
    private static final int MOST_LABEL = 32;

    /** From roomy to tight; the last has room for all groups that there are. */
    private static final List<Layout> LAYOUTS = List.of(
            new Layout(MOST_ENTRIES, true),
            new Layout(3, true),
            new Layout(2, true),
            new Layout(2, false),
            new Layout(1, false),
            new Layout(0, false));

    private StatusText() {}

    /**
     * How groups are shown.
     *
     * @param entries how many at most
     * @param apart whether an empty line comes before each
     */
    private record Layout(int entries, boolean apart) {}

    /** @param stateLabel what messages call the state directory */
    public static List<String> lines(Inventory inventory, String stateLabel) {
        List<Group> groups = groups(inventory);
        List<String> head = head(inventory, stateLabel);
        return LAYOUTS.stream()
                .map(layout -> Stream.concat(head.stream(), groups.stream().flatMap(group -> group.lines(layout)))
                        .map(StatusText::cut)
                        .toList())
                .filter(lines -> lines.size() <= MOST_LINES)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> head(Inventory inventory, String stateLabel) {
        if (inventory.images().isEmpty()) {
            return List.of("no image is enrolled");
        }
        int managed = inventory.managed().size();
        int all = inventory.images().size();
        long well = inventory.managed().stream()
                .filter(image -> image.decision().equals("up-to-date"))
                .count();
        List<String> head = new ArrayList<>();
        head.add(Count.of(all, "image") + " (" + managed + " managed, " + (all - managed) + " external) on "
                + Count.of(inventory.baseImages().size(), "base image") + "; " + well + " up to date");
        head.add(stateLabel + "/ is " + (inventory.stale().isEmpty() ? "" : "not ")
                + "what images.yaml and the Dockerfiles say");
        if (inventory.concerns().isEmpty()) {
            head.add("nothing to do");
        }
        return head;
    }

    private static List<Group> groups(Inventory inventory) {
        Map<Topic, List<Concern>> byTopic = inventory.concerns().stream()
                .collect(Collectors.groupingBy(Concern::topic, LinkedHashMap::new, Collectors.toList()));
        List<Group> groups = new ArrayList<>();
        byTopic.forEach((topic, concerns) -> groups.add(new Group(
                topic.title(),
                topic.next(),
                OptionalInt.of(concerns.size()),
                concerns.stream()
                        .limit(MOST_ENTRIES)
                        .map(concern -> new Entry(concern.label(), concern.brief()))
                        .toList())));
        List<Entry> oldest = oldest(inventory);
        if (!oldest.isEmpty()) {
            groups.add(new Group(
                    "Oldest base images",
                    "name a newer tag in the Dockerfiles, where there is one",
                    OptionalInt.empty(),
                    oldest));
        }
        return groups;
    }

    private static List<Entry> oldest(Inventory inventory) {
        Instant now = inventory.now();
        return inventory.baseImages().values().stream()
                .filter(base -> base.publishers().isEmpty())
                .filter(base -> base.since(now).isPresent())
                .sorted(Comparator.comparing((BaseImage base) -> base.since(now).orElseThrow())
                        .thenComparing(BaseImage::label))
                .limit(MOST_OLDEST)
                .map(base -> new Entry(
                        base.label(),
                        Age.of(Duration.between(base.since(now).orElseThrow(), now)) + "; "
                                + Count.of(base.images().size(), "image")))
                .toList();
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= WIDTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, WIDTH - 3)) + "...";
    }

    /**
     * What is told under one heading.
     *
     * @param count of all, of which the entries are the first; empty where the others are not worth telling
     */
    private record Group(String title, String next, OptionalInt count, List<Entry> entries) {

        Stream<String> lines(Layout layout) {
            List<Entry> shown = entries.stream().limit(layout.entries()).toList();
            int width = shown.stream().mapToInt(Entry::width).max().orElse(0);
            List<String> lines = new ArrayList<>();
            if (layout.apart()) {
                lines.add("");
            }
            lines.add(count.isPresent() ? title + ": " + count.getAsInt() : title);
            lines.add("  (" + next + ")");
            shown.forEach(entry -> lines.add(entry.line(width)));
            int more = count.orElse(0) - shown.size();
            if (more > 0 && !shown.isEmpty()) {
                lines.add("    and " + more + " more");
            }
            return lines.stream();
        }
    }

    private record Entry(String label, String brief) {

        /** A label is the name of an image or a file, which may be of others. */
        private Entry {
            label = Printable.line(label);
        }

        int width() {
            return Math.min(MOST_LABEL, label.length());
        }

        String line(int width) {
            String padding = " ".repeat(Math.max(0, width - label.length()));
            return ("    " + label + padding + "  " + Excerpt.of(brief)).stripTrailing();
        }
    }
}
