package io.imagefactory.kargo.cdk8s;

import io.imagefactory.kargo.ManifestOptions;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** What the forked process is to do, and the file in which it is told. */
record Job(List<KargoObject> objects, ManifestOptions options) {

    private static final int SMALLEST_PART = 1000;

    /** The same work in at most so many parts, in order, none of them so small that its process would not pay. */
    List<Job> split(int most) {
        int parts = Math.max(1, Math.min(most, objects.size() / SMALLEST_PART));
        return IntStream.range(0, parts)
                .mapToObj(part -> objects.subList(part * objects.size() / parts, (part + 1) * objects.size() / parts))
                .map(part -> new Job(part, options))
                .toList();
    }

    void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(out);
        }
    }

    void write(OutputStream out) throws IOException {
        new RecordWriter(out).write(this);
    }

    static Job read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new RecordReader(in).read(Job.class);
        }
    }
}
