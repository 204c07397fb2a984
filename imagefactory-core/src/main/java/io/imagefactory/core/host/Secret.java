package io.imagefactory.core.host;

/**
 * A password or token. It shows itself to nobody who does not ask for it by {@link #reveal()}.
 *
 * @param reveal the secret itself: for the host that it is meant for, and for nothing that is kept, logged or shown
 */
public record Secret(String reveal) {

    /** @throws IllegalArgumentException if there is nothing to keep; no secret is empty */
    public Secret {
        if (reveal.isBlank()) {
            throw new IllegalArgumentException("a secret is not blank");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
