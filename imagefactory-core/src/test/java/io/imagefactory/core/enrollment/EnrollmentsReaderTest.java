package io.imagefactory.core.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.imagefactory.core.GoldenFolder;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.provider.Provider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnrollmentsReaderTest {

    static List<GoldenFolder> invalid() {
        return GoldenFolder.cases(EnrollmentsReaderTest.class, "invalid");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void everyProblemIsReportedWithItsPlace(GoldenFolder folder) throws IOException {
        byte[] content = Files.readAllBytes(folder.in().resolve("images.yaml"));

        InvalidEnrollmentsException problems = catchThrowableOfType(
                InvalidEnrollmentsException.class, () -> EnrollmentsReader.read("images.yaml", content, 1));

        assertThat(problems).isNotNull();
        folder.assertYields(new TreeMap<>(Map.of("message.txt", problems.getMessage() + "\n")));
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        Enrollment image = read("""
                - name: app
                  repository: owner/app
                  source:
                    repo: owner/repo
                - name: redis
                  repository: redis
                  allowTags: ^7$
                """).all().get(0);

        assertThat(image.registry()).isEqualTo("docker.io");
        assertThat(image.repoURL()).isEqualTo("docker.io/owner/app");
        assertThat(image.rebuildPolicy()).isEqualTo(new RebuildPolicy(RebuildDelay.of("7d"), true, 0, true));
        assertThat(image.build().orElseThrow().source().provider()).isEqualTo(Provider.GITHUB);
        assertThat(image.build().orElseThrow().source().dockerfile()).isEqualTo("Dockerfile");
    }

    @ParameterizedTest
    @CsvSource({"10,10", "'\"-5\"',-5", "+1000,1000"})
    void aPriorityIsAWholeNumber(String written, int priority) {
        Enrollment image = read("- {name: app, repository: a, source: {repo: a/b}, priority: " + written + "}")
                .all()
                .get(0);

        assertThat(image.rebuildPolicy().priority()).isEqualTo(priority);
    }

    @ParameterizedTest
    @CsvSource({
        "'', linux/amd64",
        "'platform: arm64', linux/arm64",
        "'platform: bogus', linux/amd64",
        "'platforms: [linux/amd64, Linux/ARM64/v8, aarch64]', linux/amd64 linux/arm64",
        "'platform: linux/s390x, platforms: [linux/arm]', linux/arm/v7",
    })
    void anImageIsBuiltForThePlatformsThatItSays(String written, String platforms) {
        Enrollment image = read("- {name: app, repository: a, source: {repo: a/b, " + written + "}}")
                .all()
                .get(0);

        assertThat(image.build().orElseThrow().platforms())
                .extracting(Platform::toString)
                .containsExactly(platforms.split(" "));
    }

    @Test
    void externalImagesAreNotRebuiltByDefault() {
        Enrollment image =
                read("- {name: redis, repository: redis, allowTags: ^7$}").all().get(0);

        assertThat(image.isManaged()).isFalse();
        assertThat(image.rebuildPolicy().automatic()).isFalse();
        assertThat(image.repoURL()).isEqualTo("docker.io/library/redis");
    }

    @Test
    void textStaysTextQuotedOrNot() {
        Enrollment image = read("""
                - name: app
                  repository: owner/app
                  source: {repo: owner/repo, branch: 1.10, buildArgs: {NODE: 22.0, ON: yes, EMPTY: }}
                """).all().get(0);

        Build build = image.build().orElseThrow();
        assertThat(build.source().branch()).contains("1.10");
        assertThat(build.buildArgs())
                .containsExactly(Map.entry("NODE", "22.0"), Map.entry("ON", "yes"), Map.entry("EMPTY", ""));
    }

    @Test
    void defaultsServeWhatAnImageLeavesOut() {
        Enrollments enrollments = read("""
                defaults:
                  registry: ghcr.io
                  rebuildDelay: 2w
                  autoRebuild: false
                  ignoreEqualContent: false
                  source: {provider: gitlab, branch: main, platforms: [linux/arm64]}
                images:
                  - name: a
                    repository: group/a
                    source: {repo: group/a}
                  - name: b
                    registry: quay.io
                    repository: group/b
                    rebuildDelay: 1d
                    source: {provider: local, dockerfile: b/Dockerfile}
                """);

        Enrollment a = enrollments.find("a").orElseThrow();
        assertThat(a.registry()).isEqualTo("ghcr.io");
        assertThat(a.rebuildPolicy().delay().duration()).isEqualTo(Duration.ofDays(14));
        assertThat(a.build().orElseThrow().source().provider()).isEqualTo(Provider.GITLAB);
        assertThat(a.build().orElseThrow().source().branch()).contains("main");
        assertThat(a.build().orElseThrow().platforms()).containsExactly(Platform.of("linux/arm64"));
        assertThat(a.rebuildPolicy().ignoringEqualContent()).isFalse();
        Enrollment b = enrollments.find("b").orElseThrow();
        assertThat(b.registry()).isEqualTo("quay.io");
        assertThat(b.rebuildPolicy()).isEqualTo(new RebuildPolicy(RebuildDelay.of("1d"), false, 0, false));
        assertThat(b.build().orElseThrow().source().branch()).isEmpty();
    }

    @Test
    void theFileOfATeamThatUsedAnotherToolLoads() {
        Enrollments enrollments = read("""
                # Images of the platform team
                ---
                - name: backstage   # the portal
                  registry: ghcr.io
                  repository: acme/backstage
                  source:
                    provider: gitlab
                    repo: acme/platform/backstage
                    branch: main
                    dockerfile: packages/backend/Dockerfile
                    pipeline: .gitlab-ci.yml
                    job: build-image
                  rebuildDelay: 7d
                  autoRebuild: true
                  updates:
                    - repo: acme/deploy
                      path: apps/backstage/values.yaml
                      type: helm
                  x-owner: {team: portal}
                """);

        Enrollment image = enrollments.find("backstage").orElseThrow();
        assertThat(image.build().orElseThrow().pipeline().job()).contains("build-image");
        assertThat(image.updates().orElseThrow().items()).hasSize(1);
        assertThat(image.place()).hasToString("images.yaml:3:3");
    }

    @Test
    void whatIsSaidOfWarehousesIsRead() {
        Warehouses warehouses = read("""
                warehouses:
                  all:
                    interval: 12h
                  external:
                    discoveryLimit: 100
                  base:
                  named:
                    node-22: {freightCreationPolicy: Manual, interval: 1h30m0s}
                images: []
                """).warehouses();

        assertThat(warehouses.ofExternal("any"))
                .isEqualTo(new WarehouseSettings(
                        Optional.of(Duration.ofHours(12)), Optional.of(100), Optional.empty(), Optional.empty()));
        assertThat(warehouses.ofBase("node-22"))
                .isEqualTo(new WarehouseSettings(
                        Optional.of(Duration.ofMinutes(90)),
                        Optional.empty(),
                        Optional.of(FreightCreationPolicy.MANUAL),
                        Optional.empty()));
    }

    @Test
    void aListOfImagesSaysNothingOfWarehouses() {
        assertThat(read("- {name: redis, repository: redis}").warehouses()).isEqualTo(Warehouses.NONE);
    }

    @Test
    void nothingIsEnrolledInAnEmptyFile() {
        assertThat(read("# none yet\n").all()).isEmpty();
        assertThat(read("images:\n").all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "30m,PT30M",
        "12h,PT12H",
        "7d,PT168H",
        "2w,PT336H",
        "P7D,PT168H",
        "PT90M,PT1H30M",
        "P2W,PT336H",
        "0d,PT0S"
    })
    void aDelayIsWrittenShortOrInIso(String text, Duration duration) {
        assertThat(RebuildDelay.of(text)).isEqualTo(new RebuildDelay(text, duration));
    }

    @Test
    void tenThousandImagesLoad() {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            yaml.append("""
                    - name: image-%d
                      registry: ghcr.io
                      repository: acme/image-%d
                      source:
                        provider: github
                        repo: acme/a-repository-with-a-long-name-%d
                        branch: main
                        dockerfile: services/image-%d/Dockerfile
                        workflow: build-and-publish.yml
                      rebuildDelay: 7d # a comment that is here to make the file larger than three megabytes in all
                      autoRebuild: true
                    """.formatted(i, i, i, i));
        }
        assertThat(yaml.length()).isGreaterThan(3_000_000);

        assertThat(read(yaml.toString()).managed()).hasSize(10_000);
    }

    @Test
    void textThatIsLongerThanAnythingIsRefusedWhereItStands() {
        assertThatThrownBy(() -> read("- name: app\n  source: {repo: \"" + "a/".repeat(100_000) + "\"}"))
                .isInstanceOf(InvalidEnrollmentsException.class)
                .hasMessageContaining("images.yaml:2:18: this text has 200000 characters; at most 10000 are taken")
                .hasMessageNotContaining("a/a/");
    }

    @Test
    void ofAGreatManyUnknownKeysTheFirstAreTold() {
        StringBuilder text = new StringBuilder("- name: app\n  repository: a\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("  k").append(i).append(": x\n");
        }
        assertThatThrownBy(() -> read(text.toString()))
                .isInstanceOf(InvalidEnrollmentsException.class)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSizeLessThan(60));
    }

    private static Enrollments read(String yaml) {
        return EnrollmentsReader.read("images.yaml", yaml.getBytes(StandardCharsets.UTF_8), 0);
    }
}
