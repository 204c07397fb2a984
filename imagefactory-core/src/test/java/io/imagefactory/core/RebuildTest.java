package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.ci.BuildRequest;
import io.imagefactory.core.ci.BuildTrigger;
import io.imagefactory.core.ci.TriggerException;
import io.imagefactory.core.claim.Claim;
import io.imagefactory.core.claim.Claims;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.rebuild.InvalidReleaseException;
import io.imagefactory.core.rebuild.RebuildAnswer;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.rebuild.RebuildPlan;
import io.imagefactory.core.rebuild.RebuildResult;
import io.imagefactory.core.rebuild.Rebuilder;
import io.imagefactory.core.rebuild.ReleaseOrder;
import io.imagefactory.core.rebuild.ReleasedPlan;
import io.imagefactory.core.rebuild.SourcePolicy;
import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.RegistryException;
import io.imagefactory.core.registry.UndescribedImages;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.MalformedValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two images on {@code node:22}, which has moved; {@code app} waits for a week, {@code patient} for two. */
class RebuildTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final RebuildOptions OPTIONS = new RebuildOptions(Duration.ofHours(6), 10);
    private static final String NODE = "node:22";
    private static final String APP = "ghcr.io/acme/app:latest";

    @TempDir
    private Path folder;

    private final Map<String, Digest> published = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final List<BuildRequest> requests = new ArrayList<>();
    private Ci ci = () -> Optional.of(URI.create("https://ci.example.com/runs/" + requests.size()));
    private Claims claims = Claims.alone();
    private Optional<String> problem = Optional.empty();
    private Runnable whileAsked = () -> {};
    private Instant now = START;

    @BeforeEach
    void nodeMovesAfterTheImagesWereBuilt() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM node:22\n");
        Files.writeString(folder.resolve("images.yaml"), """
            defaults: {registry: ghcr.io, source: {provider: local}}
            images:
              - {name: app, repository: acme/app, source: {dockerfile: Dockerfile}}
              - {name: patient, repository: acme/patient, source: {dockerfile: Dockerfile}, rebuildDelay: 14d}
            """);
        publish(NODE, '1');
        publish(APP, 'a');
        publish("ghcr.io/acme/patient:latest", 'b');
        try (LocalSources sources = new LocalSources(folder, Map.of(), Set.of())) {
            imageFactory().discover(enrollments(), sources, now, true, false);
        }
        refresh();
        now = START.plus(Duration.ofDays(1));
        publish(NODE, '2');
        refresh();
        now = START.plus(Duration.ofDays(9));
    }

    @Test
    void anImageIsAskedForOnceAndSettledByItsNewDigest() throws IOException {
        assertThat(rebuild().answers()).containsOnlyKeys("app");
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.id()).isEqualTo("app-20260110T000000Z");
            assertThat(request.baseImages()).isEqualTo(new TreeMap<>(Map.of(NODE, digest('2'))));
            assertThat(request.sourcePolicy())
                    .isEqualTo(SourcePolicy.converting(
                            "docker.io/library/node:22", "docker.io/library/node:22@" + digest('2')));
        });
        assertThat(state("app")).contains("status: triggered", "run: https://ci.example.com/runs/1");
        assertThat(state("patient")).contains("status: waiting");

        now = now.plus(Duration.ofHours(1));
        assertThat(rebuild().answers()).isEmpty();

        publish(APP, 'c');
        refresh();

        assertThat(state("app"))
                .contains("status: monitoring", "builtDigest: " + digest('c'), "node-22: " + digest('2'))
                .doesNotContain("failures");
        assertThat(plan().images().get("app").decision().kind().word()).isEqualTo("up-to-date");
        assertThat(rebuild().answers()).isEmpty();
        assertThat(requests).hasSize(1);
    }

    @Test
    void anImageThatNobodyHasLookedAtBeforeIsNotTakenForTheBuild() throws IOException {
        Files.writeString(stateFile("app"), state("app").replaceAll("(?m)^currentDigest: .*", "currentDigest: null"));
        rebuild();

        refresh();
        assertThat(state("app")).contains("currentDigest: " + digest('a'), "status: triggered");

        now = now.plus(Duration.ofHours(8));
        assertThat(rebuild().answers())
                .as("the build has failed, and nobody has said so")
                .containsOnlyKeys("app");

        publish(APP, 'c');
        refresh();
        assertThat(state("app")).contains("status: monitoring", "builtDigest: " + digest('c'));
    }

    @Test
    void nobodyNeedWaitForRegistriesOrCi() throws IOException {
        Files.writeString(stateFile("app"), state("app").replaceAll("(?m)^currentDigest: .*", "currentDigest: null"));
        whileAsked = () -> CompletableFuture.runAsync(() -> {
                    try {
                        imageFactory().state();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        ci = () -> {
            whileAsked.run();
            return Optional.empty();
        };

        assertThat(rebuild().answers()).containsOnlyKeys("app");
    }

    @Test
    void anImageWhoseTagNobodyTellsNowIsHeldSinceTheBuildCouldNotBeToldFromWhatWasThere() throws IOException {
        Files.writeString(stateFile("app"), state("app").replaceAll("(?m)^currentDigest: .*", "currentDigest: null"));
        published.remove(APP);

        assertThat(rebuild().plan().images().get("app").decision().reason(now))
                .startsWith("held, since what its own tag names cannot be told: gone");
        publish(APP, 'a');
        refresh();

        assertThat(state("app")).doesNotContain("builtFrom");
        assertThat(rebuild().answers()).containsOnlyKeys("app");
    }

    @Test
    void anImageThatIsNotShownToUsIsAskedFor() throws IOException {
        hidden.add(APP);

        assertThat(rebuild().answers()).containsOnlyKeys("app");
    }

    @Test
    void anImageThatWasBuiltSinceAnybodyLookedIsHeld() throws IOException {
        publish(APP, 'c');

        assertThat(rebuild().plan().images().get("app").decision().reason(now))
                .startsWith("held, since its own tag names sha256:cccccccccccc, which the state does not know yet");
        assertThat(requests).isEmpty();

        refresh();
        assertThat(plan().images().get("app").decision().kind().word()).isEqualTo("up-to-date");
    }

    @Test
    void anImageThatCiRefusesIsTriedThreeTimes() throws IOException {
        ci = () -> {
            throw TriggerException.refused("there is no workflow");
        };

        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(rebuild().answers()).containsValue(new RebuildAnswer.Refused("there is no workflow", false));
            assertThat(state("app")).contains("status: failed", "failures: " + attempt, "error: there is no workflow");
            assertThat(rebuild().answers()).isEmpty();
            now = now.plus(Duration.ofHours(5));
        }

        assertThat(plan().images().get("app").decision().kind().word()).isEqualTo("circuit-open");
        assertThat(rebuild().answers()).isEmpty();
        assertThat(requests).hasSize(3);

        Files.writeString(stateFile("app"), state("app").replace("status: failed", "status: monitoring"));
        assertThat(rebuild().answers()).as("a person has closed the circuit").hasSize(1);
    }

    @Test
    void aRunThatDiesWhileItAsksCostsOneTimeOutAndIsNoFailure() throws IOException {
        Ci alive = ci;
        ci = () -> {
            throw new OutOfMemoryError("killed");
        };
        assertThatThrownBy(this::rebuild).hasMessage("killed");
        ci = alive;

        assertThat(rebuild().answers()).isEmpty();
        assertThat(state("app")).contains("delivery: unknown");
        now = now.plus(Duration.ofHours(7));
        assertThat(rebuild().answers()).containsOnlyKeys("app");
        assertThat(state("app")).doesNotContain("failures", "delivery");
    }

    @Test
    void aRequestThatNobodyKnowsOfCountsAsAskedFor() throws IOException {
        ci = () -> {
            throw TriggerException.unknown("no answer in time");
        };

        assertThat(rebuild().answers()).containsValue(new RebuildAnswer.Unknown("no answer in time"));
        assertThat(state("app")).contains("status: triggered").doesNotContain("no answer in time");
        assertThat(rebuild().answers()).isEmpty();
    }

    @Test
    void whatRegistriesNoLongerHaveIsHeld() throws IOException {
        published.remove(digest('2').toString());

        RebuildResult result = rebuild();

        assertThat(result.answers()).isEmpty();
        assertThat(result.plan().images().get("app").decision().reason(now))
                .startsWith("held, since node:22@sha256:222222222222 cannot be had: gone; it is due, since ");
        assertThat(state("app")).contains("status: due", "pendingRebuild: true");
    }

    @Test
    void whatAnotherRunHasIsRecordedAndNotAskedFor() throws IOException {
        Instant since = now.minus(Duration.ofMinutes(5));
        claims = (wanted, time) -> {
            assertThat(wanted).extracting(Claim::subject).containsExactly("attempt 1\nnode-22 " + digest('2'));
            return Map.of("app", new Claims.Outcome.Lost(since));
        };

        assertThat(rebuild().taken()).isEqualTo(Map.of("app", since));
        assertThat(requests).isEmpty();
        assertThat(state("app")).contains("status: triggered", "askedAt: \"" + since + "\"");
    }

    @Test
    void whatCannotBeClaimedIsNotAskedFor() throws IOException {
        claims = (wanted, time) -> {
            throw new IOException("the server says no");
        };

        assertThatThrownBy(this::rebuild).isInstanceOf(IOException.class).hasMessage("the server says no");
        assertThat(requests).isEmpty();
        assertThat(state("app")).doesNotContain("askedAt");
    }

    @Test
    void whatTheServerLetsNobodyClaimIsHeld() throws IOException {
        claims = (wanted, time) -> Map.of("app", new Claims.Outcome.Refused("a hook says no"));

        RebuildResult result = rebuild();

        assertThat(result.plan().images().get("app").decision().reason(now)).startsWith("held, since a hook says no;");
        assertThat(requests).isEmpty();
    }

    @Test
    void whatNobodyCanBeAskedForIsHeldAndNotClaimed() throws IOException {
        problem = Optional.of("its source names no workflow");
        claims = (wanted, time) -> {
            assertThat(wanted).isEmpty();
            return Map.of();
        };

        assertThat(rebuild().plan().images().get("app").decision().reason(now))
                .startsWith("held, since its source names no workflow;");
        assertThat(state("app")).contains("status: due").doesNotContain("failures");
    }

    @Test
    void whatHasChangedMeanwhileIsLeftToTheNextRun() throws IOException {
        claims = (wanted, time) -> {
            publish(NODE, '1');
            refresh();
            return Map.of();
        };

        assertThat(rebuild().answers()).as("the tag has gone back").isEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void aDryRunChangesAndAsksNothing() throws IOException {
        Map<String, String> before = GoldenFolder.read(folder);

        RebuildResult result = imageFactory().rebuild(rebuilder(), Optional.of(order("node-22")), plan -> {}, true);

        assertThat(result.plan().due()).containsExactly("app", "patient");
        assertThat(requests).isEmpty();
        assertThat(GoldenFolder.read(folder)).isEqualTo(before);
    }

    @Test
    void aReleaseLiftsTheDelayForWhatItNamesAndIsRecorded() throws IOException {
        List<ReleasedPlan> shown = new ArrayList<>();

        imageFactory()
                .rebuild(
                        rebuilder(),
                        Optional.of(order(NODE)),
                        plan -> {
                            assertThat(requests).as("it is shown first").isEmpty();
                            shown.add(plan);
                        },
                        false);

        assertThat(shown)
                .singleElement()
                .satisfies(plan -> assertThat(plan.affected()).containsExactly("patient"));
        assertThat(requests).extracting(BuildRequest::image).containsExactly("app", "patient");
        assertThat(Files.readString(folder.resolve("state/base-images/node-22.yaml")))
                .contains("""
                      - digest: %s
                        firstSeen: "2026-01-02T00:00:00Z"
                        releases:
                          - at: "2026-01-10T00:00:00Z"
                            by: alice
                            reason: a hole in it
                            cve: CVE-2026-1
                    """.formatted(digest('2')));
    }

    @Test
    void aReleaseThatLastsLongerThanTheOneBeforeIsRecordedToo() throws IOException {
        Duration[] lengths = {Duration.ofDays(2), Duration.ofDays(1), Duration.ofDays(3)};
        List<List<String>> affected = new ArrayList<>();
        for (Duration length : lengths) {
            ReleaseOrder order =
                    new ReleaseOrder("patient", "a hole", "alice", Optional.empty(), Optional.of(now.plus(length)));
            imageFactory().rebuild(rebuilder(), Optional.of(order), plan -> affected.add(plan.affected()), false);
        }

        assertThat(affected).containsExactly(List.of("patient"), List.of(), List.of("patient"));
        assertThat(Files.readString(folder.resolve("state/base-images/node-22.yaml")))
                .contains("expires: \"" + now.plus(lengths[0]), "expires: \"" + now.plus(lengths[2]))
                .doesNotContain("expires: \"" + now.plus(lengths[1]));
        assertThat(requests).extracting(BuildRequest::image).containsOnlyOnce("patient");
    }

    @Test
    void aReleaseIsNotAboutLaterDigests() throws IOException {
        imageFactory().rebuild(rebuilder(), Optional.of(order("patient")), plan -> {}, false);
        requests.clear();
        publish(APP, 'c');
        publish("ghcr.io/acme/patient:latest", 'd');
        publish(NODE, '3');
        refresh();

        now = now.plus(Duration.ofDays(8));

        assertThat(plan().due()).containsExactly("app");
        assertThat(plan().images().get("patient").decision().kind().word()).isEqualTo("waiting");
    }

    @Test
    void whatIsNotThereCannotBeReleased() {
        assertThatThrownBy(() -> imageFactory().rebuild(rebuilder(), Optional.of(order("patent")), plan -> {}, false))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessageContaining("\"patent\" is no base image and no managed image")
                .hasMessageContaining("patient");
    }

    @Test
    void whatHasNotItsFormIsNamed() throws IOException {
        Files.writeString(stateFile("app"), state("app") + "builtFrom: node-22\n");
        List<String> named = new ArrayList<>();
        ImageFactory imageFactory = imageFactory(new UneventfulRun() {
            @Override
            public void malformedValue(MalformedValue value) {
                named.add(value.key() + " in " + value.files());
            }
        });

        imageFactory.plan(enrollments(), OPTIONS, Optional.empty(), Optional.empty(), now);
        imageFactory.rebuild(rebuilder(), Optional.empty(), plan -> {}, true);

        assertThat(named).hasSize(2).containsOnly("builtFrom in [images/app.yaml]");
    }

    @Test
    void aCiSystemThatTakesNothingForDaysOpensNoCircuit() throws IOException {
        ci = () -> {
            throw TriggerException.unavailable("ci cannot be reached");
        };
        for (int day = 0; day < 5; day++) {
            assertThat(rebuild().answers()).containsValue(new RebuildAnswer.Refused("ci cannot be reached", true));
            assertThat(state("app")).contains("status: failed", "failures: 1", "error: ci cannot be reached");
            now = now.plus(Duration.ofDays(1));
        }
        requests.clear();
        ci = Optional::empty;

        rebuild();

        assertThat(requests).extracting(BuildRequest::image).contains("app");
        assertThat(state("app")).contains("status: triggered", "failures: 1");
    }

    /** What CI says. */
    private interface Ci {

        Optional<URI> answer() throws TriggerException;
    }

    private RebuildResult rebuild() throws IOException {
        return imageFactory().rebuild(rebuilder(), Optional.empty(), plan -> {}, false);
    }

    private Rebuilder rebuilder() throws IOException {
        return new Rebuilder(enrollments(), OPTIONS, now, registry(), claims, new BuildTrigger() {
            @Override
            public Optional<URI> trigger(BuildRequest request) throws TriggerException {
                requests.add(request);
                return ci.answer();
            }

            @Override
            public Optional<String> problem(BuildRequest request) {
                return problem;
            }
        });
    }

    private RebuildPlan plan() throws IOException {
        return imageFactory()
                .plan(enrollments(), OPTIONS, Optional.empty(), Optional.empty(), now)
                .plan();
    }

    private void refresh() throws IOException {
        imageFactory().refresh(enrollments(), registry(), new RefreshPolicy(Duration.ZERO, true, 1), now, false);
    }

    private static ReleaseOrder order(String target) {
        return new ReleaseOrder(target, "a hole in it", "alice", Optional.of("CVE-2026-1"), Optional.empty());
    }

    private void publish(String image, char digit) {
        published.put(image, digest(digit));
        published.put(digest(digit).toString(), digest(digit));
    }

    private Registry registry() {
        return new UndescribedImages() {
            @Override
            public Published published(ImageReference image, Optional<Published> known) throws RegistryException {
                whileAsked.run();
                if (hidden.contains(image.familiar())) {
                    throw RegistryException.hidden("not for you");
                }
                Digest digest =
                        published.get(image.digest().map(Digest::toString).orElseGet(image::familiar));
                if (digest == null) {
                    throw RegistryException.lasting("gone");
                }
                return Published.of(digest);
            }

            @Override
            public Optional<Instant> created(ImageReference image, Published any) {
                return Optional.empty();
            }

            @Override
            public List<String> tags(ImageReference image) {
                throw new AssertionError(image);
            }
        };
    }

    private String state(String image) throws IOException {
        return Files.readString(stateFile(image));
    }

    private Path stateFile(String image) {
        return folder.resolve("state/images/" + image + ".yaml");
    }

    private Enrollments enrollments() throws IOException {
        return imageFactory().enrollments();
    }

    private ImageFactory imageFactory() {
        return imageFactory(new UneventfulRun());
    }

    private ImageFactory imageFactory(ImageFactory.Listener listener) {
        return new ImageFactory(
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false),
                TestTurn.OF_A_TEST,
                listener);
    }

    private static Digest digest(char digit) {
        return new Digest("sha256", String.valueOf(digit).repeat(64));
    }
}
