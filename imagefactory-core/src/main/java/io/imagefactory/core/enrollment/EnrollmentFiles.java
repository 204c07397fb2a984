package io.imagefactory.core.enrollment;

import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files on disk that enrol images: one, or the {@code *.yaml} and {@code *.yml} of a folder, by name, one a team.
 * Hidden files, other files and folders in that folder are left alone; {@code _defaults.yaml} says what holds for all the
 * others. What paths of local Dockerfiles are relative to is the folder around the one file, or around the folder, so that a
 * file can become a folder without another change.
 */
public final class EnrollmentFiles {

    static final String COMMON = "_defaults.yaml";

    /** Where new images go, of a folder, unless another file is named. */
    private static final String ENROLLED = "enrolled.yaml";

    private final Path path;
    private final Function<Path, String> label;
    private final FileReads reads;

    /**
     * @param path the file, or the folder
     * @param label what messages call a file
     */
    public EnrollmentFiles(Path path, Function<Path, String> label) {
        this(path, label, FileReads.UNNOTED);
    }

    /**
     * @param path the file, or the folder
     * @param label what messages call a file
     * @param reads by which files are read
     */
    public EnrollmentFiles(Path path, Function<Path, String> label, FileReads reads) {
        this.reads = reads;
        this.path = path.toAbsolutePath().normalize();
        this.label = label;
    }

    /** Whether it is a folder with a file for us in it. */
    public static boolean isFolder(Path path) throws IOException {
        return Files.isDirectory(path) && !files(path).isEmpty();
    }

    /**
     * Reads them all.
     *
     * @throws InvalidEnrollmentsException with everything that is wrong with them
     * @throws MendableException for a folder without such a file, and for a link in one
     */
    public Enrollments read() throws IOException {
        return EnrollmentsReader.read(texts(), levelsUp());
    }

    /** The files that are read, in their order. */
    public List<Path> paths() throws IOException {
        return Files.isDirectory(path) ? files(path) : List.of(path);
    }

    /** The file to which {@link #append} adds unless told otherwise: the one, or {@code enrolled.yaml} of the folder. */
    public Path enrolled() {
        return Files.isDirectory(path) ? path.resolve(ENROLLED) : path;
    }

    /**
     * Adds images at the end of the file's list, as {@link EnrollmentsWriter} says, and replaces it as a whole; one that is
     * not there is made, with {@link EditorSchema} beside it and a first line that names that. Without images, nothing is
     * written.
     *
     * @param file the one file, or one for the folder, whether it is there or not
     * @throws MendableException as {@link #read} and {@link EnrollmentsWriter#append} have it, and for a file that is none
     *     of these or that someone else has written to meanwhile
     */
    public void append(Path file, List<NewEnrollment> images) throws IOException {
        Path target = checked(file.toAbsolutePath().normalize());
        if (images.isEmpty()) {
            return;
        }
        EnrollmentTexts texts = Files.exists(path) ? texts() : EnrollmentTexts.of(label.apply(path), new byte[0]);
        String name = label.apply(target);
        EditorSchema schema = EditorSchema.beside(target);
        boolean named = !Files.exists(target) && schema.isOurs();
        byte[] content = withSchema(named, EnrollmentsWriter.append(texts, name, images, levelsUp()));
        // A link in place of the one file stays, and what it leads to is replaced.
        Path real = Files.exists(target) ? target.toRealPath() : target;
        AtomicFile prepared = AtomicFile.prepare(real, content);
        try {
            if (!Arrays.equals(Files.exists(real) ? content(real) : new byte[0], texts.content(name))) {
                throw new MendableException(
                        "someone else has written to " + name + " meanwhile; nothing was added, run the goal again");
            }
            if (named) {
                schema.write();
            } else {
                schema.update();
            }
            prepared.commit();
        } catch (IOException | RuntimeException e) {
            prepared.discard(e);
            throw e;
        }
        AtomicFile.force(real.getParent());
    }

    private static byte[] withSchema(boolean named, byte[] content) {
        return named
                ? (EditorSchema.comment() + new String(content, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8)
                : content;
    }

    private Path checked(Path file) {
        boolean isFolder = Files.isDirectory(path);
        if (isFolder ? !path.equals(file.getParent()) || !isOurs(file) || isCommon(file) : !path.equals(file)) {
            throw new MendableException(label.apply(file) + " is no file for images; name "
                    + (isFolder
                            ? "one of " + label.apply(path) + " with the ending .yaml, such as "
                                    + label.apply(enrolled())
                            : label.apply(path)));
        }
        return file;
    }

    private int levelsUp() throws IOException {
        return LocalSources.levelsUp(path.getParent());
    }

    private EnrollmentTexts texts() throws IOException {
        if (!Files.isDirectory(path)) {
            return EnrollmentTexts.of(label.apply(path), content(path));
        }
        List<Path> files = files(path);
        if (files.isEmpty()) {
            throw new MendableException("folder " + label.apply(path)
                    + " has no file that enrols images; write one with the ending .yaml, such as "
                    + label.apply(path.resolve("team.yaml")));
        }
        List<EnrollmentTexts.Text> common = new ArrayList<>();
        List<EnrollmentTexts.Text> all = new ArrayList<>();
        for (Path file : files) {
            (isCommon(file) ? common : all).add(new EnrollmentTexts.Text(label.apply(file), plain(file)));
        }
        if (common.size() > 1) {
            throw new MendableException(common.get(0).file() + " and "
                    + common.get(1).file() + " both say what holds for all files; make one of them");
        }
        return new EnrollmentTexts(label.apply(path), common.stream().findFirst(), all);
    }

    private byte[] plain(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new MendableException(label.apply(file) + " is "
                    + (Files.isSymbolicLink(file) ? "a symbolic link" : "no regular file")
                    + ", and is not read; put the file itself there, or give the name another ending than .yaml");
        }
        return reads.plain(file, YamlReader.MAX_BYTES + 1);
    }

    private byte[] content(Path file) throws IOException {
        return reads.followed(file, YamlReader.MAX_BYTES + 1);
    }

    /** By name. */
    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, EnrollmentFiles::isOurs)) {
            all.forEach(files::add);
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return files;
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".")
                && (name.endsWith(".yaml") || name.endsWith(".yml"))
                && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isCommon(Path file) {
        return Optional.of(file.getFileName().toString())
                .filter(name -> name.equals(COMMON) || name.equals("_defaults.yml"))
                .isPresent();
    }
}
