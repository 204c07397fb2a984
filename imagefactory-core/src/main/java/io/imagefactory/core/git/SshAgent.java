package io.imagefactory.core.git;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.eclipse.jgit.transport.sshd.agent.AbstractConnector;
import org.jspecify.annotations.Nullable;

/** The ssh agent behind a Unix domain socket, which Java opens itself: JGit's own way there brings native libraries. */
final class SshAgent extends AbstractConnector {

    private static final int LENGTH_BYTES = 4;

    private final Path socket;
    private @Nullable SocketChannel channel;

    SshAgent(Path socket) {
        this.socket = socket;
    }

    @Override
    public boolean connect() throws IOException {
        SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            opened.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException | RuntimeException e) {
            opened.close();
            // No agent is no reason to fail: there may be keys in files.
            return false;
        }
        channel = opened;
        return true;
    }

    @Override
    public byte[] rpc(byte command, byte[] message) throws IOException {
        SocketChannel open = channel;
        if (open == null) {
            throw new IOException("the ssh agent is not connected");
        }
        prepareMessage(command, message);
        ByteBuffer question = ByteBuffer.wrap(message);
        while (question.hasRemaining()) {
            open.write(question);
        }
        byte[] length = read(open, LENGTH_BYTES);
        return read(open, toLength(command, length));
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    private static byte[] read(SocketChannel channel, int length) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(length);
        while (answer.hasRemaining()) {
            if (channel.read(answer) < 0) {
                throw new EOFException("the ssh agent hung up");
            }
        }
        return answer.array();
    }
}
