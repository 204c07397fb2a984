package io.imagefactory.core.enrollment;

import io.imagefactory.core.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The JSON Schema by which editors complete and check files that enrol images, kept beside them: a path that holds for
 * everybody who has the file, without a network, and of the version that reads it. Nobody serves it under a URL.
 *
 * @param file where it is kept
 */
record EditorSchema(Path file) {

    /** Of the file, in the jar too. */
    static final String NAME = "images.schema.json";

    /** How the {@code $id} ends that tells ours from a file of others with that name. */
    private static final String ID = "/schemas/" + NAME + "\"";

    private static final String RESOURCE = "/io/imagefactory/core/schemas/" + NAME;
    private static final int MOST_BYTES = 1024 * 1024;

    static EditorSchema beside(Path images) {
        return new EditorSchema(images.resolveSibling(NAME));
    }

    /** The first line of a file for images beside it. */
    static String comment() {
        return "# yaml-language-server: $schema=" + NAME + "\n";
    }

    /** Whether nobody else has a file there. */
    boolean isOurs() throws IOException {
        return !exists() || new String(content(), StandardCharsets.UTF_8).contains(ID);
    }

    /** Brings the file to this version, where it is there and ours. */
    void update() throws IOException {
        if (exists() && isOurs()) {
            write();
        }
    }

    /** Makes the file, or brings it to this version. */
    void write() throws IOException {
        byte[] schema = schema();
        if (!exists() || !Arrays.equals(schema, content())) {
            AtomicFile.prepare(file, schema).commit();
        }
    }

    private boolean exists() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** A link, a folder or what is too large is of others. */
    private byte[] content() throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new byte[0];
        }
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(MOST_BYTES);
        }
    }

    private static byte[] schema() throws IOException {
        try (InputStream schema = EditorSchema.class.getResourceAsStream(RESOURCE)) {
            if (schema == null) {
                throw new IOException(RESOURCE + " is missing in the jar");
            }
            return schema.readAllBytes();
        }
    }
}
