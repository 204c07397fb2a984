package io.imagefactory.core.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The folders that the user mapped to repositories. Each serves its repository whatever its remotes and branch. */
final class Checkouts {

    private final List<Entry> entries;

    /**
     * @param folders by the text of their key; relative ones lie below {@code base}
     * @throws InvalidCheckoutException if a key names no repository
     */
    Checkouts(Path base, Map<String, Path> folders) {
        this.entries = new TreeMap<>(folders)
                .entrySet().stream()
                        .map(entry -> new Entry(CheckoutKey.of(entry.getKey()), tree(base.resolve(entry.getValue()))))
                        .toList();
    }

    /** The folder whose key names the source's repository best, of those that are there. */
    Optional<FolderTree> find(Source source) {
        return best(
                        source,
                        entries.stream()
                                .filter(entry -> entry.tree().isPresent())
                                .toList())
                .flatMap(Entry::tree);
    }

    /** Whether the source's repository is mapped, be the folder there or not. */
    boolean isMapped(Source source) {
        return best(source, entries).isPresent();
    }

    private static Optional<Entry> best(Source source, List<Entry> candidates) {
        RepositoryIdentity identity = RepositoryIdentity.of(source);
        return candidates.stream()
                .flatMap(entry -> entry.key().match(source, identity).map(match -> new Rank(match, entry)).stream())
                .min(Comparator.comparing(Rank::match))
                .map(Rank::entry);
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

    private record Rank(CheckoutKey.Match match, Entry entry) {}
}
