package io.imagefactory.core;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.file.KnownFile;
import io.imagefactory.core.state.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/**
 * What images.yaml and the state say, as one goal of a build leaves it for the next one: for as long as no file has changed
 * since.
 *
 * @param repository of which it is known
 * @param files all that were read or written for it, as they were then
 */
public record Left(InfraRepository repository, Enrollments enrollments, State state, Map<Path, KnownFile> files) {

    public Left {
        files = Map.copyOf(files);
    }

    /** @param now the files that there are to read */
    boolean isStillSo(Collection<Path> now) {
        return files.keySet().containsAll(now)
                && now.size() == files.size()
                && files.entrySet().parallelStream().allMatch(file -> isStillSo(file.getKey(), file.getValue()));
    }

    private boolean isStillSo(Path path, KnownFile file) {
        try {
            // A link may be in place of images.yaml, and of no other file.
            return file.isAt(path.equals(repository.imagesFile()) ? path.toRealPath() : path);
        } catch (IOException e) {
            return false;
        }
    }
}
