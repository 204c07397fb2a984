package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.file.Sha256;
import io.imagefactory.kargo.ManifestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names for documents, the same for two only if they are the same: hashes of all that the forked process makes them of.
 * That is what its {@link Job} tells it, and the code on its class path, byte for byte; a version would not do, since a
 * snapshot has many contents.
 */
record DocumentKeys(byte[] code) {
    /** @param classPath jars, and folders of classes */
    static DocumentKeys of(List<Path> classPath) {
        Sha256 hash = new Sha256();
        try {
            for (Path entry : classPath) {
                try (Stream<Path> files = Files.walk(entry)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        add(hash, entry.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                        add(hash, Files.readAllBytes(file));
                    }
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new SynthesisException("The plugin's own files cannot be read: " + e.getMessage(), e);
        }
        return new DocumentKeys(hash.bytes());
    }

    String of(KargoObject object, ManifestOptions options) {
        Job job = new Job(List.of(object), options);
        return new Sha256().add(code).add(RecordCodec.bytes(job)).hex();
    }

    private static void add(Sha256 hash, byte[] bytes) {
        hash.add(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array()).add(bytes);
    }
}
