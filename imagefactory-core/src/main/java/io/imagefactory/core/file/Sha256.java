package io.imagefactory.core.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash by which a file or a name is known again; of what is added, in its order, as if it were one. */
public final class Sha256 {

    /** How many bytes it has. */
    public static final int BYTES = 32;

    private final MessageDigest digest;

    public Sha256() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static byte[] of(byte[] content) {
        return new Sha256().add(content).bytes();
    }

    /** That of a text in UTF-8, as 64 lower-case hexadecimal digits. */
    public static String hex(String text) {
        return new Sha256().add(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** The same object. */
    public Sha256 add(byte[] content) {
        digest.update(content);
        return this;
    }

    /** The hash; after it, nothing has been added. */
    public byte[] bytes() {
        return digest.digest();
    }

    /** The hash as lower-case hexadecimal digits; after it, nothing has been added. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
