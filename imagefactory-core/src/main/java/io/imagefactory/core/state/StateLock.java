package io.imagefactory.core.state;

import io.imagefactory.core.file.Folders;
import io.imagefactory.core.file.LockFile;
import io.imagefactory.core.file.Sha256;
import io.imagefactory.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One run at a time for a state directory. The lock is a file in the temporary folder, named by a hash of the directory's
 * real path.
 */
final class StateLock {

    private StateLock() {}

    /**
     * Takes the lock, waiting for as long as another run has it.
     *
     * @param directory the state directory; it need not exist yet
     * @param owner who takes it, for the one who must wait
     * @param waiting told once whom this run waits for, before it waits
     */
    static LockFile.Held take(Path directory, String owner, Consumer<String> waiting) throws IOException {
        AtomicBoolean told = new AtomicBoolean();
        return LockFile.forAllUsers(file(directory)).take(owner, other -> {
            if (told.compareAndSet(false, true)) {
                waiting.accept(Excerpt.of(other));
            }
        });
    }

    private static Path file(Path directory) throws IOException {
        Path real = Folders.realPath(directory);
        String provider = real.getFileSystem().provider().getScheme();
        String hash =
                Sha256.hex(provider.equals("file") ? real.toString() : provider + ":" + real.getFileSystem() + real);
        return Path.of(System.getProperty("java.io.tmpdir")).resolve("imagefactory-" + hash.substring(0, 16) + ".lock");
    }
}
