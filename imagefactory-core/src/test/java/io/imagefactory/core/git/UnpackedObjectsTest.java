package io.imagefactory.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.git.Pack.Type;
import io.imagefactory.core.host.Causes;
import io.imagefactory.core.host.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.lib.BlobObjectChecker;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes compressed is counted by what it unpacks to. */
class UnpackedObjectsTest {

    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    private FetchedRepository repository;

    @BeforeEach
    void create() throws IOException {
        repository = FetchedRepository.in(folder);
        repository.create(true);
    }

    @Test
    void takesWhatIsNotMuch() throws IOException {
        byte[] content = new byte[MEGABYTE];
        Pack pack = new Pack();
        int base = pack.add(Type.BLOB, content);
        pack.addLonger(base, content.length, (byte) 1);

        unpack(pack.bytes(), Duration.ofMinutes(1));

        assertThat(repository
                        .open(ObjectId.fromRaw(Pack.id(Type.BLOB, content)))
                        .getSize())
                .isEqualTo(MEGABYTE);
    }

    @Test
    void makesNoRoomForAsManyObjectsAsAPackSays() {
        assertTooMuch(new Pack().bytes(-1));
        assertTooMuch(new Pack().bytes(UnpackedObjects.OBJECTS + 1));
    }

    @Test
    void takesNoObjectThatIsLargerThanAny() {
        Pack pack = new Pack();
        pack.add(Type.BLOB, UnpackedObjects.OBJECT_BYTES + 1L, new byte[1]);

        assertThatThrownBy(() -> unpack(pack.bytes(), Duration.ofMinutes(1)))
                .isInstanceOf(TooLargeObjectInPackException.class);
    }

    @Test
    void takesNoFolderOfAMillionEntries() {
        Pack pack = new Pack();
        pack.add(Type.TREE, new byte[40 * MEGABYTE]);

        assertTooMuch(pack.bytes());
    }

    /** Each is as large as the first, has two that stand on it, and takes a few bytes of the pack. */
    @Test
    void takesNoLadderOfLargeFilesThatStandOnEachOther() {
        Pack pack = new Pack();
        int length = 4 * MEGABYTE;
        int base = pack.add(Type.BLOB, new byte[length]);
        for (int i = 0; i < 40; i++) {
            pack.addLonger(base, length, (byte) 0, (byte) i);
            base = pack.addLonger(base, length, (byte) 1);
            length++;
        }
        assertThat(pack.bytes()).hasSizeLessThan(100_000);

        assertTooMuch(pack.bytes());
    }

    @Test
    void takesNotAnyNumberOfLargeFiles() {
        UnpackedObjects objects = new UnpackedObjects(exchange(Duration.ofMinutes(1)));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        BlobObjectChecker blob = objects.newBlobObjectChecker();
                        blob.update(new byte[0], 0, UnpackedObjects.OBJECT_BYTES);
                        blob.endBlob(ObjectId.zeroId());
                    }
                })
                .hasMessageContaining("unpacks to more than");
    }

    @Test
    void stopsWhenTimeIsUp() {
        Pack pack = new Pack();
        pack.add(Type.BLOB, new byte[10]);

        assertThatThrownBy(() -> unpack(pack.bytes(), Duration.ofSeconds(-1)))
                .satisfies(e ->
                        assertThat(new Causes(e).has(Deadline.Passed.class)).isTrue());
    }

    private void assertTooMuch(byte[] pack) {
        assertThatThrownBy(() -> unpack(pack, Duration.ofMinutes(1)))
                .satisfies(e -> assertThat(new Causes(e).has(Exchange.TransferLimit.class))
                        .isTrue());
    }

    private static Exchange exchange(Duration time) {
        CloneUrl url = CloneUrl.of("https://git.example.com/shop.git", "git.example.com/shop");
        return new Exchange(url, new Deadline(time), Long.MAX_VALUE);
    }

    private void unpack(byte[] pack, Duration time) throws IOException {
        Exchange exchange = exchange(time);
        repository.receive(exchange);
        try (ObjectInserter objects = repository.newObjectInserter()) {
            PackParser parser = objects.newPackParser(new ByteArrayInputStream(pack));
            parser.setObjectChecker(new UnpackedObjects(exchange));
            parser.parse(NullProgressMonitor.INSTANCE);
            objects.flush();
        }
    }
}
