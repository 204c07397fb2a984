package io.imagefactory.core.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The content address of a manifest, {@code sha256:545ea5...}.
 *
 * <p>Accepted are the three algorithms of {@code opencontainers/go-digest} (sha256, sha384, sha512), each with exactly
 * as many lower-case hexadecimal digits as its hash has.
 *
 * @param algorithm {@code sha256}, {@code sha384} or {@code sha512}
 * @param hex the hash in lower-case hexadecimal digits
 */
public record Digest(String algorithm, String hex) implements Comparable<Digest> {
    private static final Map<String, Integer> HEX_DIGITS = Map.of("sha256", 64, "sha384", 96, "sha512", 128);
    private static final String NO_COLON = "a digest is written <algorithm>:<hex>";

    /** @throws InvalidDigestException if the two parts are no digest */
    public Digest {
        Optional<String> problem = problem(algorithm, hex);
        if (problem.isPresent()) {
            throw new InvalidDigestException(algorithm + ":" + hex, problem.get());
        }
    }

    /**
     * Reads {@code <algorithm>:<hex>}.
     *
     * @throws InvalidDigestException if the text is no digest
     */
    public static Digest of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new InvalidDigestException(text, NO_COLON);
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /**
     * That of a content.
     *
     * @param algorithm one of the three
     */
    public static Digest from(String algorithm, byte[] content) {
        try {
            MessageDigest hash = MessageDigest.getInstance(algorithm.replace("sha", "SHA-"));
            return new Digest(algorithm, HexFormat.of().formatHex(hash.digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    /** What keeps the text from being a digest, for messages; empty if it is one. */
    static Optional<String> problem(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.of(NO_COLON);
        }
        return problem(text.substring(0, colon), text.substring(colon + 1));
    }

    private static Optional<String> problem(String algorithm, String hex) {
        Integer digits = HEX_DIGITS.get(algorithm);
        if (digits == null) {
            return Optional.of("the algorithm of a digest is sha256, sha384 or sha512");
        }
        if (hex.length() != digits || !isLowerHex(hex)) {
            return Optional.of("a " + algorithm + " digest has " + digits + " lower-case hexadecimal digits");
        }
        return Optional.empty();
    }

    private static boolean isLowerHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isLowerHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isLowerHex(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    @Override
    public int compareTo(Digest other) {
        return toString().compareTo(other.toString());
    }

    /** {@code <algorithm>:<hex>}, as {@link #of} reads it. */
    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
