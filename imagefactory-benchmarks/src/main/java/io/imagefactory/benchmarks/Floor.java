package io.imagefactory.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a goal cannot be faster than: a program that reads the bytes which the goal reads, and writes the bytes which it
 * writes, file by file, and understands nothing of them.
 */
public final class Floor {

    private Floor() {}

    /**
     * Reads all files below the folders and files named first; after {@code --} comes a file that lists what to write, a
     * path and a number of bytes in each line.
     */
    public static void main(String[] arguments) throws IOException {
        int separator = List.of(arguments).indexOf("--");
        long bytes = 0;
        for (String argument : List.of(arguments).subList(0, separator)) {
            bytes += read(Path.of(argument));
        }
        for (String line : Files.readAllLines(Path.of(arguments[separator + 1]))) {
            int blank = line.indexOf(' ');
            write(Path.of(line.substring(blank + 1)), Integer.parseInt(line.substring(0, blank)));
        }
        System.out.println(bytes + " bytes read");
    }

    private static long read(Path path) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += Files.readAllBytes(file).length;
            }
        }
        return bytes;
    }

    private static void write(Path file, int bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }
}
