package io.imagefactory.core.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private static final int FEW_DIGITS = 12;
    private static final Map<String, Integer> HEX_DIGITS = Map.of("sha256", 64, "sha384", 96, "sha512", 128);

    /** @throws InvalidReferenceException if the two parts are no digest */
    public Digest {
        Integer digits = HEX_DIGITS.get(algorithm);
        if (digits == null) {
            throw invalid(algorithm + ":" + hex, "the algorithm of a digest is sha256, sha384 or sha512");
        }
        if (hex.length() != digits || !isLowerHex(hex)) {
            throw invalid(
                    algorithm + ":" + hex,
                    "a " + algorithm + " digest has " + digits + " lower-case hexadecimal digits");
        }
    }

    /**
     * Reads {@code <algorithm>:<hex>}.
     *
     * @throws InvalidReferenceException if the text is no digest
     */
    public static Digest of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw invalid(text, "a digest is written <algorithm>:<hex>");
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /** The same; empty if the text is no digest. */
    public static Optional<Digest> find(String text) {
        try {
            return Optional.of(of(text));
        } catch (InvalidReferenceException e) {
            return Optional.empty();
        }
    }

    private static InvalidReferenceException invalid(String text, String reason) {
        return new InvalidReferenceException(text, "digest", reason);
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

    static boolean isLowerHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /** As a record's own would be; that one is put together at run time, which the first hundred thousand calls feel. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest digest && hex.equals(digest.hex) && algorithm.equals(digest.algorithm);
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }

    @Override
    public int compareTo(Digest other) {
        return toString().compareTo(other.toString());
    }

    /** Enough of it for people to tell it from others: {@code sha256:545ea538b9a1}. */
    public String abbreviated() {
        return algorithm + ":" + hex.substring(0, FEW_DIGITS);
    }

    /** {@code <algorithm>:<hex>}, as {@link #of} reads it. */
    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
