package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.core.file.PlainFile;
import io.imagefactory.core.file.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The documents of the last synthesis of each manifest, in a folder that may be lost at any time. What cannot be read is
 * as if it were not there, and what cannot be written is done without.
 */
record DocumentCache(Path folder) {
    private static final byte[] BEGINNING = "imagefactory documents 1\n".getBytes(StandardCharsets.US_ASCII);

    /** So many manifests are kept, those that were used last. */
    static final int MANIFESTS = 100;

    /** More than the documents of a hundred thousand objects. */
    private static final int MAX_BYTES = 100_000_000;

    /** Whoever writes for longer than this is dead. */
    private static final Duration LONGEST_WRITE = Duration.ofHours(1);

    /** The documents by key. */
    Map<String, String> read(Path manifest) {
        Path file = file(manifest);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Map.of();
        }
        try {
            Map<String, String> documents = parsed(PlainFile.read(file, MAX_BYTES));
            file.toFile().setLastModified(Instant.now().toEpochMilli());
            return documents;
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** Replaces what was kept for the manifest. */
    void write(Path manifest, Map<String, String> documents) {
        byte[] content = content(documents);
        if (content.length > MAX_BYTES) {
            return;
        }
        try {
            AtomicFile.replace(file(manifest), content);
            prune();
        } catch (IOException | UncheckedIOException e) {
            // It is made again.
        }
    }

    /** What others are writing now is neither counted nor removed; what a run that was killed left behind grows old. */
    private void prune() throws IOException {
        List<File> kept = new ArrayList<>();
        List<File> unfinished = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> (AtomicFile.isUnfinished(file) ? unfinished : kept).add(file.toFile()));
        }
        long old = Instant.now().minus(LONGEST_WRITE).toEpochMilli();
        unfinished.stream().filter(file -> file.lastModified() < old).forEach(File::delete);
        if (kept.size() > MANIFESTS) {
            Map<File, Long> lastUsed = new HashMap<>();
            kept.forEach(file -> lastUsed.put(file, file.lastModified()));
            lastUsed.entrySet().stream()
                    .sorted(Map.Entry.<File, Long>comparingByValue().reversed())
                    .skip(MANIFESTS)
                    .forEach(file -> file.getKey().delete());
        }
    }

    private Path file(Path manifest) {
        String hash = Sha256.hex(manifest.toAbsolutePath().normalize().toString());
        return folder.resolve(hash.substring(0, 32) + ".documents");
    }

    /** The form in which documents lie there, by their {@linkplain DocumentKeys keys}; it ends with its own hash. */
    static byte[] content(Map<String, String> documents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(BEGINNING);
            for (Map.Entry<String, String> document : documents.entrySet()) {
                RecordCodec.writeText(out, document.getKey());
                RecordCodec.writeText(out, document.getValue());
            }
            out.write(Sha256.of(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Empty if that is no such file, or not all of it, or a bit of it is another one. */
    static Map<String, String> parsed(byte[] bytes) {
        int end = bytes.length - Sha256.BYTES;
        if (end < BEGINNING.length
                || !Arrays.equals(BEGINNING, Arrays.copyOf(bytes, BEGINNING.length))
                || !isWhole(bytes, end)) {
            return Map.of();
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, BEGINNING.length, end - BEGINNING.length);
        Map<String, String> documents = new LinkedHashMap<>();
        try {
            while (rest.hasRemaining()) {
                documents.put(RecordCodec.readText(rest), RecordCodec.readText(rest));
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return Map.of();
        }
        return documents;
    }

    private static boolean isWhole(byte[] bytes, int end) {
        byte[] hash = Sha256.of(Arrays.copyOf(bytes, end));
        return Arrays.equals(hash, Arrays.copyOfRange(bytes, end, bytes.length));
    }
}
