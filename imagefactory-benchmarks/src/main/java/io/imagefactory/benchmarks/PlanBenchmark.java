package io.imagefactory.benchmarks;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.rebuild.RebuildPlan;
import io.imagefactory.core.rebuild.RebuildPlanner;
import io.imagefactory.core.state.State;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From what is known to what is due, without reading a file: milliseconds a plan, for so many images with five base images
 * each. {@code plan} is of a JVM that has planned before, {@code first} of one that has not, as a goal meets it.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlanBenchmark {

    @org.openjdk.jmh.annotations.State(Scope.Benchmark)
    public static class Factory {
        @Param({"2500", "5000", "10000", "20000"})
        public int images;

        private Enrollments enrollments;
        private State state;

        @Setup
        public void make() {
            SampleFactory factory = new SampleFactory(images);
            enrollments = factory.enrollments();
            state = factory.state();
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 4, time = 1)
    @Measurement(iterations = 4, time = 1)
    @Fork(1)
    public RebuildPlan plan(Factory factory) {
        return planned(factory);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(5)
    public RebuildPlan first(Factory factory) {
        return planned(factory);
    }

    private static RebuildPlan planned(Factory factory) {
        return new RebuildPlanner(factory.enrollments, new RebuildOptions(Duration.ofHours(6), 10), SampleFactory.NOW)
                .plan(factory.state);
    }
}
