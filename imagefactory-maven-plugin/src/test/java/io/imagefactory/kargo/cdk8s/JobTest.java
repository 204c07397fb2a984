package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.tags.TagFilter;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.Samples;
import io.imagefactory.kargo.TrackedImage;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobTest {

    private static final ManifestOptions OPTIONS = new ManifestOptions("ns", KargoVersion.V1_8, true);

    @Test
    void what_is_written_is_read() throws ReflectiveOperationException {
        Job job = new Job(
                Stream.of(
                                Samples.image(
                                        "a",
                                        Kind.BASE,
                                        "docker.io/library/a",
                                        new TagRule.Lexical(TagFilter.allowing("^ü\n$"))),
                                Samples.image(
                                        "b", Kind.EXTERNAL, "b", new TagRule.NewestBuild(TagFilter.allowing("b"))),
                                Samples.image(
                                        "c",
                                        Kind.BASE,
                                        "c",
                                        new TagRule.SemVer(Optional.of("^1"), TagFilter.allowing("c"))),
                                Samples.image("d", Kind.BASE, "d", new TagRule.Digest("latest")))
                        .<KargoObject>map(WarehouseObject::new)
                        .toList(),
                OPTIONS);

        assertThat(RecordCodec.read(RecordCodec.bytes(job), Job.class)).isEqualTo(job);
    }

    @Test
    void parts_hold_everything_in_order_and_none_is_small() {
        Job job = new Job(warehouses(3500), OPTIONS);

        List<Job> parts = job.split(8);

        assertThat(parts)
                .hasSize(3)
                .allSatisfy(part -> assertThat(part.objects()).hasSizeGreaterThan(1000));
        assertThat(parts.stream().flatMap(part -> part.objects().stream())).isEqualTo(job.objects());
    }

    @Test
    void little_work_stays_in_one_part() {
        assertThat(new Job(warehouses(1999), OPTIONS).split(8)).hasSize(1);
        assertThat(new Job(warehouses(10_000), OPTIONS).split(1)).hasSize(1);
    }

    static List<KargoObject> warehouses(int count) {
        return images(count).stream().<KargoObject>map(WarehouseObject::new).toList();
    }

    static List<TrackedImage> images(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.image(
                        String.format("node-%05d", i),
                        Kind.BASE,
                        "docker.io/library/node",
                        new TagRule.Lexical(TagFilter.allowing("^" + i + "$"))))
                .toList();
    }
}
