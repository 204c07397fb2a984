import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives the entries of all jars in a folder the rights that a umask of 022 gives: what is written into a jar by Maven is
 * what each file has on this machine. Nothing else of a jar is touched.
 *
 * <p>{@code java JarRights.java FOLDER}; a folder that is not there holds no jars.
 */
class JarRights {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;

    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040755;
    private static final int PROGRAM = 0100755;
    private static final int FILE = 0100644;

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
                for (Path jar : jars) {
                    normalize(jar);
                }
            }
        }
    }

    private static void normalize(Path jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
            ByteBuffer zip = file.getChannel()
                    .map(FileChannel.MapMode.READ_WRITE, 0, file.length())
                    .order(ByteOrder.LITTLE_ENDIAN);
            int end = zip.limit() - END_LENGTH;
            while (zip.getInt(end) != END) {
                end--;
            }
            int entries = Short.toUnsignedInt(zip.getShort(end + 10));
            int entry = zip.getInt(end + 16);
            for (int i = 0; i < entries; i++) {
                if (zip.getInt(entry) != ENTRY) {
                    throw new IOException(jar + " is no jar that this program knows: no entry at byte " + entry);
                }
                zip.putShort(entry + 40, (short) mode(Short.toUnsignedInt(zip.getShort(entry + 40))));
                entry += ENTRY_LENGTH + length(zip, entry + 28) + length(zip, entry + 30) + length(zip, entry + 32);
            }
        }
    }

    private static int mode(int mode) {
        switch (mode & TYPE) {
            case DIRECTORY & TYPE:
                return DIRECTORY;
            case FILE & TYPE:
                return (mode & 0100) == 0 ? FILE : PROGRAM;
            default:
                return mode;
        }
    }

    private static int length(ByteBuffer zip, int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }
}
