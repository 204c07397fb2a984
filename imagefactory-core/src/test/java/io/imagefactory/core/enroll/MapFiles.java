package io.imagefactory.core.enroll;

import io.imagefactory.core.enroll.build.RepositoryFiles;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Files in memory. */
public record MapFiles(Map<String, String> texts) implements RepositoryFiles {

    @Override
    public SortedSet<String> paths() {
        return new TreeSet<>(texts.keySet());
    }

    @Override
    public Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }
}
