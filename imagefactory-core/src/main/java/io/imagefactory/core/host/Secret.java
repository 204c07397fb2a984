package io.imagefactory.core.host;

/** A password or token. It shows itself to nobody who does not ask for it by {@link #reveal()}. */
public final class Secret {

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if there is nothing to keep; no secret is empty */
    public static Secret of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a secret is not blank");
        }
        return new Secret(text);
    }

    /** The secret itself: for the host that it is meant for, and for nothing that is kept, logged or shown. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && text.equals(secret.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
