package io.imagefactory.core.source;

import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folders that the user mapped to repositories. Each serves its repository whatever its remotes and branch. */
final class Checkouts {

    private final List<Entry> entries;

    /**
     * @param folders by the text of their key; relative ones lie below {@code base}
     * @throws MendableException if a key names no repository
     */
    Checkouts(Path base, Map<String, Path> folders) {
        this.entries = new TreeMap<>(folders)
                .entrySet().stream()
                        .map(entry -> new Entry(CheckoutKey.of(entry.getKey()), tree(base.resolve(entry.getValue()))))
                        .toList();
    }

    /** The folder whose key names the repository best, of those that are there. */
    Optional<FolderTree> find(HostedRepository repository) {
        return matching(repository).flatMap(entry -> entry.tree().stream()).findFirst();
    }

    /** Whether the repository is mapped, be the folder there or not. */
    boolean isMapped(HostedRepository repository) {
        return matching(repository).findAny().isPresent();
    }

    /** The best first. */
    private Stream<Entry> matching(HostedRepository repository) {
        return entries.stream()
                .filter(entry -> entry.key().match(repository).isPresent())
                .sorted(Comparator.comparing(
                        entry -> entry.key().match(repository).orElseThrow()));
    }

    private static Optional<FolderTree> tree(Path folder) {
        try {
            return Files.isDirectory(folder)
                    ? Optional.of(FolderTree.ofRepository(folder.toRealPath()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private record Entry(CheckoutKey key, Optional<FolderTree> tree) {}
}
