package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.file.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The form in which documents lie in the cache, by their {@linkplain DocumentKeys keys}; it ends with its own hash. */
final class DocumentFile {

    private static final byte[] BEGINNING = "imagefactory documents 1\n".getBytes(StandardCharsets.US_ASCII);

    private DocumentFile() {}

    static byte[] write(Map<String, String> documents) {
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
    static Map<String, String> read(byte[] bytes) {
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
