package io.imagefactory.core.provenance;

/** An attestation that proves nothing. The message goes on after what names it, and has no word of what it says. */
public final class UnusableProvenanceException extends Exception {

    public UnusableProvenanceException(String message) {
        super(message);
    }
}
