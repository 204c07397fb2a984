package io.imagefactory.core.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends what comes from a host when it is too much or takes too long. */
final class MeteredStream extends FilterInputStream {

    /** What may be left when an answer is complete: its end, and no more. */
    private static final int LEFT_OVER = 4096;

    private final Exchange exchange;
    private boolean broken;
    private boolean closed;

    MeteredStream(InputStream in, Exchange exchange) {
        super(in);
        this.exchange = exchange;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int count = super.read(buffer, offset, length);
            exchange.received(Math.max(0, count));
            return count;
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    /** Reads to the end first, if that is near: only then is the connection used again. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (!broken) {
            try {
                readNBytes(LEFT_OVER);
            } catch (IOException e) {
                // It is not used again, then.
            }
        }
        super.close();
    }
}
