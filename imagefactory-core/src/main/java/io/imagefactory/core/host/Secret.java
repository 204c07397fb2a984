package io.imagefactory.core.host;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A password or token. It shows itself to nobody who does not ask for it by {@link #reveal()}.
 *
 * @param reveal the secret itself: for the host that it is meant for, and for nothing that is kept, logged or shown
 */
public record Secret(String reveal) {

    /** Shorter, nearly every text holds it by chance in one encoding or another. */
    private static final int SHORTEST_ENCODED = 6;

    /** @throws IllegalArgumentException if there is nothing to keep; no secret is empty */
    public Secret {
        if (reveal.isBlank()) {
            throw new IllegalArgumentException("a secret is not blank");
        }
    }

    /**
     * Whether a text shows it: as it is, as in a URL, in hexadecimal digits, or in Base64 of either alphabet, also within
     * something longer, such as {@code user:password}.
     */
    public boolean isIn(String text) {
        return text.contains(reveal)
                || reveal.length() >= SHORTEST_ENCODED
                        && (text.toLowerCase(Locale.ROOT)
                                        .contains(HexFormat.of().formatHex(bytes()))
                                || encoded().anyMatch(text::contains));
    }

    private Stream<String> encoded() {
        return Stream.concat(
                Stream.of(URLEncoder.encode(reveal, StandardCharsets.UTF_8)),
                IntStream.range(0, 3)
                        .boxed()
                        .flatMap(before -> Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                                .map(encoder -> within(encoder, before))));
    }

    /** The characters of Base64 that the secret alone decides where so many bytes (modulo three) stand before it. */
    private String within(Base64.Encoder encoder, int before) {
        byte[] secret = bytes();
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        int whole = shifted.length / 3 * 3;
        String text = encoder.encodeToString(Arrays.copyOf(shifted, whole));
        return text.substring(before == 0 ? 0 : before + 1);
    }

    private byte[] bytes() {
        return reveal.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
