package io.imagefactory.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.RebuildState.Request;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlReader;
import io.imagefactory.core.yaml.YamlWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code rebuildState} says, whoever wrote it, and when a request has been answered. */
class RebuildStateTest {

    private static final String BEFORE = digest('1');
    private static final String AFTER = digest('2');
    private static final String ASKED = digest('a');
    private static final String OTHER = digest('b');

    @Test
    void aRequestIsReadInFull() {
        RebuildState state = state("""
                        rebuildState:
                          status: failed
                          failures: 2
                          request:
                            askedAt: "2026-01-31T12:00:00Z"
                            reason: since node:22 moved
                            digests: {node-22: "%s", broken: latest}
                            firstSeen: {node-22: "2026-01-20T00:00:00Z", broken: soon}
                            imageDigest: "%s"
                            publishedDigest: "%s"
                            lastBuilt: "2026-01-02T00:00:00Z"
                            failedAt: "2026-01-31T13:00:00Z"
                            run: https://ci.example.com/runs/7
                        """.formatted(ASKED, BEFORE, BEFORE)).rebuildState();

        assertThat(state.failedRequests()).isEqualTo(2);
        Request request = state.openRequest().orElseThrow();
        assertThat(request)
                .isEqualTo(new Request(
                        Instant.parse("2026-01-31T12:00:00Z"),
                        Optional.empty(),
                        new TreeMap<>(Map.of("node-22", Digest.of(ASKED))),
                        new TreeMap<>(Map.of("node-22", Instant.parse("2026-01-20T00:00:00Z"))),
                        Optional.of(Digest.of(BEFORE)),
                        Optional.of(Digest.of(BEFORE)),
                        Optional.of(Instant.parse("2026-01-02T00:00:00Z")),
                        Optional.of("https://ci.example.com/runs/7"),
                        Optional.of(Instant.parse("2026-01-31T13:00:00Z")),
                        request.asItStands()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x: 1",
                "rebuildState: null",
                "rebuildState: waiting",
                "rebuildState: [triggered]",
                "rebuildState: {status: triggered}",
                "rebuildState: {status: triggered, request: yes}",
                "rebuildState: {status: triggered, request: {askedAt: None}}",
                "rebuildState: {status: triggered, request: {askedAt: 2026-02-30}}",
            })
    void whatSaysNoTimeIsNoRequest(String text) {
        assertThat(state(text).rebuildState().request()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "triggered, true",
        "failed, true",
        "monitoring, false",
        "due, false",
        "Triggered, false",
        "'', false",
    })
    void aRequestIsOpenUntilItsEndIsRecorded(String status, boolean open) {
        ImageState image = state("rebuildState: {status: '" + status + "', request: {askedAt: 2026-01-31T12:00:00Z}}");

        assertThat(image.rebuildState().openRequest().isPresent()).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "triggered, 0, 0",
        "triggered, 2, 2",
        "failed, 2, 2",
        "failed, 0, 1",
        "failed, many, 1",
        "triggered, -1, 0",
        "triggered, 1.5, 0",
        "triggered, 123456789, 1000",
        "triggered, 99999999999999999999, 0",
    })
    void failuresAreCountedAndOneThatWasSeenIsAtLeastOne(String status, String failures, int expected) {
        ImageState image = state("rebuildState: {status: " + status + ", failures: " + failures
                + ", request: {askedAt: 2026-01-31T12:00:00Z}}");

        assertThat(image.rebuildState().failedRequests()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "failed, 2026-01-31T13:00:00Z, 2026-01-31T13:00:00Z",
                "failed, -, 2026-01-31T12:00:00Z",
                "failed, soon, 2026-01-31T12:00:00Z",
                "triggered, 2026-01-31T13:00:00Z, -",
            })
    void whenItFailedIsSaidOrWhenItWasAskedFor(String status, String failedAt, String expected) {
        ImageState image = state("rebuildState: {status: " + status + ", request: {askedAt: 2026-01-31T12:00:00Z"
                + (failedAt == null ? "" : ", failedAt: '" + failedAt + "'") + "}}");

        assertThat(image.rebuildState().failedAt())
                .isEqualTo(Optional.ofNullable(expected).map(Instant::parse));
    }

