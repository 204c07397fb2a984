package io.imagefactory.core.source;

import io.imagefactory.core.file.ClosedFolder;
import io.imagefactory.core.file.UnreadableFileException;
import io.imagefactory.core.text.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Which file of a folder was probably meant by a path that is none. Only the folders on the way to it are looked into, name by
 * name, so that what is said does not depend on what a build has left elsewhere.
 */
record NearestFile(ClosedFolder folder) {

    /** To end a sentence with: {@code ; did you mean "images/docs/Dockerfile"?}, or nothing. */
    String after(List<String> path) {
        List<String> nearest = new ArrayList<>();
        for (String name : path) {
            boolean last = nearest.size() == path.size() - 1;
            Optional<String> found = name.equals("..") ? Optional.of(name) : nearest(nearest, name, last);
            if (found.isEmpty()) {
                return "";
            }
            nearest.add(found.get());
        }
        return nearest.equals(path) ? "" : "; did you mean \"" + String.join("/", nearest) + "\"?";
    }

    private Optional<String> nearest(List<String> parent, String name, boolean file) {
        SortedSet<String> names;
        try {
            names = folder.names(parent, file);
        } catch (UnreadableFileException | IOException e) {
            return Optional.empty();
        }
        return names.contains(name)
                ? Optional.of(name)
                : Suggestion.closest(name, names)
                        .or(() -> file && isDockerfile(name) ? onlyDockerfile(names) : Optional.empty());
    }

    private static Optional<String> onlyDockerfile(SortedSet<String> names) {
        List<String> dockerfiles =
                names.stream().filter(NearestFile::isDockerfile).toList();
        return dockerfiles.size() == 1 ? Optional.of(dockerfiles.get(0)) : Optional.empty();
    }

    private static boolean isDockerfile(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*(docker|container)file.*");
    }
}
