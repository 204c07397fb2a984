package io.imagefactory.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.GoldenFolder;
import io.imagefactory.core.state.Versions.Merged;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two versions of a file, and what they began with: {@code in/<folder>/ours.yaml}, {@code theirs.yaml}, {@code base.yaml}. */
class StateMergeTest {

    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    static List<GoldenFolder> cases() {
        return GoldenFolder.cases(StateMergeTest.class, "merge");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatBothSayIsUnited(GoldenFolder golden) {
        Merged merged = merge(golden);

        SortedMap<String, String> actual = new TreeMap<>();
        YamlMapping disputed = disputed(merged);
        actual.put(
                "merged.yaml",
                disputed.isEmpty() ? StateFiles.text(merged.tree()) : Conflicts.text(merged.tree(), disputed));
        golden.assertYields(actual);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itDoesNotMatterWhichSideIsOurs(GoldenFolder golden) {
        Versions versions = versions(golden);
        Merged merged = merge(golden);

        Merged turned = StateMerge.merge(
                folder(golden), new Versions(versions.base(), versions.theirs(), versions.ours()), NOW);

        assertThat(turned.other()).isEqualTo(merged.tree());
        assertThat(turned.tree()).isEqualTo(merged.other());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mergedOnceMoreWithASideItIsTheSame(GoldenFolder golden) {
        Versions versions = versions(golden);
        YamlMapping merged = merge(golden).tree();

        Merged again = StateMerge.merge(
                folder(golden), new Versions(Optional.of(versions.ours()), merged, versions.ours()), NOW);

        assertThat(again.tree()).isEqualTo(merged);
        assertThat(again.other()).isEqualTo(merged);
    }

    private static Merged merge(GoldenFolder golden) {
        return StateMerge.merge(folder(golden), versions(golden), NOW);
    }

    private static YamlMapping disputed(Merged merged) {
        return merged.other()
                .filter(key -> !merged.other().get(key).equals(merged.tree().get(key)));
    }

    private static Folder folder(GoldenFolder golden) {
        String file = GoldenFolder.read(golden.in()).firstKey();
        return Stream.of(Folder.values())
                .filter(folder -> file.startsWith(folder.text() + "/"))
                .findFirst()
                .orElseThrow();
    }

    private static Versions versions(GoldenFolder golden) {
        return new Versions(
                version(golden, "base"),
                version(golden, "ours").orElseThrow(),
                version(golden, "theirs").orElseThrow());
    }

    private static Optional<YamlMapping> version(GoldenFolder golden, String name) {
        return Optional.ofNullable(
                        GoldenFolder.read(golden.in()).get(folder(golden).text() + "/" + name + ".yaml"))
                .map(text -> StateCodec.canonical(folder(golden), (YamlMapping)
                        YamlReader.read(text.getBytes(StandardCharsets.UTF_8)).root()));
    }
}
