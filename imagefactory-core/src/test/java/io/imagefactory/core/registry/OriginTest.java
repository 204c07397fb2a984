package io.imagefactory.core.registry;

import static io.imagefactory.core.registry.MediaType.INDEX;
import static io.imagefactory.core.registry.MediaType.MANIFEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.RefreshResult;
import io.imagefactory.core.TestTurn;
import io.imagefactory.core.UneventfulRun;
import io.imagefactory.core.host.FakeTime;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.rebuild.PlanText;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.rebuild.RebuildPlan;
import io.imagefactory.core.refresh.Origin;
import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Evidence;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.SeenDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What images were built from, whoever has built them, as a refresh learns it from a registry and a plan tells it. */
class OriginTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String BASE = "vendor/base";
    private static final String APP = "acme/app";

    private final FakeTime time = new FakeTime();
    private FakeRegistry server;
    private ImageFactory imageFactory;

    @TempDir
    private Path folder;

    /** How an image says or shows it. */
    private enum Kind {
        PROVENANCE(Evidence.PROVENANCE, 3),
        INDEX_ANNOTATION(Evidence.LABELS, 1),
        MANIFEST_ANNOTATION(Evidence.LABELS, 3),
        LABEL(Evidence.LABELS, 2),
        LAYERS(Evidence.LAYERS, 2),
        LAYERS_IN_INDEX(Evidence.LAYERS, 3);

        private final Evidence evidence;
        private final int requests;

        Kind(Evidence evidence, int requests) {
            this.evidence = evidence;
            this.requests = requests;
        }
    }

    @BeforeEach
    void discover() throws IOException {
        server = new FakeRegistry();
        Files.writeString(
                folder.resolve("Dockerfile"),
                "FROM " + server.image(BASE + ":22").canonical() + "\n");
        Files.writeString(folder.resolve("images.yaml"), """
                - name: app
                  registry: %s
                  repository: %s
                  rebuildDelay: 1h
                  source: {provider: local, dockerfile: Dockerfile}
                """.formatted(server.host(), APP));
        imageFactory = new ImageFactory(
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false),
                TestTurn.OF_A_TEST,
                new UneventfulRun());
        try (LocalSources sources = new LocalSources(folder, Map.of(), Set.of())) {
            imageFactory.discover(imageFactory.enrollments(), sources, START, false, false);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void anImageThatAPushHasBuiltOnTheNewestBaseIsUpToDateAfterOneRefresh(Kind kind) throws IOException {
        publishApp(kind, publishBase("old"), "old");
        refresh(0);
        server.forget();
        Digest newest = publishBase("new");
        publishApp(kind, newest, "new");

        RefreshResult result = refresh(1);

        assertThat(doubts(result)).isEmpty();
        assertThat(app().builtFrom()).containsOnly(Map.entry(baseName(), told(kind, newest)));
        assertThat(app().rebuildState().evidence()).contains(kind.evidence);
        assertThat(plan(3).due()).isEmpty();
        assertThat(gets(APP)).hasSize(kind.requests);
    }

    @ParameterizedTest
    @EnumSource
    void oneThatWasBuiltFromACachedOldBaseIsBehind(Kind kind) throws IOException {
        Digest old = publishBase("old");
        refresh(0);
        publishBase("new");
        publishApp(kind, old, "old");

        refresh(1);

        assertThat(app().builtFrom()).containsOnly(Map.entry(baseName(), told(kind, old)));
        RebuildPlan plan = plan(3);
        assertThat(plan.due()).containsExactly("app");
        assertThat(PlanText.lines(plan).toString())
                .contains("moved from " + told(kind, old).toString().substring(0, 19));
    }

    @Test
    void whatHasNotMovedCostsOneRequestWithoutABody() throws IOException {
        publishApp(Kind.PROVENANCE, publishBase("old"), "old");
        refresh(0);
        server.forget();

        refresh(1);

        assertThat(server.asked())
                .containsExactlyInAnyOrder(
                        "HEAD /v2/" + BASE + "/manifests/22", "HEAD /v2/" + APP + "/manifests/latest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "[]", "{}", "another image", "huge", "gone", "another base image"})
    void aBadAttestationIsToldOnceAndStopsNothing(String fault) throws IOException {
        Digest base = publishBase("old");
        byte[] configuration = configuration("app", List.of("old", "app"), "");
        byte[] manifest = Images.manifest(MANIFEST, configuration);
        String statement = switch (fault) {
            case "another image" -> statement(base, base, "22");
            case "another base image" -> statement(Images.digest(manifest), Images.digest(manifest), "23");
            case "huge" -> " ".repeat(Attestation.MOST_BYTES + 1);
            default -> fault;
        };
        publishAttested(manifest, statement);
        if (fault.equals("gone")) {
            server.on(
                    "/v2/" + APP + "/blobs/" + Images.digest(Images.bytes(statement)),
                    exchange -> FakeRegistry.status(exchange, 404));
        }

        RefreshResult first = refresh(0);
        RefreshResult second = refresh(1);

        assertThat(first.answers().failures()).isEmpty();
        assertThat(doubts(first)).singleElement().asString().startsWith("its attestation is no evidence: ");
        assertThat(doubts(second)).isEmpty();
        assertThat(app().currentDigest()).isPresent();
        assertThat(app().builtFrom()).isEmpty();
        assertThat(gets(APP)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void anImageThatWasNeverPublishedIsNoFailure() throws IOException {
        publishBase("old");

        RefreshResult result = refresh(0);

        assertThat(result.answers().failures()).isEmpty();
        assertThat(result.answers().unpublished()).hasToString("[images/app.yaml]");
    }

    @Test
    void evidenceThatCannotBeReadIsReadByTheNextRun() throws IOException {
        Digest base = publishBase("old");
        publishApp(Kind.PROVENANCE, base, "old");
        server.before(exchange ->
                exchange.getRequestURI().getPath().contains("/acme/app/blobs/") && FakeRegistry.status(exchange, 503));
        RefreshResult first = refresh(0);
        server.before(exchange -> false);

        refresh(1);

        assertThat(doubts(first)).singleElement().asString().startsWith("what it was built from cannot be read: ");
        assertThat(app().builtFrom()).containsOnly(Map.entry(baseName(), base));
    }

    @Test
    void aLabelThatTheBaseImageHasTooSaysNothing() throws IOException {
        Digest claimed = publishBase("old");
        refresh(0);
        String label = label(claimed);
        Digest newest = publishBase(configuration("base", List.of("new"), label));
        byte[] configuration = configuration("app", List.of("new", "app"), label);
        publishSingle(Images.manifest(MANIFEST, configuration), configuration);

        refresh(1);

        assertThat(app().builtFrom()).containsOnly(Map.entry(baseName(), told(Kind.LAYERS, newest)));
        assertThat(app().rebuildState().evidence()).contains(Evidence.LAYERS);
    }

    @Test
    void evidenceThatContradictsBetterEvidenceIsTold() throws IOException {
        Digest old = publishBase("old");
        refresh(0);
        publishBase("new");
        byte[] configuration = configuration("app", List.of("new", "app"), label(old));
        publishSingle(Images.manifest(MANIFEST, configuration), configuration);

        RefreshResult result = refresh(1);

        assertThat(app().builtFrom()).containsOnly(Map.entry(baseName(), old));
        assertThat(doubts(result)).singleElement().asString().startsWith("by its layers it stands on ");
    }

    @ParameterizedTest
    @CsvSource({"oldest, true", "asked, false", "newest, false"})
    void aBuildFromWhatWasAskedForOrNewerEndsTheRebuild(String from, boolean open) throws IOException {
        Map<String, Digest> bases = new TreeMap<>();
        for (String base : List.of("oldest", "asked", "newest")) {
            bases.put(base, publishBase(base));
            refresh(bases.size());
        }
        Path file = folder.resolve("state/images/app.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("rebuildState:(\\n .*)*", """
                rebuildState:
                  status: triggered
                  pendingRebuild: true
                  request:
                    askedAt: "2026-01-04T12:00:00Z"
                    digests: {%s: "%s"}
                """.formatted(
                        baseName(), bases.get("asked"))));
        publishApp(Kind.PROVENANCE, bases.get(from), from);

        refresh(5);

        assertThat(app().builtFrom()).containsOnly(Map.entry(baseName(), bases.get(from)));
        assertThat(app().rebuildState().openRequest().isPresent()).isEqualTo(open);
    }

    @Test
    void whatIsInAPlatformThatMovedIsReadAndThatOfOthersIsNot() throws IOException {
        publishBase("old");
        refresh(0);
        server.forget();
        Digest again = publishBase(configuration("base made anew", List.of("old"), ""));
        refresh(1);
        assertThat(gets(BASE)).hasSize(5);
        server.forget();
        Digest other = publishIndexOfBase(configuration("base made anew", List.of("old"), ""), "other arm64");
        refresh(2);

        assertThat(gets(BASE)).hasSize(1);
        List<SeenDigest> history = base().digests(START);
        assertThat(history).extracting(SeenDigest::digest).startsWith(other, again);
        assertThat(history.get(1).content()).containsOnlyKeys("linux/amd64");
        assertThat(history)
                .extracting(SeenDigest::content)
                .containsOnly(history.get(1).content());
        assertThat(history.get(0).platforms()).containsOnlyKeys("linux/amd64", "linux/arm64");
    }

    @Test
    void platformsOfWhatOthersHaveSetAreReadOnceALimitHasEnded() throws IOException {
        publishBase("old");
        refresh(0);
        setByOthers(publishBase("second"), 1);
        setByOthers(publishBase("third"), 2);
        server.before(exchange -> exchange.getRequestMethod().equals("GET") && FakeRegistry.status(exchange, 429));
        refresh(3);
        assertThat(base().digests(START))
                .extracting(seen -> seen.platforms().size())
                .containsExactly(0, 0, 2);
        server.before(exchange -> false);

        refresh(4);

        assertThat(base().digests(START))
                .extracting(seen -> seen.platforms().size())
                .containsExactly(2, 2, 2);
        assertThat(base().digests(START))
                .extracting(seen -> seen.content().size())
                .containsExactly(1, 1, 1);
    }

    private void setByOthers(Digest digest, int day) throws IOException {
        Path file = folder.resolve("state/base-images/" + baseName() + ".yaml");
        Files.writeString(
                file, Files.readString(file).replaceAll("(?m)^currentDigest: .*", "currentDigest: " + digest));
        try (LocalSources sources = new LocalSources(folder, Map.of(), Set.of())) {
            imageFactory.discover(imageFactory.enrollments(), sources, day(day), true, false);
        }
    }

    /** Layers tell of a platform's manifest. */
    private Digest told(Kind kind, Digest index) throws IOException {
        return kind.evidence != Evidence.LAYERS
                ? index
                : base().digests(START).stream()
                        .filter(seen -> seen.digest().equals(index))
                        .map(seen -> seen.platforms().get("linux/amd64"))
                        .findFirst()
                        .orElseThrow();
    }

    private Digest publishBase(String layer) {
        return publishBase(configuration("base", List.of(layer), ""));
    }

    private Digest publishBase(byte[] configuration) {
        return publishIndexOfBase(configuration, "arm64");
    }

    private Digest publishIndexOfBase(byte[] configuration, String arm) {
        byte[] amd64 = Images.manifest(MANIFEST, configuration);
        byte[] index = Images.index(
                INDEX,
                new TreeMap<>(
                        Map.of("linux/amd64", amd64, "linux/arm64", Images.manifest(MANIFEST, Images.bytes(arm)))));
        server.blob(BASE, configuration);
        server.publish(BASE, "amd64", MANIFEST, amd64);
        server.publish(BASE, "22", INDEX, index);
        return Images.digest(index);
    }

    private void publishApp(Kind kind, Digest base, String layer) {
        byte[] configuration =
                configuration("app on " + base, List.of(layer, "app"), kind == Kind.LABEL ? label(base) : "");
        byte[] manifest = Images.manifest(MANIFEST, configuration);
        switch (kind) {
            case PROVENANCE -> publishAttested(manifest, statement(Images.digest(manifest), base, "22"));
            case LABEL, LAYERS -> publishSingle(manifest, configuration);
            default -> {
                String annotations = ",\"annotations\":{" + label(base) + "}}";
                byte[] annotated = kind == Kind.MANIFEST_ANNOTATION
                        ? Images.bytes(new String(manifest).replaceAll("}$", annotations))
                        : manifest;
                String index = new String(Images.index(INDEX, new TreeMap<>(Map.of("linux/amd64", annotated))));
                server.blob(APP, configuration);
                server.publish(APP, "amd64", MANIFEST, annotated);
                server.publish(
                        APP,
                        "latest",
                        INDEX,
                        Images.bytes(kind == Kind.INDEX_ANNOTATION ? index.replaceAll("}$", annotations) : index));
            }
        }
    }

    private void publishSingle(byte[] manifest, byte[] configuration) {
        server.blob(APP, configuration);
        server.publish(APP, "latest", MANIFEST, manifest);
    }

    /** As BuildKit does: see the files of {@code provenance}. */
    private void publishAttested(byte[] manifest, String statement) {
        byte[] attestation = Images.bytes("""
                {"mediaType": "%s", "subject": {"digest": "%s"}, "layers": [{"mediaType": "application/vnd.in-toto+json",
                 "digest": "%s", "size": %d, "annotations": {"in-toto.io/predicate-type": "https://slsa.dev/provenance/v1"}}]}
                """.formatted(
                        MANIFEST, Images.digest(manifest), Images.digest(Images.bytes(statement)), statement.length()));
        server.blob(APP, Images.bytes(statement));
        server.publish(APP, "attestation", MANIFEST, attestation);
        server.publish(APP, "amd64", MANIFEST, manifest);
        server.publish(APP, "latest", INDEX, Images.bytes("""
                {"mediaType": "%s", "manifests": [
                 {"digest": "%s", "platform": {"os": "linux", "architecture": "amd64"}},
                 {"digest": "%s", "platform": {"os": "unknown", "architecture": "unknown"}, "annotations": {
                  "vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": "%s"}}]}
                """.formatted(
                        INDEX, Images.digest(manifest), Images.digest(attestation), Images.digest(manifest))));
    }

    private String statement(Digest subject, Digest base, String tag) {
        return """
                {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://slsa.dev/provenance/v1",
                 "subject": [{"name": "_", "digest": {"sha256": "%s"}}],
                 "predicate": {"buildDefinition": {"resolvedDependencies": [
                  {"uri": "pkg:docker/%s/vendor/base@%s?platform=linux%%2Famd64", "digest": {"sha256": "%s"}}]}}}
                """.formatted(subject.hex(), server.host(), tag, base.hex());
    }

    private String label(Digest base) {
        return "\"org.opencontainers.image.base.name\":\"%s\",\"org.opencontainers.image.base.digest\":\"%s\""
                .formatted(server.image(BASE + ":22").canonical(), base);
    }

    private static byte[] configuration(String made, List<String> layers, String labels) {
        String digests = layers.stream()
                .map(layer -> "\"" + Images.digest(Images.bytes(layer)) + "\"")
                .collect(Collectors.joining(","));
        return Images.bytes("""
                {"os": "linux", "architecture": "amd64", "author": "%s", "rootfs": {"type": "layers", "diff_ids": [%s]},
                 "config": {"Env": ["PATH=/bin"], "User": "app", "Labels": {%s}}}""".formatted(made, digests, labels));
    }

    private RefreshResult refresh(int day) throws IOException {
        try (HttpRegistry registry =
                new HttpRegistry(RegistryOptions.USUAL.withCache(folder.resolve("cache")), time, time, new Random(1))) {
            return imageFactory.refresh(
                    imageFactory.enrollments(), registry, new RefreshPolicy(Duration.ZERO, true, 2), day(day), false);
        }
    }

    private RebuildPlan plan(int day) throws IOException {
        return imageFactory
                .plan(
                        imageFactory.enrollments(),
                        new RebuildOptions(Duration.ofHours(2), 10),
                        Optional.empty(),
                        Optional.empty(),
                        day(day))
                .plan();
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private ImageState app() throws IOException {
        return imageFactory.state().image("app").orElseThrow();
    }

    private BaseImageState base() throws IOException {
        return imageFactory.state().baseImage(baseName()).orElseThrow();
    }

    private String baseName() throws IOException {
        return app().derived().baseImages().get(0);
    }

    private List<String> gets(String repository) {
        return server.asked().stream()
                .filter(request -> request.startsWith("GET /v2/" + repository + "/"))
                .toList();
    }

    private static List<String> doubts(RefreshResult result) {
        return result.answers().findings().origins().values().stream()
                .map(Origin::doubts)
                .flatMap(List::stream)
                .toList();
    }
}
