package io.imagefactory.core.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.Evidence;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.RebuildStatus;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What becomes of an image, and of the rebuild that was asked for, once it is known what it was built from. */
class OriginMergerTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Digest OLDEST = digest('a');
    private static final Digest ASKED = digest('b');
    private static final Digest OF_PLATFORM = digest('c');
    private static final Digest NEWEST = digest('d');
    private static final Digest OF_NO_HISTORY = digest('e');

    @Test
    void without_evidence_nothing_changes() {
        ImageState image = asked(digest('2'));

        assertThat(merged(image, new Origin(Optional.empty(), new TreeMap<>(), List.of(), false)))
                .isEqualTo(image);
    }

    @Test
    void a_build_from_what_was_asked_for_ends_the_rebuild() {
        ImageState merged = merged(asked(digest('2')), from(Map.of("node-22", ASKED)));

        assertThat(merged.builtFrom()).containsExactly(Map.entry("node-22", ASKED), Map.entry("python-3", ASKED));
        assertThat(merged.rebuildState().status()).contains(RebuildStatus.MONITORING);
        assertThat(merged.rebuildState().evidence()).contains(Evidence.LABELS);
    }

    @Test
    void so_does_one_from_a_platform_of_it_which_is_told_as_the_index() {
        ImageState merged = merged(asked(digest('2')), from(Map.of("node-22", OF_PLATFORM)));

        assertThat(merged.builtFrom()).containsEntry("node-22", ASKED);
        assertThat(merged.rebuildState().status()).contains(RebuildStatus.MONITORING);
    }

    @Test
    void so_does_one_from_newer() {
        ImageState merged = merged(asked(digest('2')), from(Map.of("node-22", NEWEST)));

        assertThat(merged.builtFrom()).containsExactly(Map.entry("node-22", NEWEST), Map.entry("python-3", ASKED));
        assertThat(merged.rebuildState().status()).contains(RebuildStatus.MONITORING);
    }

    @Test
    void one_from_older_or_from_what_nobody_has_seen_leaves_it_open() {
        for (Digest other : List.of(OLDEST, OF_NO_HISTORY)) {
            ImageState merged = merged(asked(digest('2')), from(Map.of("node-22", other)));

            assertThat(merged.builtFrom()).containsExactly(Map.entry("node-22", other));
            assertThat(merged.rebuildState().status()).contains(RebuildStatus.TRIGGERED);
            assertThat(merged.rebuildState().evidence()).contains(Evidence.LABELS);
        }
    }

    @Test
    void one_from_a_base_image_that_was_not_asked_for_ends_it_all_the_same() {
        ImageState merged = merged(asked(digest('2')), from(Map.of("alpine-3", OF_NO_HISTORY)));

        assertThat(merged.builtFrom())
                .containsExactly(
                        Map.entry("alpine-3", OF_NO_HISTORY),
                        Map.entry("node-22", ASKED),
                        Map.entry("python-3", ASKED));
        assertThat(merged.rebuildState().status()).contains(RebuildStatus.MONITORING);
    }

    @Test
    void the_image_as_it_was_when_it_was_asked_for_ends_nothing() {
        ImageState merged = merged(asked(digest('1')), from(Map.of("node-22", ASKED)));

        assertThat(merged.builtFrom()).containsExactly(Map.entry("node-22", ASKED));
        assertThat(merged.rebuildState().status()).contains(RebuildStatus.TRIGGERED);
    }

    @Test
    void what_whoever_has_built_has_said_stands_where_the_evidence_says_nothing_of_it() {
        ImageState told = image(digest('2'), "builtDigest: " + digest('2'), "python-3: " + OLDEST);
        ImageState ofAnother = image(digest('2'), "builtDigest: " + digest('1'), "python-3: " + OLDEST);

        assertThat(merged(told, from(Map.of("node-22", NEWEST))).builtFrom())
                .containsExactly(Map.entry("node-22", NEWEST), Map.entry("python-3", OLDEST));
        assertThat(merged(ofAnother, from(Map.of("node-22", NEWEST))).builtFrom())
                .containsExactly(Map.entry("node-22", NEWEST), Map.entry("python-3", ASKED));
    }

    private static ImageState merged(ImageState image, Origin origin) {
        return new OriginMerger(Map.of("node-22", state().baseImage("node-22").orElseThrow()), NOW)
                .merge(image, origin);
    }

    private static Origin from(Map<String, Digest> bases) {
        return new Origin(Optional.of(Evidence.LABELS), new TreeMap<>(bases), List.of(), false);
    }

    /** For which a build from {@link #ASKED} of two base images was asked when its digest was {@code 1111...}. */
    private static ImageState asked(Digest current) {
        return image(current, "pendingRebuild: true", "python-3: null");
    }

    private static ImageState image(Digest current, String ofRebuilds, String builtFrom) {
        String file = """
            name: app
            currentDigest: %s
            builtFrom:
              %s
            rebuildState:
              status: triggered
              %s
              request:
                askedAt: "2026-01-31T11:00:00Z"
                digests:
                  node-22: %s
                  python-3: %s
                imageDigest: %s
            """.formatted(current, builtFrom, ofRebuilds, ASKED, ASKED, digest('1'));
        return read("images/app.yaml", file).images().get("app");
    }

    private static State state() {
        return read("base-images/node-22.yaml", """
                name: node-22
                fullImage: node:22
                currentDigest: %s
                updateHistory:
                - digest: %s
                  firstSeen: "2026-01-30T00:00:00Z"
                - digest: %s
                  firstSeen: "2026-01-20T00:00:00Z"
                  platforms: {linux/amd64: %s}
                - digest: %s
                  firstSeen: "2026-01-10T00:00:00Z"
                """.formatted(NEWEST, NEWEST, ASKED, OF_PLATFORM, OLDEST));
    }

    private static State read(String path, String file) {
        return StateFiles.read(Map.of(path, file.getBytes(StandardCharsets.UTF_8)))
                .state();
    }

    private static Digest digest(char c) {
        return Digest.of("sha256:" + String.valueOf(c).repeat(64));
    }
}
