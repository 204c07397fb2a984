package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.imagefactory.core.tags.TagFilter;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.kargo.Manifest;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import io.imagefactory.kargo.Pipeline;
import io.imagefactory.kargo.Samples;
import io.imagefactory.kargo.StateRepository;
import io.imagefactory.kargo.SynthesisRequest;
import io.imagefactory.kargo.TrackedImage;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of a part and of what was known must be what is made of all. */
class IncrementalSynthesisTest {

    private static final Path MANIFEST = RealSynthesizer.MANIFEST;
    private static final ManifestOptions DEFAULTS = Samples.OPTIONS;

    /** What cdk8s was asked to make. */
    private final List<KargoObject> made = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void whatever_changes_the_text_is_that_of_a_full_synthesis_and_no_more_is_made_than_has_changed() {
        Random random = new Random(1);
        Images images = new Images(random, 40);
        SynthesisRequest before = images.request();
        playing(folder).synthesize(before, MANIFEST);
        for (int round = 0; round < 300; round++) {
            images.change(random.nextInt(6));
            SynthesisRequest request = images.request();

            made.clear();
            String text = playing(folder).synthesize(request, MANIFEST).text();

            List<KargoObject> changed = new ArrayList<>(KargoObjects.of(request));
            if (request.options().equals(before.options())) {
                changed.removeAll(KargoObjects.of(before));
            }
            assertThat(made).isSubsetOf(changed);
            assertThat(text)
                    .isEqualTo(new Synthesizer(IncrementalSynthesisTest::play, List.of(), nowhere())
                            .synthesize(request, MANIFEST)
                            .text());
            before = request;
        }
    }

    @Test
    void the_same_holds_for_cdk8s_itself() {
        Random random = new Random(2);
        Images images = new Images(random, 12);
        new RealSynthesizer().knowing(folder).synthesize(images.request(), MANIFEST);
        for (int round = 0; round < 3; round++) {
            images.change(1 + round);

            RealSynthesizer incremental = new RealSynthesizer();
            Manifest manifest = incremental.knowing(folder).synthesize(images.request(), MANIFEST);

            assertThat(manifest).isEqualTo(new RealSynthesizer().synthesize(images.request()));
        }
    }

    @Test
    void where_nothing_is_new_there_is_no_need_of_node() throws IOException {
        SynthesisRequest request = Samples.request(JobTest.images(3), DEFAULTS);
        Manifest first = synthesizer(System.getenv()).synthesize(request, MANIFEST);
        Map<String, String> withoutNode = Map.of("PATH", folder.toString());
        SynthesisRequest more = Samples.request(JobTest.images(4), DEFAULTS);

        Manifest second = synthesizer(withoutNode).synthesize(request, MANIFEST);

        assertThat(second).isEqualTo(first);
        assertThatExceptionOfType(NodeException.class)
                .isThrownBy(() -> synthesizer(withoutNode).synthesize(more, MANIFEST))
                .withMessageContaining("no `node` on the PATH");
    }

    @Test
    void a_new_base_image_makes_its_own_objects_and_the_policies_anew() {
        Pipeline recording = new Pipeline(new StateRepository("https://x/y", "main", "state"), List.of());
        SynthesisRequest before = new SynthesisRequest(JobTest.images(3), Optional.of(recording), DEFAULTS, Map.of());
        SynthesisRequest after = new SynthesisRequest(JobTest.images(4), Optional.of(recording), DEFAULTS, Map.of());
        playing(folder).synthesize(before, MANIFEST);
        made.clear();

        Manifest manifest = playing(folder).synthesize(after, MANIFEST);

        assertThat(made)
                .extracting(KargoObject::id)
                .containsExactly("ProjectConfig-image-factory", "Warehouse-node-00003", "Stage-record-node-00003");
        assertThat(manifest.objects()).containsEntry(ObjectKind.STAGE, 4).containsEntry(ObjectKind.WAREHOUSE, 4);
    }

    @Test
    void what_was_made_for_another_manifest_makes_no_difference() {
        SynthesisRequest request = Samples.request(JobTest.images(3), DEFAULTS);
        playing(folder).synthesize(Samples.request(JobTest.images(5), DEFAULTS), MANIFEST);

        playing(folder).synthesize(request, Path.of("target", "other.yaml"));

        assertThat(made).hasSize(5 + 3);
    }

    private Synthesizer synthesizer(Map<String, String> environment) {
        return new Synthesizer(Optional.empty(), folder.resolve("cache"), environment, line -> {});
    }

    private Synthesizer playing(Path folder) {
        return new Synthesizer(
                job -> {
                    made.addAll(job.objects());
                    return play(job);
                },
                List.of(),
                new DocumentCache(folder));
    }

    private static DocumentCache nowhere() {
        return new DocumentCache(Path.of("pom.xml"));
    }

    /** In place of cdk8s, which would take minutes for as many rounds. */
    private static List<String> play(Job job) {
        return job.objects().stream()
                .map(object -> "object: " + object + "\noptions: " + job.options() + "\n")
                .toList();
    }

    private static TrackedImage image(String name, String regex) {
        return Samples.image(name, Kind.BASE, "docker.io/library/a", new TagRule.Lexical(TagFilter.allowing(regex)));
    }

    /** Images that come, go and change, and options that sometimes do. */
    private static final class Images {
        private final Map<String, TrackedImage> images = new TreeMap<>();
        private final Random random;
        private final int names;
        private ManifestOptions options = DEFAULTS;

        Images(Random random, int names) {
            this.random = random;
            this.names = names;
            change(names);
        }

        void change(int times) {
            for (int i = 0; i < times; i++) {
                String name = (random.nextBoolean() ? "" : "image-") + random.nextInt(names);
                if (random.nextInt(4) == 0) {
                    images.remove(name);
                } else {
                    images.put(name, image(name, "^" + random.nextInt(3) + "$"));
                }
            }
            if (random.nextInt(20) == 0) {
                options = Samples.inNamespace("namespace-" + random.nextInt(3));
            }
        }

        SynthesisRequest request() {
            return Samples.request(List.copyOf(images.values()), options);
        }
    }
}
