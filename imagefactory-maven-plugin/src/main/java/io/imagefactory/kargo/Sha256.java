package io.imagefactory.kargo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash by which documents are known. */
final class Sha256 {

    static final int BYTES = 32;

    private Sha256() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static byte[] of(byte[] content) {
        return start().digest(content);
    }
}
