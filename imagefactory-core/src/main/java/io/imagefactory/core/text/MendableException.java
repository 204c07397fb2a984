package io.imagefactory.core.text;

/**
 * What the user can mend: a file that says something else than what is accepted, an option, or a machine or server that is
 * not set up for what is asked of it. Anything else that is thrown broke, and is not the user's fault.
 *
 * <p>The message is complete, and is to be shown as it is: what was wrong, where, what is accepted and what to do next. It
 * may have several lines, is {@linkplain Printable plain text}, and holds no secret.
 */
public class MendableException extends RuntimeException {

    public MendableException(String message) {
        super(Printable.of(message));
    }

    public MendableException(String message, Throwable cause) {
        super(Printable.of(message), cause);
    }
}
