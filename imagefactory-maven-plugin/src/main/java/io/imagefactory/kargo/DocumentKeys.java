package io.imagefactory.kargo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names for documents, the same for two only if they are the same: hashes of all that the forked process makes them of.
 * That is what its {@link Job} tells it, and the code on its class path, byte for byte; a version would not do, since a
 * snapshot has many contents.
 */
final class DocumentKeys {

    private final byte[] code;

    private DocumentKeys(byte[] code) {
        this.code = code;
    }

    /** @param classPath jars, and folders of classes */
    static DocumentKeys of(List<Path> classPath) {
        MessageDigest digest = Sha256.start();
        try {
            for (Path entry : classPath) {
                try (Stream<Path> files = Files.walk(entry)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        add(digest, entry.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                        add(digest, Files.readAllBytes(file));
                    }
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new SynthesisException("The plugin's own files cannot be read: " + e.getMessage(), e);
        }
        return new DocumentKeys(digest.digest());
    }

    String of(KargoObject object, ManifestOptions options) {
        try {
            ByteArrayOutputStream job = new ByteArrayOutputStream();
            new Job(List.of(object), options).write(job);
            MessageDigest digest = Sha256.start();
            digest.update(code);
            return HexFormat.of().formatHex(digest.digest(job.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
        digest.update(bytes);
    }
}
