package io.imagefactory.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlReader;
import io.imagefactory.core.yaml.YamlSequence;
import io.imagefactory.core.yaml.YamlWriter;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is written down of digests, byte by byte, and read again. */
class DigestHistoryTest {

    private static final String CAME_TWICE = """
            updateHistory:
              - digest: %1$s
                firstSeen: "2026-01-03T00:00:00Z"
              - digest: %2$s
                firstSeen: "2026-01-02T00:00:00Z"
              - digest: %1$s
                firstSeen: "2026-01-01T00:00:00Z"
                releases:
                  - at: "2026-01-01T12:00:00Z"
                    by: alice
                    reason: a hole in it
                ours: kept
            """.formatted(digest('1'), digest('2'));

    @Test
    void platformsAndContentStandBetweenFirstSeenAndReleasesWhereverTheDigestStands() {
        SortedMap<String, Digest> platforms =
                new TreeMap<>(Map.of("linux/arm64/v8", digest('b'), "linux/amd64", digest('a')));

        DigestHistory known = history(CAME_TWICE)
                .withContent(digest('1'), new TreeMap<>(Map.of("linux/amd64", digest('c'))))
                .withPlatforms(digest('1'), platforms)
                .withPlatforms(digest('9'), platforms);

        String text = YamlWriter.write("of a test", YamlMapping.of(Map.of("updateHistory", known.tree())));
        assertThat(text).isEqualTo("""
                # of a test
                updateHistory:
                  - digest: %1$s
                    firstSeen: "2026-01-03T00:00:00Z"
                    platforms:
                      linux/amd64: %3$s
                      linux/arm64/v8: %4$s
                    content:
                      linux/amd64: %5$s
                  - digest: %2$s
                    firstSeen: "2026-01-02T00:00:00Z"
                  - digest: %1$s
                    firstSeen: "2026-01-01T00:00:00Z"
                    platforms:
                      linux/amd64: %3$s
                      linux/arm64/v8: %4$s
                    content:
                      linux/amd64: %5$s
                    releases:
                      - at: "2026-01-01T12:00:00Z"
                        by: alice
                        reason: a hole in it
                    ours: kept
                """.formatted(digest('1'), digest('2'), digest('a'), digest('b'), digest('c')));
        SeenDigest seen = history(text).entries().get(2).seen().orElseThrow();
        assertThat(seen.platforms()).isEqualTo(platforms);
        assertThat(seen.content()).containsExactly(Map.entry("linux/amd64", digest('c')));
        assertThat(seen.releases()).hasSize(1);
    }

    @Test
    void whatHasNotTheFormOfPlatformsIsNone() {
        DigestHistory history = history("""
                updateHistory:
                  - {digest: %s, firstSeen: "2026-01-01T00:00:00Z", platforms: many, content: {linux/amd64: latest}}
                """.formatted(digest('1')));

        SeenDigest seen = history.entries().get(0).seen().orElseThrow();

        assertThat(seen).isEqualTo(SeenDigest.of(seen.digest(), seen.firstSeen()));
        assertThat(seen.platforms()).isEqualTo(Collections.emptySortedMap());
    }

    private static DigestHistory history(String text) {
        YamlMapping file = (YamlMapping) YamlReader.read(text).root();
        return DigestHistory.of((YamlSequence) file.get("updateHistory").orElseThrow());
    }

    private static Digest digest(char hex) {
        return Digest.of("sha256:" + String.valueOf(hex).repeat(64));
    }
}
