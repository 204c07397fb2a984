package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.text.UnifiedDiff;
import io.imagefactory.kargo.GeneratedFile;
import io.imagefactory.kargo.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder of the manifest.
 *
 * @param kustomized whether a {@code kustomization.yaml} stands beside the manifest
 */
record ManifestFolder(InfraRepository repository, Path directory, boolean kustomized) {

    /** The files that are to be in it. */
    List<GeneratedFile> files(Manifest manifest) {
        return List.of(manifest.file(), GeneratedFile.kustomization(kustomized));
    }

    /** The file of the manifest. */
    Path manifest() {
        return directory.resolve(Manifest.FILE_NAME);
    }

    /** What the file says now; empty where there is none. */
    Optional<String> onDisk(GeneratedFile file) throws IOException {
        Path path = directory.resolve(file.name());
        return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    }

    /** A file of it that says otherwise than it should. */
    StaleFile stale(GeneratedFile file, Optional<String> before) {
        String label = repository.label(directory.resolve(file.name()));
        String diff = UnifiedDiff.of(label, before, file.expected(before));
        return new StaleFile("synth", repository.label(directory), label, Optional.empty(), diff);
    }

    /** Whether the manifest is kept, and so committed, rather than a product of the build. */
    boolean isKept(Path buildDirectory) {
        return !absolute(directory).startsWith(absolute(buildDirectory));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
