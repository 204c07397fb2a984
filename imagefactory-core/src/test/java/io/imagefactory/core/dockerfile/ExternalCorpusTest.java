package io.imagefactory.core.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Dockerfiles with BuildKit's answers, kept elsewhere: {@code -Ddockerfiles.corpus=<folder>} names a folder with an
 * {@code expected.json} and, for each of its cases, a folder with the {@code Dockerfile}.
 */
@EnabledIfSystemProperty(named = ExternalCorpusTest.PROPERTY, matches = ".+")
class ExternalCorpusTest {
    static final String PROPERTY = "dockerfiles.corpus";

    @TestFactory
    Stream<DynamicTest> answersAsBuildKitDoes() throws IOException {
        Path corpus = Path.of(System.getProperty(PROPERTY));
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        String expected = Files.readString(corpus.resolve("expected.json"), StandardCharsets.UTF_8);
        List<?> cases = (List<?>) new Load(settings).loadFromString(expected);
        return cases.stream().map(entry -> new Case(corpus, (Map<?, ?>) entry)).map(Case::test);
    }

    private record Case(Path corpus, Map<?, ?> entry) {

        DynamicTest test() {
            return dynamicTest(name(), this::run);
        }

        private String name() {
            return String.valueOf(entry.get("case"));
        }

        private void run() throws IOException {
            byte[] content = Files.readAllBytes(corpus.resolve(name()).resolve("Dockerfile"));
            Optional<DockerfileParseException> fault = Optional.empty();
            Map<String, String> found = new TreeMap<>();
            try {
                Dockerfile dockerfile = Dockerfile.parse(content);
                dockerfile
                        .externalImages(args())
                        .forEach(image -> found.put(image.reference().canonical(), uses(image)));
            } catch (DockerfileParseException e) {
                fault = Optional.of(e);
            }
            if (Boolean.TRUE.equals(entry.get("ok"))) {
                assertThat(fault).isEmpty();
                assertThat(found).isEqualTo(images("images"));
            } else if (fault.isEmpty()) {
                assertThat(entry.get("mustFlag")).isEqualTo(false);
                assertThat(found.keySet()).isEqualTo(images("imagesBestEffort").keySet());
            }
        }

        private BuildArgs args() {
            Map<String, String> values = new TreeMap<>();
            Optional.ofNullable((Map<?, ?>) entry.get("buildArgs"))
                    .ifPresent(given -> given.forEach((k, v) -> values.put(String.valueOf(k), String.valueOf(v))));
            return BuildArgs.of(values, text("target"), text("platform"));
        }

        private Optional<String> text(String key) {
            return Optional.ofNullable(entry.get(key)).map(String::valueOf);
        }

        private Map<String, String> images(String key) {
            Map<String, String> images = new TreeMap<>();
            for (Object image :
                    (List<?>) Optional.ofNullable((Object) entry.get(key)).orElse(List.of())) {
                Map<?, ?> fields = (Map<?, ?>) image;
                images.put(
                        String.valueOf(fields.get("reference")), fields.get("reachable") + " " + fields.get("kinds"));
            }
            return images;
        }

        private static String uses(ExternalImage image) {
            TreeSet<String> kinds = new TreeSet<>();
            image.roles()
                    .forEach(role ->
                            kinds.add(role.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            return image.reachable() + " " + kinds;
        }
    }
}
