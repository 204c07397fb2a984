package io.imagefactory.core.state;

import static io.imagefactory.core.property.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.imagefactory.core.discovery.DiscoveryMerger;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.property.Choices;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlReader;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of the state whatever people, other programs and time do to it. */
class StatePropertiesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MEMORY = Duration.ofDays(400);

    /** Values that the goals may move, each by rules of its own. */
    private static final Set<String> MOVED =
            Set.of("lastDiscovery", "previousDigest", "lastUpdated", "updateHistory", "rebuildState");

    /** A folder of locks for each history: every run looks at all that is in it, also what another history has left. */
    @TempDir
    private Path locks;

    /** One thing that happens, and the run of {@code discover} after it. */
    record Step(Edit edit, int days, boolean takeInDigests) {}

    /** What somebody does. */
    interface Edit {
        void apply(Infra infra) throws IOException;
    }

    record Enrol(String name, Infra.Image image) implements Edit {
        @Override
        public void apply(Infra infra) {
            infra.images().put(name, image);
        }
    }

    record Remove(String name) implements Edit {
        @Override
        public void apply(Infra infra) {
            infra.images().remove(name);
        }
    }

    /** Writes to some file that there is. */
    record Observe(int file, String key, String value) implements Edit {
        @Override
        public void apply(Infra infra) throws IOException {
            List<String> paths = new ArrayList<>(infra.texts().keySet());
            if (!paths.isEmpty()) {
                infra.observe(paths.get(file % paths.size()), key, value);
            }
        }
    }

    private static List<Step> history(Choices choices) {
        return choices.list(
                1, 14, () -> new Step(edit(choices), choices.between(0, 250), choices.of(true, true, false)));
    }

    private static Edit edit(Choices choices) {
        return switch (choices.weighted(5, 2, 5, 1, 2, 1)) {
            case 0 -> new Enrol(name(choices), image(choices));
            case 1 -> new Remove(name(choices));
            case 2 ->
                observe(
                        choices,
                        choices.of("currentDigest", "currentDigest", "previousDigest"),
                        Infra.digest(choices.between(1, 8)));
            case 3 ->
                observe(
                        choices,
                        choices.of("lastUpdated", "lastBuilt", "lastChecked"),
                        choices.of("2026-01-02T03:04:05Z", "2027-05-05 01:00:00.5+01:00", "2099-01-01", "None"));
            case 4 ->
                observe(
                        choices,
                        choices.of(
                                "currentVersion",
                                "x-note",
                                "scan",
                                "builtFrom",
                                "currentDigest",
                                "previousDigest",
                                "nul"),
                        choices.of(
                                "1.10", "'no'", "{a: [1, ~]}", "{a: " + Infra.digest(2) + "}", "placeholder", "null"));
            default ->
                observe(
                        choices,
                        choices.of("allowTags", "repoURL", "discoveryStatus", "imageSelectionStrategy"),
                        choices.of("wrong", "[]"));
        };
    }

    private static String name(Choices choices) {
        return choices.of("a", "b", "c", "d");
    }

    private static Edit observe(Choices choices, String key, String value) {
        return new Observe(choices.between(0, 20), key, value);
    }

    private static Infra.Image image(Choices choices) {
        return new Infra.Image(choices.of("acme/a", "acme/a-b"), dockerfile(choices), choices.of("7d", "0m", "600d"));
    }

    private static String dockerfile(Choices choices) {
        return switch (choices.weighted(6, 1, 1, 2)) {
            case 0 ->
                choices.list(0, 3, () -> "COPY --from=" + base(choices) + " / /\n").stream()
                        .collect(Collectors.joining("", "FROM scratch\n", ""));
            case 1 -> Infra.Image.BROKEN;
            case 2 -> Infra.Image.UNSERVED;
            default -> "";
        };
    }

    private static String base(Choices choices) {
        return choices.of(
                "alpine:3.20",
                "alpine:3.21",
                "docker.io/library/alpine:3.20",
                "alpine:3.20@" + Infra.digest(7),
                "alpine@" + Infra.digest(7),
                "acme/a-b:1",
                "acme/a_b:1",
                "acme/a:b-1",
                "ghcr.io/acme/a:1");
    }

    @Test
    void whateverHappensNothingIsLostAndTheStateIsWhatImagesYamlSays() {
        forAll(150, StatePropertiesTest::history, history -> {
            try (FileSystem fileSystem = Jimfs.newFileSystem(Configuration.unix())) {
                Infra infra =
                        new Infra(fileSystem.getPath("/infra/state"), Files.createTempDirectory(locks, "history"));
                Instant now = START;
                for (Step step : history) {
                    step.edit().apply(infra);
                    now = now.plus(Duration.ofDays(step.days()));
                    SortedMap<String, YamlMapping> before = trees(infra);
                    DiscoveryMerger merger = new DiscoveryMerger(state(infra), now, step.takeInDigests(), false);
                    assertThat(merged(merger, infra, infra.enrollmentsReversed()))
                            .isEqualTo(merged(merger, infra, infra.enrollments()));

                    infra.discover(now, step.takeInDigests());

                    SortedMap<String, YamlMapping> after = trees(infra);
                    assertNothingIsLost(infra, now, before, after);
                    assertThat(paths(after)).hasSameSizeAs(after.keySet());
                    State state = state(infra);
                    assertDependentsAreTheInverse(state);
                    assertImagesYamlWins(infra, state, now);
                    if (step.takeInDigests()) {
                        after.values().stream()
                                .filter(tree -> isActive(after, tree))
                                .forEach(StatePropertiesTest::assertCurrentAndPreviousAreInTheHistory);
                        assertDigestsThatWereSetAreTakenIn(now, before, after);
                    }
                    assertThat(infra.discover(now.plusSeconds(1), step.takeInDigests()))
                            .isEmpty();
                }
            }
        });
    }

    private static void assertNothingIsLost(
            Infra infra, Instant now, SortedMap<String, YamlMapping> before, SortedMap<String, YamlMapping> after) {
        before.forEach((path, tree) -> {
            String place = after.containsKey(path) ? path : moved(path);
            assertThat(after).as("the file of " + path).containsKey(place);
            YamlMapping kept = after.get(place);
            Folder folder = path.contains("base-images/") ? Folder.BASE_IMAGES : Folder.IMAGES;
            tree.values().forEach((key, value) -> {
                boolean ours = Field.kindOf(folder, key) != FieldKind.OBSERVED || MOVED.contains(key);
                if (!ours && !isNothing(value)) {
                    assertThat(kept.get(key))
                            .as(key + " in " + path)
                            .map(node -> canonical(folder, key, node))
                            .contains(canonical(folder, key, value));
                }
            });
            assertMovedValuesAreKept(infra, now, tree, kept, before.values());
        });
    }

    private static void assertMovedValuesAreKept(
            Infra infra, Instant now, YamlMapping before, YamlMapping after, Collection<YamlMapping> all) {
        Optional<String> previous = before.text("previousDigest").filter(text -> !text.equals("None"));
        boolean replaced = !previous.equals(after.text("previousDigest"));
        if (previous.isPresent() && replaced && !digests(before).contains(previous.get())) {
            assertThat(digests(after)).contains(previous.get());
        }
        Set<String> builtFrom = all.stream()
                .flatMap(tree -> tree.mapping("builtFrom").values().values().stream())
                .map(Object::toString)
                .collect(Collectors.toSet());
        Duration longest = dependents(after).stream()
                .flatMap(name -> Optional.ofNullable(infra.images().get(name)).stream())
                .map(image -> image.rebuildDelay().equals("600d") ? Duration.ofDays(600) : Duration.ZERO)
                .reduce(MEMORY, (a, b) -> a.compareTo(b) > 0 ? a : b);
        Instant start = now.minus(longest);
        List<YamlNode> entered = new ArrayList<>(entries(after));
        entered.removeAll(entries(before));
        boolean oneBefore = entered.stream().anyMatch(entry -> isOlder(entry, start));
        for (YamlNode entry : entries(before)) {
            boolean old = isOlder(entry, start);
            boolean needed =
                    builtFrom.contains(((YamlMapping) entry).text("digest").orElseThrow());
            boolean mayGo = old && oneBefore && !needed;
            assertThat(mayGo || entries(after).contains(entry))
                    .as(entry + " in " + after)
                    .isTrue();
            oneBefore |= old;
        }
    }

    private static boolean isOlder(YamlNode entry, Instant start) {
        return Instant.parse(((YamlMapping) entry).text("firstSeen").orElseThrow())
                .isBefore(start);
    }

    private static Set<String> dependents(YamlMapping tree) {
        return tree.get("dependentImages").orElse(null) instanceof YamlSequence list
                ? list.items().stream().map(YamlNode::toString).collect(Collectors.toSet())
                : Set.of();
    }

    private static void assertCurrentAndPreviousAreInTheHistory(YamlMapping tree) {
        Optional<String> current = tree.text("currentDigest").filter(text -> text.startsWith("sha256:"));
        Optional<String> previous = tree.text("previousDigest").filter(text -> text.startsWith("sha256:"));
        current.ifPresent(digest -> assertThat(digests(tree)).first().isEqualTo(digest));
        previous.ifPresent(
                digest -> assertThat(current.equals(previous) || digests(tree).contains(digest))
                        .isTrue());
    }

    private static void assertDigestsThatWereSetAreTakenIn(
            Instant now, SortedMap<String, YamlMapping> before, SortedMap<String, YamlMapping> after) {
        after.forEach((path, tree) -> {
            YamlMapping old = before.getOrDefault(path, before.getOrDefault(moved(path), YamlMapping.EMPTY));
            Optional<String> current = tree.text("currentDigest").filter(text -> text.startsWith("sha256:"));
            List<String> known = digests(old);
            if (path.startsWith("_archive/")
                    || current.isEmpty()
                    || known.stream().findFirst().equals(current)) {
                return;
            }
            assertThat(((YamlMapping) entries(tree).get(0)).text("firstSeen"))
                    .as("firstSeen of " + current.get() + " in " + path)
                    .contains(firstSeen(old, now).toString());
            Optional<YamlNode> told = old.get("previousDigest").filter(value -> !isNothing(value));
            boolean isKept = told.filter(
                            value -> !current.get().equals(value.toString()) && !known.contains(value.toString()))
                    .isPresent();
            if (isKept || !known.isEmpty()) {
                assertThat(tree.get("previousDigest"))
                        .as("the digest before " + current.get() + " in " + path)
                        .contains(isKept ? told.get() : YamlScalar.of(known.get(0)));
            }
        });
    }

    /** The time written along, if that lies after the entry before and not in the future. */
    private static Instant firstSeen(YamlMapping before, Instant now) {
        Instant newest = entries(before).stream()
                .map(entry ->
                        Instant.parse(((YamlMapping) entry).text("firstSeen").orElseThrow()))
                .findFirst()
                .orElse(Instant.MIN);
        return before.text("lastUpdated")
                .flatMap(Timestamp::of)
                .filter(time -> time.isAfter(newest) && !time.isAfter(now))
                .orElse(now);
    }

    private static void assertDependentsAreTheInverse(State state) {
        Map<String, List<String>> inverse = new TreeMap<>();
        state.images()
                .forEach((name, image) -> image.derived()
                        .baseImages()
                        .forEach(base -> inverse.computeIfAbsent(base, any -> new ArrayList<>())
                                .add(name)));
        Map<String, List<String>> dependents = new TreeMap<>();
        state.baseImages().forEach((name, base) -> dependents.put(name, base.dependentImages()));
        assertThat(dependents).isEqualTo(inverse);
    }

    /** Declared values, and derived ones where the Dockerfile was read, are those of a state without a past. */
    private static void assertImagesYamlWins(Infra infra, State state, Instant now) {
        State fresh = new DiscoveryMerger(State.EMPTY, now, false, false).merge(infra.enrollments(), infra.discovery());
        assertThat(state.images().keySet()).isEqualTo(infra.images().keySet());
        state.images().forEach((name, image) -> {
            ImageState other = fresh.images().get(name);
            assertThat(image.declared()).isEqualTo(other.declared());
            assertThat(image.derived().repoURL()).isEqualTo(other.derived().repoURL());
            Infra.Image enrolled = infra.images().get(name);
            if (enrolled.isRead() || !enrolled.isManaged()) {
                assertThat(image.derived().status()).isEqualTo(other.derived().status());
                assertThat(references(state, image)).isEqualTo(references(fresh, other));
            }
        });
        state.baseImages()
                .values()
                .forEach(base -> assertThat(StateCodec.tree(base).get("allowTags"))
                        .isEqualTo(base.allowTags().map(YamlScalar::of)));
    }

    private static Set<String> references(State state, ImageState image) {
        return image.derived().baseImages().stream()
                .map(base -> state.baseImages().get(base).image().canonical())
                .collect(Collectors.toSet());
    }

    private static List<Map.Entry<StatePath, YamlMapping>> merged(
            DiscoveryMerger merger, Infra infra, Enrollments enrollments) {
        return merger.merge(enrollments, infra.discovery()).trees().toList();
    }

    private static State state(Infra infra) throws IOException {
        try (StateDirectory directory = infra.open()) {
            return directory.read(Map.of(), Conflicts.ERRORS).state();
        }
    }

    private static SortedMap<String, YamlMapping> trees(Infra infra) {
        SortedMap<String, YamlMapping> trees = new TreeMap<>();
        infra.texts()
                .forEach((path, text) ->
                        trees.put(path, (YamlMapping) YamlReader.read(text).root()));
        return trees;
    }

    private static Set<String> paths(SortedMap<String, YamlMapping> trees) {
        return trees.keySet().stream()
                .map(path -> path.replace("_archive/", ""))
                .collect(Collectors.toSet());
    }

    private static boolean isActive(SortedMap<String, YamlMapping> trees, YamlMapping tree) {
        return trees.entrySet().stream()
                .anyMatch(file -> file.getValue() == tree && !file.getKey().startsWith("_archive/"));
    }

    private static String moved(String path) {
        return path.startsWith("_archive/") ? path.substring("_archive/".length()) : "_archive/" + path;
    }

    private static boolean isNothing(YamlNode value) {
        return value instanceof YamlScalar scalar
                && (scalar.isNull() || scalar.text().equals("None"));
    }

    private static YamlNode canonical(Folder folder, String key, YamlNode value) {
        Field<?> field = Field.find(folder, key);
        return field == null ? value : field.canonical(value);
    }

    private static List<YamlNode> entries(YamlMapping tree) {
        return tree.get("updateHistory").orElse(null) instanceof YamlSequence list ? list.items() : List.of();
    }

    private static List<String> digests(YamlMapping tree) {
        return entries(tree).stream()
                .map(entry -> ((YamlMapping) entry).text("digest").orElseThrow())
                .toList();
    }
}
