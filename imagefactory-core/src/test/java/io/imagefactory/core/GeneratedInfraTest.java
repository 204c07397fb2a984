package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.discovery.Discoverer;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedInfraTest {

    @TempDir
    private Path folder;

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOthers() throws IOException {
        GeneratedInfra.write(folder.resolve("a"), 200, 1);
        GeneratedInfra.write(folder.resolve("b"), 200, 1);
        GeneratedInfra.write(folder.resolve("c"), 200, 2);

        assertThat(texts("a")).isEqualTo(texts("b")).isNotEqualTo(texts("c")).hasSize(181);
    }

    @Test
    void everyDockerfileIsReadOnceAndUnderstood() throws IOException {
        GeneratedInfra.write(folder, 400, 3);
        String yaml = Files.readString(folder.resolve("images.yaml"));
        Enrollments enrollments = enrollments(yaml + yaml.replace("- name: ", "- name: again-"));
        List<Source> read = new CopyOnWriteArrayList<>();

        try (LocalSources sources = new LocalSources(folder, Map.of(), Set.of())) {
            var discovery = new Discoverer((asked, receiver) -> sources.read(asked, (source, content) -> {
                        read.add(source);
                        receiver.accept(source, content);
                    }))
                    .discover(enrollments);

            assertThat(discovery.failures()).isEmpty();
            assertThat(discovery.analyses()).hasSize(720);
            assertThat(read).hasSize(360).doesNotHaveDuplicates();
        }
    }

    private static Enrollments enrollments(String yaml) {
        return EnrollmentsReader.read("images.yaml", yaml.getBytes(StandardCharsets.UTF_8), 0);
    }

    private SortedMap<Path, String> texts(String name) throws IOException {
        Path root = folder.resolve(name);
        SortedMap<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file), Files.readString(file));
            }
        }
        return texts;
    }
}
