package io.imagefactory.benchmarks;

import io.imagefactory.core.dockerfile.BuildArgs;
import io.imagefactory.core.dockerfile.Dockerfile;
import io.imagefactory.core.dockerfile.ExternalImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of a file to the images that it needs: files and megabytes a second, bytes allocated a file. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class DockerfileBenchmark {
    static final List<String> SAMPLES = List.of("small", "large", "stages", "copies", "nesting", "heredocs", "line");

    @State(Scope.Benchmark)
    public static class Sample {
        @Param({"small", "large", "stages", "copies", "nesting", "heredocs", "line"})
        public String name;

        private byte[] content;

        @Setup
        public void write() {
            content = Samples.of(name, 1).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** One that grows, to see whether the time grows with it. */
    @State(Scope.Benchmark)
    public static class GrowingSample {
        @Param({"lines", "stages", "copies", "nesting", "heredocs", "line"})
        public String name;

        @Param({"1", "2", "4", "8"})
        public int factor;

        private byte[] content;

        @Setup
        public void write() {
            content = Samples.of(name, factor).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Megabytes read. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Volume {
        public double megabytes;
    }

    @Benchmark
    public List<ExternalImage> read(Sample sample, Volume volume) {
        return read(sample.content, volume);
    }

    @Benchmark
    public List<ExternalImage> growing(GrowingSample sample, Volume volume) {
        return read(sample.content, volume);
    }

    private static List<ExternalImage> read(byte[] content, Volume volume) {
        volume.megabytes += content.length / 1e6;
        return Dockerfile.parse(content).externalImages(BuildArgs.NONE);
    }
}
