package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.rebuild.PlanJson;
import io.imagefactory.core.rebuild.PlanText;
import io.imagefactory.core.rebuild.PlannedImage;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.rebuild.RebuildPlan;
import io.imagefactory.core.rebuild.ReleaseOrder;
import io.imagefactory.core.rebuild.SourcePolicy;
import io.imagefactory.core.state.MalformedValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An infra repository, and in {@code out} what {@code plan} says of it, as text, as JSON, and as source policies. */
class PlanTest implements ImageFactory.Listener {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final RebuildOptions OPTIONS = new RebuildOptions(Duration.ofHours(6), 3);

    private final List<String> malformed = new ArrayList<>();

    static List<GoldenFolder> cases() {
        return GoldenFolder.cases(PlanTest.class, "plan");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void planSaysWhatIsToBecomeOfEveryImage(GoldenFolder golden) throws IOException {
        Map<String, String> before = GoldenFolder.read(golden.in());

        RebuildPlan plan = plan(golden);

        List<String> text = new ArrayList<>(malformed);
        text.addAll(PlanText.lines(plan));
        text.add(PlanText.summary(plan));
        PlanText.ofUnknownPlatforms(plan).forEach(base -> text.add("UNKNOWN PLATFORMS " + base));
        text.add("");
        plan.images().values().forEach(image -> text.addAll(PlanText.explanation(plan, image)));
        SortedMap<String, String> actual = new TreeMap<>();
        actual.put("plan.txt", String.join("\n", text) + "\n");
        actual.put("plan.json", json(plan));
        plan.images().values().stream()
                .filter(PlannedImage::isDue)
                .forEach(image -> actual.put("policy/" + image.name() + ".json", SourcePolicy.of(image)));
        golden.assertYields(actual);
        assertThat(GoldenFolder.read(golden.in())).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePlanIsTheSameEveryTime(GoldenFolder golden) throws IOException {
        assertThat(plan(golden)).isEqualTo(plan(golden));
    }

    private static String json(RebuildPlan plan) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PlanJson.write(plan, file);
        return file.toString(StandardCharsets.UTF_8);
    }

    /** What {@code release.txt} names, where it is there. */
    private static Optional<ReleaseOrder> release(GoldenFolder golden) throws IOException {
        Path file = golden.in().resolve("release.txt");
        return Files.exists(file)
                ? Optional.of(new ReleaseOrder(
                        Files.readString(file).strip(), "a hole in it", "alice", Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    /** What {@code now.txt} says, where it is there. */
    private static Instant now(GoldenFolder golden) throws IOException {
        Path file = golden.in().resolve("now.txt");
        return Files.exists(file) ? Instant.parse(Files.readString(file).strip()) : NOW;
    }

    private RebuildPlan plan(GoldenFolder golden) throws IOException {
        ImageFactory imageFactory = new ImageFactory(
                new InfraRepository(
                        golden.in(),
                        golden.in().resolve("images.yaml"),
                        golden.in().resolve("state"),
                        false),
                TestTurn.OF_A_TEST,
                this);
        return imageFactory
                .plan(imageFactory.enrollments(), OPTIONS, release(golden), Optional.empty(), now(golden))
                .plan();
    }

    @Override
    public void progress(Step step, int done, int total) {
        // How far it is, is no part of the plan.
    }

    @Override
    public void waitingFor(String otherRun) {
        throw new AssertionError("waits for " + otherRun);
    }

    @Override
    public void recovered(List<String> files) {
        throw new AssertionError(files + " are not on disk");
    }

    @Override
    public void emptied(List<String> files) {
        throw new AssertionError(files + " are not on disk");
    }

    @Override
    public void foreignFile(String file) {
        throw new AssertionError(file + " is no state");
    }

    @Override
    public void malformedValue(MalformedValue value) {
        malformed.add(value.files() + ": " + value.key() + " is not " + value.expected() + " but " + value.value());
    }
}
