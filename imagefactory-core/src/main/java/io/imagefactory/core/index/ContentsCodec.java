package io.imagefactory.core.index;

import io.imagefactory.core.discovery.BaseImageUse;
import io.imagefactory.core.file.FileStamp;
import io.imagefactory.core.file.KnownFile;
import io.imagefactory.core.file.Sha256;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.index.Contents.Image;
import io.imagefactory.core.index.Contents.Named;
import io.imagefactory.core.index.Contents.Placed;
import io.imagefactory.core.index.Contents.Way;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The bytes of the index: a word that says what it is and its form, a checksum of the rest, and then everything in one order,
 * so that a new JVM has read twenty thousand entries before it has compiled anything.
 */
final class ContentsCodec {

    /** Another form has another number. */
    private static final long FORM = 0x494D_4746_4958_0001L;

    private static final int HEAD = 2 * Long.BYTES;

    private ContentsCodec() {}

    static byte[] write(Contents contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, contents.settings());
            out.writeLong(contents.written());
            out.writeBoolean(contents.outcome().isPresent());
            if (contents.outcome().isPresent()) {
                Outcome outcome = contents.outcome().get();
                out.writeInt(outcome.managed());
                out.writeInt(outcome.external());
                out.writeInt(outcome.baseImages());
                out.writeInt(outcome.stateFiles());
            }
            list(out, contents.inputs(), ContentsCodec::named);
            list(out, contents.folders(), (to, way) -> {
                text(to, way.path());
                stamp(to, way.stamp());
                to.writeInt(way.parent());
                to.writeBoolean(way.passed());
            });
            list(out, contents.dockerfiles(), (to, placed) -> {
                text(to, placed.path());
                to.writeInt(placed.folder());
                text(to, placed.name());
                file(to, placed.file());
            });
            list(out, contents.state(), ContentsCodec::named);
            list(out, contents.images().get(), ContentsCodec::image);
        } catch (IOException e) {
            throw new IllegalStateException("memory is no file", e);
        }
        byte[] body = bytes.toByteArray();
        return ByteBuffer.allocate(HEAD + body.length)
                .putLong(FORM)
                .putLong(checksum(body, 0))
                .put(body)
                .array();
    }

    /** Empty for what is no index, or one of another form, or not whole. */
    static Optional<Contents> read(byte[] bytes) {
        if (bytes.length < HEAD) {
            return Optional.empty();
        }
        ByteBuffer from = ByteBuffer.wrap(bytes);
        if (from.getLong() != FORM || from.getLong() != checksum(bytes, HEAD)) {
            return Optional.empty();
        }
        try {
            return Optional.of(contents(from));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static long checksum(byte[] bytes, int from) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, from, bytes.length - from);
        return checksum.getValue();
    }

    private static Contents contents(ByteBuffer from) {
        String settings = text(from);
        long written = from.getLong();
        Optional<Outcome> outcome = from.get() == 0
                ? Optional.empty()
                : Optional.of(new Outcome(from.getInt(), from.getInt(), from.getInt(), from.getInt()));
        return new Contents(
                settings,
                written,
                outcome,
                list(from, ContentsCodec::named),
                list(from, at -> new Way(text(at), stamp(at), at.getInt(), at.get() != 0)),
                list(from, at -> new Placed(text(at), at.getInt(), text(at), file(at))),
                list(from, ContentsCodec::named),
                images(from.slice()));
    }

    private interface Writer<T> {

        void write(DataOutputStream out, T value) throws IOException;
    }

    private interface Reader<T> {

        T read(ByteBuffer from);
    }

    private static <T> void list(DataOutputStream out, List<T> values, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writer.write(out, value);
        }
    }

    private static <T> List<T> list(ByteBuffer from, Reader<T> reader) {
        int size = from.getInt();
        if (size < 0 || size > from.remaining()) {
            throw new IllegalArgumentException("not so many");
        }
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(reader.read(from));
        }
        return values;
    }

    private static void named(DataOutputStream out, Named named) throws IOException {
        text(out, named.path());
        file(out, named.file());
    }

    private static Named named(ByteBuffer from) {
        return new Named(text(from), file(from));
    }

    private static void file(DataOutputStream out, KnownFile file) throws IOException {
        stamp(out, file.stamp());
        out.writeByte(file.digest().length);
        out.write(file.digest());
    }

    private static KnownFile file(ByteBuffer from) {
        FileStamp stamp = stamp(from);
        int length = from.get();
        if (length != 0 && length != Sha256.BYTES) {
            throw new IllegalArgumentException("no hash");
        }
        byte[] digest = new byte[length];
        from.get(digest);
        return new KnownFile(stamp, digest);
    }

    private static void stamp(DataOutputStream out, FileStamp stamp) throws IOException {
        out.writeLong(stamp.size());
        out.writeLong(stamp.modified());
        out.writeLong(stamp.changed());
        out.writeLong(stamp.device());
        out.writeLong(stamp.inode());
    }

    private static FileStamp stamp(ByteBuffer from) {
        return new FileStamp(from.getLong(), from.getLong(), from.getLong(), from.getLong(), from.getLong());
    }

    private static void image(DataOutputStream out, Image image) throws IOException {
        text(out, image.name());
        text(out, image.dockerfile());
        optional(out, image.arguments());
        optional(out, image.target());
        optional(out, image.platform());
        list(out, List.copyOf(image.buildArgs().entrySet()), (to, arg) -> {
            text(to, arg.getKey());
            text(to, arg.getValue());
        });
        list(out, image.uses(), (to, use) -> {
            text(to, use.image().canonical());
            list(to, use.pins(), (pins, pin) -> text(pins, pin.toString()));
            to.writeBoolean(use.floating());
        });
    }

    /** A reference that many images use is read once. */
    private static Contents.Images images(ByteBuffer from) {
        return () -> {
            Map<String, ImageReference> references = new HashMap<>();
            return list(from.duplicate(), at -> image(at, references));
        };
    }

    private static Image image(ByteBuffer from, Map<String, ImageReference> references) {
        return new Image(
                text(from),
                text(from),
                optional(from),
                optional(from),
                optional(from),
                buildArgs(from),
                list(
                        from,
                        use -> new BaseImageUse(
                                references.computeIfAbsent(text(use), ImageReference::of),
                                list(use, pin -> Digest.of(text(pin))),
                                use.get() != 0)));
    }

    private static Map<String, String> buildArgs(ByteBuffer from) {
        Map<String, String> buildArgs = new LinkedHashMap<>();
        list(from, arg -> buildArgs.put(text(arg), text(arg)));
        return buildArgs;
    }

    private static void optional(DataOutputStream out, Optional<String> text) throws IOException {
        list(out, text.stream().toList(), ContentsCodec::text);
    }

    private static Optional<String> optional(ByteBuffer from) {
        return list(from, ContentsCodec::text).stream().findFirst();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("no such text");
        }
        int start = from.arrayOffset() + from.position();
        from.position(from.position() + length);
        return new String(from.array(), start, length, StandardCharsets.UTF_8);
    }
}
