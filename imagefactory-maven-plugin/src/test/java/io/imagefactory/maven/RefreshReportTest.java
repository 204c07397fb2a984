package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.RefreshResult;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.refresh.Findings;
import io.imagefactory.core.refresh.Move;
import io.imagefactory.core.refresh.Origin;
import io.imagefactory.core.refresh.Refreshed;
import io.imagefactory.core.refresh.Refresher;
import io.imagefactory.core.registry.RateLimit;
import io.imagefactory.core.registry.RegistryUsage;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StatePath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person reads after a refresh. */
class RefreshReportTest {

    private static final StatePath NODE = new StatePath(Folder.BASE_IMAGES, false, "node-22");
    private static final StatePath TOOL = new StatePath(Folder.IMAGES, false, "tool");

    private static final Origin DOUBTFUL = new Origin(
            Optional.empty(),
            new TreeMap<>(),
            List.of("its attestation is no evidence: it is about another image"),
            false);

    private final List<String> lines = new ArrayList<>();
    private final RefreshReport report = new RefreshReport(
            new SystemStreamLog() {
                @Override
                public void info(CharSequence line) {
                    lines.add(line.toString());
                }

                @Override
                public void warn(CharSequence line) {
                    lines.add("WARN " + line);
                }
            },
            new InfraRepository(Path.of("/p"), Path.of("/p/images.yaml"), Path.of("/p/state"), false),
            true);

    @Test
    void itTellsWhatHasChangedWhatWasLeftAloneAndWhatItCost() {
        RefreshResult result = new RefreshResult(
                new Refresher.Answers(
                        Map.of(),
                        new Findings(Map.of(), Map.of(TOOL, DOUBTFUL)),
                        new TreeMap<>(),
                        new TreeSet<>(Set.of(TOOL)),
                        Map.of(),
                        12,
                        List.of("silent"),
                        List.of("new")),
                new Refreshed(
                        State.EMPTY,
                        List.of(
                                move(NODE, "node:22", "a", "b", null, null),
                                move(NODE, "alpine:3", null, "c", null, null),
                                move(NODE, "alpine:3", "c", "d", null, "2026-01-05T00:00:00Z"),
                                move(TOOL, "ghcr.io/acme/tool:1.3.0", "a", "b", "1.2.9", null),
                                move(TOOL, "ghcr.io/acme/tool:1.3.0", "a", "a", "1.2.9", null)),
                        38,
                        List.of(NODE)),
                List.of());

        report.print(
                result,
                List.of(
                        new RegistryUsage(
                                "docker.io",
                                31,
                                12,
                                Optional.of(new RateLimit(OptionalLong.of(100), 76, OptionalLong.empty()))),
                        new RegistryUsage("ghcr.io", 1, 0, Optional.empty())));

        assertThat(lines)
                .containsExactly(
                        "WARN silent: not asked for, since images.yaml does not say which tags to follow; add allowTags or "
                                + "constraint",
                        "WARN new: not asked for, since there is no state file yet; run mvn imagefactory:discover first",
                        "WARN state/base-images/node-22.yaml: someone else set another digest while registries were asked; "
                                + "it stands, and the next run asks again",
                        "WARN tool: not published under the tag that is followed, or not shown to us; say beside source which "
                                + "tags to follow, or use imagefactory.refreshManaged=false",
                        "WARN tool: its attestation is no evidence: it is about another image",
                        "  node:22 aaaaaaaaaaaa -> bbbbbbbbbbbb",
                        "  alpine:3 first seen: cccccccccccc",
                        "  alpine:3 cccccccccccc -> dddddddddddd, which it had before, from 2026-01-05T00:00:00Z",
                        "  ghcr.io/acme/tool:1.3.0 aaaaaaaaaaaa -> bbbbbbbbbbbb, was 1.2.9",
                        "  ghcr.io/acme/tool:1.3.0 aaaaaaaaaaaa, was 1.2.9",
                        "state: 38 checked, 5 changed, 12 checked recently and left alone, 0 failed (dry run: nothing was "
                                + "written)",
                        "  docker.io: 31 requests, and 12 for tokens; it says that 76 of 100 are left",
                        "  ghcr.io: 1 request");
    }

    private static Move move(
            StatePath path,
            String image,
            @Nullable String before,
            String after,
            @Nullable String version,
            @Nullable String seen) {
        return new Move(
                path,
                image,
                Optional.ofNullable(before).map(RefreshReportTest::digest),
                digest(after),
                Optional.ofNullable(version),
                Optional.ofNullable(seen).map(Instant::parse));
    }

    private static Digest digest(String digit) {
        return new Digest("sha256", digit.repeat(64));
    }
}
