package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.imagefactory.core.tags.TagFilter;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.kargo.Manifest;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import io.imagefactory.kargo.Samples;
import io.imagefactory.kargo.SynthesisRequest;
import io.imagefactory.kargo.TrackedImage;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real Node and the real cdk8s. */
class SynthesizerTest {

    private static final ManifestOptions DEFAULTS = Samples.OPTIONS;

    @Test
    void neither_process_nor_file_is_left() throws IOException {
        List<ProcessHandle> before = processes();

        new RealSynthesizer().synthesize(request(2));

        assertThat(processes()).isEqualTo(before);
        assertThat(workDirectories()).isEmpty();
    }

    @Test
    void parallel_syntheses_know_nothing_of_each_other() {
        SynthesisRequest one = request(3);
        SynthesisRequest other = Samples.request(one.images(), Samples.inNamespace("other"));
        String expected = new RealSynthesizer().synthesize(one).text();

        List<CompletableFuture<String>> texts = Stream.of(one, other)
                .map(request -> CompletableFuture.supplyAsync(
                        () -> new RealSynthesizer().synthesize(request).text()))
                .toList();

        assertThat(texts.get(0).join()).isEqualTo(expected);
        assertThat(texts.get(1).join()).isEqualTo(expected.replace("namespace: image-factory", "namespace: other"));
    }

    @Test
    void the_text_is_the_same_in_every_place() {
        SynthesisRequest request = request(2);
        String expected = new RealSynthesizer().synthesize(request).text();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Map<String, String> elsewhere = new HashMap<>(System.getenv());
        elsewhere.putAll(Map.of("LANG", "tr_TR.UTF-8", "LC_ALL", "tr_TR.UTF-8", "TZ", "Asia/Kathmandu"));
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

            assertThat(new RealSynthesizer(elsewhere).synthesize(request).text())
                    .isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void many_images_are_the_work_of_several_processes_and_one_text() {
        SynthesisRequest all = request(2000);
        SynthesisRequest last = Samples.request(all.images().subList(1999, 2000), DEFAULTS);

        List<Integer> progress = new ArrayList<>();
        Synthesizer.Listener listener = new Synthesizer.Listener() {
            @Override
            public void said(String line) {}

            @Override
            public void made(int done, int total) {
                assertThat(total).isEqualTo(2000);
                progress.add(done);
            }
        };

        List<String> objects = new Cdk8s(
                        Optional.empty(), RealSynthesizer.CACHE, new ChildEnvironment(System.getenv()), listener, 2)
                .documents(new Job(KargoObjects.of(all), DEFAULTS));

        assertThat(progress).isSorted().first().isEqualTo(0);
        assertThat(progress).last(as(InstanceOfAssertFactories.INTEGER)).isBetween(1, 2000);

        assertThat(objects).hasSize(2000);
        for (int i = 0; i < 2000; i++) {
            assertThat(objects.get(i)).contains("  name: " + all.images().get(i).name() + "\n");
        }
        assertThat(new RealSynthesizer().synthesize(last).text()).endsWith(objects.get(1999));
    }

    @Test
    void what_node_says_goes_to_the_debug_lines_alone() {
        RealSynthesizer synthesizer = new RealSynthesizer();

        synthesizer.synthesize(request(1));

        assertThat(synthesizer.said).first().asString().startsWith("cdk8s runs on Node.js ");
    }

    @Test
    void without_images_there_is_no_need_of_node() {
        Synthesizer synthesizer =
                new Synthesizer(Optional.of("/no/such/node"), RealSynthesizer.CACHE, Map.of(), line -> {});

        Manifest manifest = synthesizer.synthesize(Samples.request(List.of(), DEFAULTS), RealSynthesizer.MANIFEST);

        assertThat(manifest.objects()).containsExactly(entry(ObjectKind.WAREHOUSE, 0));
        assertThat(manifest.text().lines()).isNotEmpty().allMatch(line -> line.startsWith("#"));
    }

    @Test
    void a_cache_that_cannot_be_written_is_done_without(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        Manifest manifest = new Synthesizer(Optional.empty(), file.resolve("cache"), System.getenv(), line -> {})
                .synthesize(request(1), RealSynthesizer.MANIFEST);

        assertThat(manifest).isEqualTo(new RealSynthesizer().synthesize(request(1)));
    }

    @Test
    void an_interrupt_ends_all_processes() throws IOException {
        List<ProcessHandle> before = processes();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> new RealSynthesizer().synthesize(request(1)))
                .withMessageContaining("interrupted");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(processes()).isEqualTo(before);
        assertThat(workDirectories()).isEmpty();
    }

    @Test
    void objects_come_in_the_order_of_their_names_also_where_these_are_numbers() {
        List<String> names = List.of("0ad", "10", "1a", "9", "a");
        List<TrackedImage> images = names.stream()
                .map(name -> Samples.image(
                        name, Kind.BASE, "docker.io/library/a", new TagRule.Lexical(TagFilter.allowing("^1$"))))
                .toList();

        Manifest manifest = new RealSynthesizer().synthesize(Samples.request(images, DEFAULTS));

        assertThat(manifest.text().lines().filter(line -> line.startsWith("  name: ")))
                .map(line -> line.substring("  name: ".length()).replace("\"", ""))
                .isEqualTo(names);
    }

    private static SynthesisRequest request(int images) {
        return Samples.request(JobTest.images(images), DEFAULTS);
    }

    /** Ours; another test may have left a Node that is used again. */
    private static List<ProcessHandle> processes() {
        return ProcessHandle.current()
                .descendants()
                .sorted(Comparator.comparingLong(ProcessHandle::pid))
                .toList();
    }

    private static List<Path> workDirectories() throws IOException {
        String ours = "imagefactory-synthesis-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith(ours))
                    .toList();
        }
    }
}
