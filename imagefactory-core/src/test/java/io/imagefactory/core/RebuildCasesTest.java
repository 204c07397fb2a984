package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.ci.BuildRequest;
import io.imagefactory.core.ci.BuildTrigger;
import io.imagefactory.core.ci.TriggerException;
import io.imagefactory.core.claim.Claim;
import io.imagefactory.core.claim.Claims;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.rebuild.PlanText;
import io.imagefactory.core.rebuild.RebuildAnswer;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.rebuild.RebuildResult;
import io.imagefactory.core.rebuild.Rebuilder;
import io.imagefactory.core.rebuild.ReleaseOrder;
import io.imagefactory.core.registry.RegistryException;
import io.imagefactory.core.registry.UndescribedImages;
import io.imagefactory.core.state.MalformedValue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An infra repository, and in {@code out} the state after {@code rebuild}, with what was claimed, asked for and answered.
 * Beside the state stands what others say, a line each:
 *
 * <ul>
 *   <li>{@code registry.txt}: a tag and the digit of its digest ({@code node:22 2}), or {@code hidden} or {@code gone};
 *       what is not there is gone; {@code node@2 gone} for a digest that the registry no longer has
 *   <li>{@code ci.txt}: an image and {@code begun}, {@code refused}, {@code unavailable}, {@code unknown} or
 *       {@code problem}, with a text; else a build begins
 *   <li>{@code claims.txt}: an image and {@code lost} with the time, or {@code refused} with the reason
 *   <li>{@code release.txt}: what is released, and {@code concurrent.txt}: how many builds there may be at once
 * </ul>
 */
class RebuildCasesTest extends UneventfulRun {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final List<String> report = new ArrayList<>();

    @TempDir
    private Path folder;