    /** Asked for at noon, when the image was BEFORE and built at 6. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // image, lastBuilt, builtDigest, builtFrom; settled
                "before, 06:00, -, -, false",
                "after, 06:00, -, -, true",
                "after, -, -, -, true",
                "before, 13:00, -, -, true",
                "after, 13:00, -, -, true",
                // A build that was before the request is not the one that was asked for.
                "before, 11:00, -, -, false",
                "after, 11:00, -, -, false",
                // It says what it is from.
                "after, 06:00, after, asked, true",
                "after, 13:00, after, asked, true",
                "after, 11:00, after, asked, true",
                "after, 06:00, after, other, false",
                "after, 13:00, after, other, false",
                // That is about another build.
                "after, 13:00, before, other, true",
                "before, 13:00, before, other, true",
                "-, 06:00, -, -, false",
                "-, 13:00, -, -, true",
            })
    void aRequestIsSettledByABuildThatFollowsIt(
            String image, String lastBuilt, String builtDigest, String builtFrom, boolean settled) {
        StringBuilder text = new StringBuilder();
        if (image != null) {
            text.append("currentDigest: ").append(named(image)).append('\n');
        }
        if (lastBuilt != null) {
            text.append("lastBuilt: 2026-01-31T").append(lastBuilt).append(":00Z\n");
        }
        if (builtFrom != null) {
            text.append("builtFrom: {node-22: ").append(named(builtFrom)).append("}\n");
        }
        String built = builtDigest == null ? "" : "builtDigest: " + named(builtDigest) + ", ";

        for (String status : new String[] {"triggered", "failed", "monitoring"}) {
            ImageState state = state(text + "rebuildState: {" + built + "status: " + status
                    + ", request: {askedAt: 2026-01-31T12:00:00Z, lastBuilt: 2026-01-31T06:00:00Z, imageDigest: "
                    + BEFORE + ", digests: {node-22: " + ASKED + "}}}");

            assertThat(state.rebuildState().isSettled(state))
                    .as(status)
                    .isEqualTo(settled && !status.equals("monitoring"));
        }
    }

    @Test
    void whereSeveralDigestsWereAskedForAllOfThemMustBeIn() {
        String request = """
                currentDigest: %s
                builtFrom: {%s}
                rebuildState:
                  status: triggered
                  builtDigest: %s
                  request: {askedAt: 2026-01-31T12:00:00Z, imageDigest: %s, digests: {a: %s, b: %s}}
                """;
        ImageState one = state(request.formatted(AFTER, "a: " + ASKED, AFTER, BEFORE, ASKED, OTHER));
        ImageState more = state(request.formatted(
                AFTER, "a: " + ASKED + ", b: " + OTHER + ", c: " + OTHER, AFTER, BEFORE, ASKED, OTHER));

        assertThat(one.rebuildState().isSettled(one)).isFalse();
        assertThat(more.rebuildState().isSettled(more)).isTrue();
    }

    @Test
    void anOriginIsThatOfTheImageWhereBothDigestsAreKnownAndTheSame() {
        ImageState known = state("currentDigest: " + AFTER + "\nrebuildState: {builtDigest: " + AFTER + "}");
        ImageState older = state("currentDigest: " + AFTER + "\nrebuildState: {builtDigest: " + BEFORE + "}");
        ImageState nothing = state("x: 1");

        assertThat(known.rebuildState().saysOriginOf(known)).isTrue();
        assertThat(older.rebuildState().saysOriginOf(older)).isFalse();
        assertThat(nothing.rebuildState().saysOriginOf(nothing)).isFalse();
    }

    @Test
    void whatAnImageWasBuiltFromIsWrittenWithTheDigestThatItIsAboutAndByWhatItIsKnown() {
        ImageState image = state("""
                currentDigest: %s
                builtFrom: {node-22: %s}
                rebuildState: {failures: 1, ours: kept, status: triggered, evidence: hearsay, builtDigest: %s}
                """.formatted(AFTER, OTHER, BEFORE));

        ImageState known = image.withBuiltFrom(new TreeMap<>(Map.of("node-22", Digest.of(ASKED))), Evidence.LABELS);

        assertThat(image.rebuildState().evidence()).isEmpty();
        assertThat(known.rebuildState().evidence()).contains(Evidence.LABELS);
        assertThat(known.builtFrom()).containsExactly(Map.entry("node-22", Digest.of(ASKED)));
        assertThat(YamlWriter.write("of a test", known.rebuildState().asItStands()))
                .isEqualTo("""
                # of a test
                status: triggered
                builtDigest: %s
                evidence: labels
                failures: 1
                ours: kept
                """.formatted(AFTER));
    }

    private static ImageState state(String text) {
        return StateCodec.image(
                "app", (YamlMapping) YamlReader.read("name: app\n" + text).root());
    }

    private static String named(String name) {
        return switch (name) {
            case "before" -> BEFORE;
            case "after" -> AFTER;
            case "asked" -> ASKED;
            default -> OTHER;
        };
    }

    private static String digest(char hex) {
        return "sha256:" + String.valueOf(hex).repeat(64);
    }
}
