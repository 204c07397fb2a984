package io.imagefactory.core.git;

import org.eclipse.jgit.errors.TransportException;

/** A host sent more than one fetch may transfer. */
final class TransferLimitException extends TransportException {

    TransferLimitException(long limit) {
        super("it sends more than " + limit + " bytes");
    }
}