    static List<GoldenFolder> cases() {
        return GoldenFolder.cases(RebuildCasesTest.class, "rebuild");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rebuildAsksForWhatIsDueAndSaysSoInTheState(GoldenFolder golden) throws IOException {
        copy(golden.in());

        rebuild(golden, NOW, false);

        SortedMap<String, String> actual = new TreeMap<>();
        GoldenFolder.read(folder.resolve("state")).forEach((file, text) -> actual.put("state/" + file, text));
        actual.put("report.txt", report.stream().map(line -> line + "\n").collect(Collectors.joining()));
        golden.assertYields(actual);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRunThatOnlyLooksChangesNothing(GoldenFolder golden) throws IOException {
        copy(golden.in());
        Map<String, String> before = GoldenFolder.read(folder.resolve("state"));

        rebuild(golden, NOW, true);

        assertThat(report).noneMatch(line -> line.startsWith("ASKED") || line.startsWith("CLAIMED"));
        assertThat(GoldenFolder.read(folder.resolve("state"))).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRunSoonAfterwardsAsksForNothingThatWasTaken(GoldenFolder golden) throws IOException {
        copy(golden.in());
        rebuild(golden, NOW, false);
        Map<String, String> before = GoldenFolder.read(folder.resolve("state"));
        List<String> answered = lines(golden, "ci.txt").stream()
                .filter(line -> !line.contains(" begun ") && !line.contains(" unknown "))
                .map(line -> line.split(" ")[0])
                .toList();
        report.clear();

        rebuild(golden, NOW.plus(Duration.ofMinutes(1)), false);

        assertThat(report)
                .filteredOn(line -> line.startsWith("ASKED "))
                .allMatch(line -> answered.contains(line.split(" ")[1]));
        if (answered.isEmpty()) {
            assertThat(GoldenFolder.read(folder.resolve("state"))).isEqualTo(before);
        }
    }

    private void rebuild(GoldenFolder golden, Instant now, boolean dryRun) throws IOException {
        ImageFactory imageFactory = new ImageFactory(
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false),
                TestTurn.OF_A_TEST,
                this);
        int concurrent = lines(golden, "concurrent.txt").stream()
                .map(Integer::valueOf)
                .findFirst()
                .orElse(10);
        Rebuilder rebuilder = new Rebuilder(
                imageFactory.enrollments(),
                new RebuildOptions(Duration.ofHours(6), concurrent),
                now,
                new Tags(lines(golden, "registry.txt")),
                new ListedClaims(lines(golden, "claims.txt")),
                new Ci(lines(golden, "ci.txt")));
        Optional<ReleaseOrder> release = lines(golden, "release.txt").stream()
                .map(target ->
                        new ReleaseOrder(target, "a hole in it", "alice", Optional.of("CVE-2026-1"), Optional.empty()))
                .findFirst();

        RebuildResult result =
                imageFactory.rebuild(rebuilder, release, shown -> report.add("RELEASES " + shown.affected()), dryRun);

        result.taken().forEach((image, since) -> report.add("TAKEN " + image + " since " + since));
        result.answers().forEach((image, answer) -> report.add("ANSWERED " + image + ": " + words(answer)));
        Stream.concat(
                        result.plan().due().stream(),
                        result.plan().images().keySet().stream()
                                .filter(name -> !result.plan().due().contains(name)))
                .forEach(name -> report.add("PLAN " + name + ": "
                        + result.plan().images().get(name).decision().reason(now)));
        report.add("PLAN " + PlanText.summary(result.plan()));
    }

    private static String words(RebuildAnswer answer) {
        if (answer instanceof RebuildAnswer.Begun begun) {
            return "begun" + begun.run().map(run -> " " + run).orElse("");
        }
        if (answer instanceof RebuildAnswer.Refused refused) {
            return (refused.unavailable() ? "unavailable " : "refused ") + refused.reason();
        }
        return "unknown " + ((RebuildAnswer.Unknown) answer).reason();
    }

    @Override
    public void malformedValue(MalformedValue value) {
        report.add("MALFORMED " + value.key() + ": " + value.value() + " is not " + value.expected() + ", in "
                + value.files());
    }

    private static List<String> lines(GoldenFolder golden, String file) throws IOException {
        Path path = golden.in().resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    /** What a line says behind the first word, by that word. */
    private static Map<String, String> byFirstWord(List<String> lines) {
        return lines.stream()
                .collect(Collectors.toMap(line -> line.split(" ")[0], line -> line.substring(line.indexOf(' ') + 1)));
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(from.relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
    }

    private static final class Tags implements UndescribedImages {

        private final Map<String, String> digits;

        Tags(List<String> lines) {
            digits = byFirstWord(lines);
        }

        @Override
        public Published published(ImageReference image, Optional<Published> known) throws RegistryException {
            Optional<Digest> digest = image.digest();
            String says = digest.map(exact -> digits.getOrDefault(
                            image.withoutDigest().familiar().replaceFirst("@.*", "") + "@"
                                    + exact.hex().charAt(0),
                            "" + exact.hex().charAt(0)))
                    .orElseGet(() -> digits.getOrDefault(image.familiar(), "gone"));
            return switch (says) {
                case "gone" -> throw RegistryException.lasting("it is not there");
                case "hidden" -> throw RegistryException.hidden("it is not shown");
                default -> Published.of(new Digest("sha256", says.repeat(64)));
            };
        }

        @Override
        public Optional<Instant> created(ImageReference image, Published any) {
            return Optional.empty();
        }

        @Override
        public List<String> tags(ImageReference image) {
            return digits.keySet().stream()
                    .filter(tag ->
                            tag.startsWith(image.withoutDigest().familiar().replaceFirst(":[^:/]*$", "") + ":"))
                    .map(tag -> tag.substring(tag.lastIndexOf(':') + 1))
                    .toList();
        }
    }

    private final class ListedClaims implements Claims {

        private final Map<String, String> outcomes;

        ListedClaims(List<String> lines) {
            outcomes = byFirstWord(lines);
        }

        @Override
        public Map<String, Outcome> claim(Collection<Claim> wanted, Instant now) {
            Map<String, Outcome> claimed = new TreeMap<>();
            for (Claim claim : wanted) {
                report.add("CLAIMED " + claim.image() + ": " + claim.subject().replace("\n", "; "));
                String says = outcomes.getOrDefault(claim.image(), "won");
                String text = says.substring(says.indexOf(' ') + 1);
                claimed.put(
                        claim.image(),
                        says.startsWith("lost ")
                                ? new Outcome.Lost(Instant.parse(text))
                                : says.startsWith("refused ") ? new Outcome.Refused(text) : new Outcome.Won());
            }
            return claimed;
        }
    }

    private final class Ci implements BuildTrigger {

        private final Map<String, String> answers;

        Ci(List<String> lines) {
            answers = byFirstWord(lines);
        }

        @Override
        public Optional<URI> trigger(BuildRequest request) throws TriggerException {
            report.add("ASKED " + request.image() + " as " + request.id() + ": " + request.reason());
            request.baseImages().forEach((base, digest) -> report.add("  " + base + " " + digest));
            String says = answers.getOrDefault(request.image(), "begun");
            String text = says.substring(says.indexOf(' ') + 1);
            switch (says.split(" ")[0]) {
                case "refused":
                    throw TriggerException.refused(text);
                case "unavailable":
                    throw TriggerException.unavailable(text);
                case "unknown":
                    throw TriggerException.unknown(text);
                default:
                    return says.equals("begun") ? Optional.empty() : Optional.of(URI.create(text));
            }
        }

        @Override
        public Optional<String> problem(BuildRequest request) {
            return Optional.ofNullable(answers.get(request.image()))
                    .filter(says -> says.startsWith("problem "))
                    .map(says -> says.substring("problem ".length()));
        }
    }
}
