package io.imagefactory.core.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PackParser;
import org.jspecify.annotations.Nullable;

/** A bare repository that takes what hosts send, and of each pack no more than {@link UnpackedObjects} allow. */
final class FetchedRepository extends FileRepository {

    /** {@code PACK}, a version, and how many objects there are, as a number without a sign (gitformat-pack). */
    private static final int HEADER = 12;

    private static final int COUNT_AT = 8;

    private @Nullable Exchange exchange;

    private FetchedRepository(FileRepositoryBuilder place) throws IOException {
        super(place);
    }

    /** The repository in that folder, whether or not there is one yet. */
    static FetchedRepository in(Path folder) throws IOException {
        return new FetchedRepository(
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().setup());
    }

    /** What comes from now on belongs to that. */
    void receive(Exchange newExchange) {
        exchange = newExchange;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        ObjectInserter usual = super.newObjectInserter();
        return new ObjectInserter.Filter() {
            @Override
            protected ObjectInserter delegate() {
                return usual;
            }

            @Override
            public PackParser newPackParser(InputStream pack) throws IOException {
                if (exchange != null) {
                    exchange.beginPack();
                }
                PackParser parser = usual.newPackParser(counted(pack));
                parser.setMaxObjectSizeLimit(UnpackedObjects.OBJECT_BYTES);
                return parser;
            }
        };
    }

    /** JGit makes room for as many objects as a pack says that it has. */
    private static InputStream counted(InputStream pack) throws IOException {
        byte[] header = pack.readNBytes(HEADER);
        if (header.length == HEADER
                && Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(COUNT_AT)) > UnpackedObjects.OBJECTS) {
            throw new Exchange.TransferLimit("more than " + UnpackedObjects.OBJECTS + " objects");
        }
        PushbackInputStream whole = new PushbackInputStream(pack, HEADER);
        whole.unread(header);
        return whole;
    }
}
