package io.imagefactory.kargo.cdk8s;

/** The manifest could not be made, though nothing is wrong with what was asked for. */
public final class SynthesisException extends RuntimeException {

    SynthesisException(String message) {
        super(message);
    }

    SynthesisException(String message, Throwable cause) {
        super(message, cause);
    }
}
