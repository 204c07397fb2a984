package io.imagefactory.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files in which Kargo records: who makes them, and who leaves them alone. */
class FilesForKargoTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final String NODE = """
        name: node-22
        fullImage: node:22
        currentDigest: %s
        previousDigest: null
        lastUpdated: "2026-01-01T00:00:00Z"
        """.formatted(DIGEST);
    private static final String PINNED = """
        name: pinned
        fullImage: node@%s
        """.formatted(DIGEST);

    @Test
    void a_base_image_with_a_tag_gets_one_that_begins_where_the_state_is() {
        StateFiles files = files(Map.of("base-images/node-22.yaml", NODE, "base-images/pinned.yaml", PINNED));

        State after = withFilesForKargo(files.state());

        assertThat(files.state().notRecordableByKargo()).containsExactly("node-22");
        assertThat(after.notRecordableByKargo()).isEmpty();
        assertThat(changes(files, after))
                .contains("CREATED kargo/node-22.yaml")
                .doesNotContain("CREATED kargo/pinned.yaml");
        assertThat(files.changesTo(after))
                .filteredOn(change -> change.path().folder() == Folder.KARGO)
                .allSatisfy(
                        change -> assertThat(StateFiles.text(change.after())).isEqualTo("""
                    # written by Image Factory; change images.yaml instead
                    name: node-22
                    currentDigest: %s
                    previousDigest: null
                    lastUpdated: "2026-01-01T00:00:00Z"
                    """.formatted(DIGEST)));
    }

    @Test
    void one_that_is_there_is_never_written_to() {
        Map<String, String> texts = new HashMap<>(Map.of("base-images/node-22.yaml", NODE));
        texts.put("kargo/node-22.yaml", """
                name: node-22
                currentDigest: sha256:%s # by hand
                previousDigest:
                lastUpdated: 2026-01-05T00:00:00Z
                approved: true
                """.formatted("b".repeat(64)));
        StateFiles files = files(texts);

        State after =
                withFilesForKargo(files.state()).takingIn(Instant.parse("2026-02-01T00:00:00Z"), any -> Duration.ZERO);

        assertThat(changes(files, after)).containsExactly("UPDATED base-images/node-22.yaml");
        assertThat(changes(
                        files,
                        new State(
                                new TreeMap<>(),
                                new TreeMap<>(),
                                new TreeMap<>(),
                                files.state().baseImages())))
                .containsExactly("ARCHIVED _archive/base-images/node-22.yaml");
    }

    @Test
    void one_that_lacks_a_key_is_not_one_that_kargo_could_record_in() {
        StateFiles files = files(
                Map.of("base-images/node-22.yaml", NODE, "kargo/node-22.yaml", "name: node-22\ncurrentDigest:\n"));

        assertThat(files.state().notRecordableByKargo()).containsExactly("node-22");
    }

    private static State withFilesForKargo(State state) {
        TreeMap<String, BaseImageState> baseImages = new TreeMap<>(state.baseImages());
        baseImages.replaceAll((name, base) -> base.withFileForKargo());
        return state.with(state.images(), baseImages);
    }

    private static List<String> changes(StateFiles files, State after) {
        return files.changesTo(after).stream()
                .map(change -> change.kind() + " " + change.path())
                .toList();
    }

    private static StateFiles files(Map<String, String> texts) {
        return StateFiles.read(texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().getBytes(StandardCharsets.UTF_8))));
    }
}
