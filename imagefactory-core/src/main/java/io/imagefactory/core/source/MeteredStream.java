package io.imagefactory.core.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends what comes from a host when it is too much or takes too long. */
final class MeteredStream extends FilterInputStream {

    private final Exchange exchange;

    MeteredStream(InputStream in, Exchange exchange) {
        super(in);
        this.exchange = exchange;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        exchange.received(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        exchange.received(Math.max(0, count));
        return count;
    }
}
