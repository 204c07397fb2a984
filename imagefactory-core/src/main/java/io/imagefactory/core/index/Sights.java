package io.imagefactory.core.index;

import java.nio.file.Path;
import java.util.List;

/**
 * What there is for a discovery to look at, apart from Dockerfiles.
 *
 * @param folder what paths of local Dockerfiles are relative to, a real path
 * @param images images.yaml, or the files of the folder
 * @param stateDirectory where the state files are, a real path
 * @param state the state files, as paths below their folder, with {@code /}
 */
public record Sights(Path folder, List<Path> images, Path stateDirectory, List<String> state) {

    public Sights {
        images = List.copyOf(images);
        state = List.copyOf(state);
    }
}
