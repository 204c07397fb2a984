package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enrollment.FreightCreationPolicy;
import io.imagefactory.core.tags.TagFilter;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.Polling;
import io.imagefactory.kargo.Samples;
import io.imagefactory.kargo.TrackedImage;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentKeysTest {

    private static final ManifestOptions OPTIONS = Samples.OPTIONS;
    private static final TrackedImage IMAGE =
            Samples.image("node", Kind.BASE, "docker.io/library/node", new TagRule.Lexical(TagFilter.allowing("22")));

    @TempDir
    private Path classes;

    @Test
    void all_that_makes_a_document_another_one_makes_its_key_another_one() {
        DocumentKeys keys = DocumentKeys.of(List.of());
        List<String> all = new ArrayList<>();
        for (TrackedImage image : List.of(
                IMAGE,
                Samples.image("nod", Kind.BASE, "edocker.io/library/node", IMAGE.tags()),
                Samples.image("node", Kind.EXTERNAL, "docker.io/library/node", IMAGE.tags()),
                Samples.image(
                        "node", Kind.BASE, "docker.io/library/nod", new TagRule.Lexical(TagFilter.allowing("e22"))),
                Samples.image("node", Kind.BASE, IMAGE.repoURL(), new TagRule.NewestBuild(TagFilter.allowing("22"))),
                Samples.image("node", Kind.BASE, IMAGE.repoURL(), new TagRule.Digest("22")),
                polled(Polling.DEFAULT.withInterval(Duration.ofHours(23))),
                polled(new Polling(Polling.DEFAULT.interval(), 21, FreightCreationPolicy.AUTOMATIC, Optional.empty())),
                polled(new Polling(Polling.DEFAULT.interval(), 20, FreightCreationPolicy.MANUAL, Optional.empty())),
                selecting(Optional.of("22"), Optional.empty()),
                selecting(Optional.empty(), Optional.of("22")),
                selecting(Optional.of("2"), Optional.of("2")))) {
            for (ManifestOptions options : List.of(
                    OPTIONS,
                    Samples.inNamespace("other"),
                    new ManifestOptions(OPTIONS.namespace(), OPTIONS.kargoVersion(), true),
                    Samples.forKargo(KargoVersion.V1_10, OPTIONS))) {
                all.add(keys.of(new WarehouseObject(image), options));
            }
        }

        assertThat(all).hasSize(48).doesNotHaveDuplicates();
        assertThat(keys.of(new WarehouseObject(IMAGE), OPTIONS)).isEqualTo(all.get(0));
    }

    @Test
    void other_code_makes_another_key() throws IOException {
        List<String> keys = new ArrayList<>();
        keys.add(key());
        Path chart = Files.writeString(classes.resolve("Chart.class"), "old");
        keys.add(key());
        Files.writeString(chart, "new");
        keys.add(key());
        Files.move(chart, classes.resolve("Other.class"));
        keys.add(key());
        Files.createFile(classes.resolve("Empty.class"));
        keys.add(key());

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(key()).isEqualTo(keys.get(4));
    }

    @Test
    void the_place_of_the_code_makes_no_difference(@TempDir Path elsewhere) throws IOException {
        for (Path folder : List.of(classes, elsewhere)) {
            Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("Chart.class"), "code");
        }

        assertThat(DocumentKeys.of(List.of(elsewhere)).of(new WarehouseObject(IMAGE), OPTIONS))
                .isEqualTo(key());
    }

    private String key() {
        return DocumentKeys.of(List.of(classes)).of(new WarehouseObject(IMAGE), OPTIONS);
    }

    private static TrackedImage polled(Polling polling) {
        return new TrackedImage("node", Kind.BASE, IMAGE.repoURL(), IMAGE.tags(), polling);
    }

    private static TrackedImage selecting(Optional<String> constraint, Optional<String> allowTags) {
        return Samples.image(
                "node",
                Kind.BASE,
                IMAGE.repoURL(),
                new TagRule.SemVer(constraint, new TagFilter(allowTags, List.of())));
    }
}
