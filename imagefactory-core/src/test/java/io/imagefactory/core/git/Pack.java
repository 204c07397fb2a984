package io.imagefactory.core.git;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** A pack made by hand, also as no Git would make one (gitformat-pack). */
public final class Pack {

    private static final int OFS_DELTA = 6;
    private static final int LARGEST_COPY = 0xffffff;

    private final ByteArrayOutputStream objects = new ByteArrayOutputStream();
    private int count;

    /** What an object is. */
    public enum Type {
        COMMIT(1),
        TREE(2),
        BLOB(3);

        private final int code;

        Type(int code) {
            this.code = code;
        }
    }

    /** The name of an object, as bytes. */
    public static byte[] id(Type type, byte[] content) {
        return sha1((type.name().toLowerCase(Locale.ROOT) + " " + content.length + "\0").getBytes(), content);
    }

    /** The position of the object, for those that stand on it. */
    public int add(Type type, byte[] content) {
        return add(type.code, content.length, new byte[0], content);
    }

    /** The same with a size that is not its own. */
    public int add(Type type, long size, byte[] content) {
        return add(type.code, size, new byte[0], content);
    }

    /** All of an object of that length, and something behind it. */
    public int addLonger(int base, int length, byte... more) {
        ByteArrayOutputStream delta = new ByteArrayOutputStream();
        varint(delta, length);
        varint(delta, length + more.length);
        for (int at = 0; at < length; at += LARGEST_COPY) {
            copy(delta, at, Math.min(LARGEST_COPY, length - at));
        }
        delta.write(more.length);
        delta.writeBytes(more);
        return add(OFS_DELTA, delta.size(), distance(header() + objects.size() - base), delta.toByteArray());
    }

    public byte[] bytes() {
        return bytes(count);
    }

    /** With a count that is not its own. */
    public byte[] bytes(int said) {
        byte[] content = ByteBuffer.allocate(header() + objects.size())
                .put("PACK".getBytes())
                .putInt(2)
                .putInt(said)
                .put(objects.toByteArray())
                .array();
        return ByteBuffer.allocate(content.length + 20)
                .put(content)
                .put(sha1(content))
                .array();
    }

    private int add(int type, long size, byte[] base, byte[] content) {
        int position = header() + objects.size();
        long left = size >>> 4;
        objects.write((int) (type << 4 | size & 15 | (left > 0 ? 0x80 : 0)));
        while (left > 0) {
            objects.write((int) (left & 0x7f | (left > 0x7f ? 0x80 : 0)));
            left >>>= 7;
        }
        objects.writeBytes(base);
        objects.writeBytes(deflated(content));
        count++;
        return position;
    }

    private static int header() {
        return 12;
    }

    private static void varint(ByteArrayOutputStream out, int number) {
        int left = number;
        while (left > 0x7f) {
            out.write(left & 0x7f | 0x80);
            left >>>= 7;
        }
        out.write(left);
    }

    private static void copy(ByteArrayOutputStream delta, int offset, int length) {
        delta.write(0xff);
        for (int shift = 0; shift < 32; shift += 8) {
            delta.write(offset >>> shift);
        }
        for (int shift = 0; shift < 24; shift += 8) {
            delta.write(length >>> shift);
        }
    }

    private static byte[] distance(int distance) {
        List<Integer> digits = new ArrayList<>(List.of(distance & 0x7f));
        for (int left = (distance >>> 7) - 1; left >= 0; left = (left >>> 7) - 1) {
            digits.add(0, left & 0x7f | 0x80);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        digits.forEach(bytes::write);
        return bytes.toByteArray();
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] sha1(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
