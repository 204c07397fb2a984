package io.imagefactory.kargo;

import io.imagefactory.core.enrollment.TagSelection.Strategy;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the forked process is to do, and the file in which it is told. */
record Job(List<TrackedImage> images, ManifestOptions options) {

    private static final int SMALLEST_PART = 1000;

    /** The same work in at most so many parts, in order, none of them so small that its process would not pay. */
    List<Job> split(int most) {
        int parts = Math.max(1, Math.min(most, images.size() / SMALLEST_PART));
        return IntStream.range(0, parts)
                .mapToObj(part -> images.subList(part * images.size() / parts, (part + 1) * images.size() / parts))
                .map(part -> new Job(part, options))
                .toList();
    }

    void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(out);
        }
    }

    void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        writeText(out, options.namespace());
        out.writeLong(options.interval().toSeconds());
        writeText(out, options.kargoVersion().name());
        out.writeInt(images.size());
        for (TrackedImage image : images) {
            writeText(out, image.name());
            writeText(out, image.kind().name());
            writeText(out, image.repoURL());
            writeText(out, image.selection().strategy().name());
            writeOptional(out, image.selection().constraint());
            writeOptional(out, image.selection().allowTags());
        }
    }

    static Job read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            ManifestOptions options = new ManifestOptions(
                    readText(in), Duration.ofSeconds(in.readLong()), KargoVersion.valueOf(readText(in)));
            int count = in.readInt();
            List<TrackedImage> images = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                images.add(new TrackedImage(
                        readText(in), TrackedImage.Kind.valueOf(readText(in)), readText(in), readSelection(in)));
            }
            return new Job(images, options);
        }
    }

    private static Selection readSelection(DataInputStream in) throws IOException {
        Strategy strategy = Strategy.valueOf(readText(in));
        return Selection.of(strategy, readOptional(in), readOptional(in));
    }

    private static void writeOptional(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            writeText(out, text.get());
        }
    }

    private static Optional<String> readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(readText(in)) : Optional.empty();
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
