package io.imagefactory.kargo;

import io.imagefactory.core.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a goal makes anew, such as those in the directory of the manifest.
 *
 * @param wanted whether it is to be there; one that is not, and says just this, is left from when it was
 */
public record GeneratedFile(String name, String text, boolean wanted) {

    private static final String KUSTOMIZATION = """
            # Written by imagefactory-maven-plugin, for `kubectl apply -k`.
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            resources:
              - %s
            """.formatted(Manifest.FILE_NAME);

    /** {@code kustomization.yaml}, which names the manifest. */
    public static GeneratedFile kustomization(boolean wanted) {
        return new GeneratedFile("kustomization.yaml", KUSTOMIZATION, wanted);
    }

    /** What the file should say, where it says this now; another's file that we do not want to be there is left alone. */
    public Optional<String> expected(Optional<String> now) {
        return wanted ? Optional.of(text) : now.filter(other -> !saysThis(other));
    }

    /** Whether it should not be as it is now, line ends aside. */
    public boolean isStale(Optional<String> now) {
        return now.filter(this::saysThis).isPresent() != wanted;
    }

    /**
     * Brings the file of a directory to what it should be, at one stroke; one that is so already is not touched.
     *
     * @return whether it was written or deleted
     */
    public boolean writeTo(Path directory) throws IOException {
        Path file = directory.resolve(name);
        if (!wanted) {
            return Files.isRegularFile(file) && saysThis(Files.readString(file)) && Files.deleteIfExists(file);
        }
        return AtomicFile.update(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean saysThis(String other) {
        return other.lines().toList().equals(text.lines().toList());
    }
}
