package io.imagefactory.core;

import java.nio.file.Path;

/**
 * Where an infra repository keeps its files.
 *
 * @param root the folder that messages name files from
 * @param imagesFile {@code images.yaml}, or a folder of such files
 * @param stateDirectory the folder of state files; it need not exist
 * @param recordedByKargo whether Kargo records digests in files of its own there
 */
public record InfraRepository(Path root, Path imagesFile, Path stateDirectory, boolean recordedByKargo) {

    public InfraRepository {
        root = root.toAbsolutePath().normalize();
        imagesFile = imagesFile.toAbsolutePath().normalize();
        stateDirectory = stateDirectory.toAbsolutePath().normalize();
    }

    /** What messages call a file: its path from the root, or the whole path where it lies elsewhere. */
    public String label(Path file) {
        Path path = file.toAbsolutePath().normalize();
        return (path.startsWith(root) ? root.relativize(path) : path).toString().replace('\\', '/');
    }

    /** What messages call the state directory. */
    public String stateLabel() {
        return label(stateDirectory);
    }
}
