package io.imagefactory.core.state;

import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.state.Versions.Merged;
import io.imagefactory.core.text.Conflict;
import io.imagefactory.core.text.Words;
import io.imagefactory.core.yaml.YamlDocument;
import io.imagefactory.core.yaml.YamlException;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlReader;
import io.imagefactory.core.yaml.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What becomes of state files that Git could not merge: they are merged, or they are errors. A file is in conflict where
 * Git's markers stand in it, or where Git's index has two versions of it of which one lies on disk.
 *
 * @param unmerged what Git's index has in several versions
 * @param mendedAt the time of the run that merges them; absent where it does not
 */
record Conflicts(Map<StatePath, Conflict> unmerged, Optional<Instant> mendedAt) {

    /** Of files that are in no working tree. */
    static final Conflicts ERRORS = new Conflicts(Map.of(), Optional.empty());

    /** What the file says, once its versions are merged where it has several. */
    StateFile read(StatePath path, byte[] content) {
        StateFile file = StateFile.of(path, content);
        boolean whole = file.problems().isEmpty();
        if (whole) {
            return Optional.ofNullable(unmerged.get(path))
                    .flatMap(conflict -> versions(path, conflict))
                    .filter(versions -> !isResolved(path, file.tree(), versions))
                    .map(versions -> read(path, 1, versions))
                    .orElse(file);
        }
        String text = new String(content, StandardCharsets.UTF_8);
        OptionalInt line = Conflict.line(text);
        if (line.isEmpty()) {
            return file;
        }
        Optional<Versions> marked =
                Conflict.in(text).flatMap(conflict -> versions(path, withBaseOfIndex(path, conflict)));
        return marked.or(() -> Optional.ofNullable(unmerged.get(path)).flatMap(conflict -> versions(path, conflict)))
                .map(versions -> read(path, line.getAsInt(), versions))
                .orElseGet(() -> StateFile.broken(
                        path,
                        line.getAsInt(),
                        "Git left a conflict here, and one side of it is no state file; restore the file as a "
                                + "commit has it, by `git checkout COMMIT -- FILE`"));
    }

    /** Whether a file without markers has more to say than either version, or all that both say. */
    private boolean isResolved(StatePath path, YamlMapping tree, Versions versions) {
        if (!tree.equals(versions.ours()) && !tree.equals(versions.theirs())) {
            return true;
        }
        Merged merged = StateMerge.merge(path.folder(), versions, mendedAt.orElse(Instant.EPOCH));
        return tree.equals(merged.tree()) || tree.equals(merged.other());
    }

    /** Git's index has it whole, where markers have it as far as they go. */
    private Conflict withBaseOfIndex(StatePath path, Conflict conflict) {
        Conflict index = unmerged.get(path);
        return index == null || index.base().isEmpty()
                ? conflict
                : new Conflict(index.base(), conflict.ours(), conflict.theirs());
    }

    private StateFile read(StatePath path, int line, Versions versions) {
        if (mendedAt.isEmpty()) {
            return StateFile.broken(
                    path,
                    line,
                    "Git left two versions of the file here; run " + Words.OURS.discover()
                            + ", which unites what they say, and `git add` it");
        }
        if (path.folder() == Folder.BASE_IMAGES && !image(versions.ours()).equals(image(versions.theirs()))) {
            return StateFile.broken(
                    path,
                    line,
                    "one side of Git's conflict has given this name to "
                            + image(versions.ours()).orElse("no image") + ", the other to "
                            + image(versions.theirs()).orElse("no image")
                            + "; keep one of them, by `git checkout --ours FILE` or `--theirs`, and `git add` it");
        }
        Merged merged = StateMerge.merge(path.folder(), versions, mendedAt.get());
        YamlMapping disputed = merged.other()
                .filter(key -> !merged.other().get(key).equals(merged.tree().get(key)));
        return StateFile.of(path, merged.tree()).merged(disputed);
    }

    private static Optional<String> image(YamlMapping tree) {
        try {
            return Optional.of(StateCodec.reference(tree)).map(ImageReference::canonical);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Empty where a side is no state file. */
    private static Optional<Versions> versions(StatePath path, Conflict conflict) {
        Optional<YamlMapping> ours = tree(path, conflict.ours());
        Optional<YamlMapping> theirs = tree(path, conflict.theirs());
        return ours.isEmpty() || theirs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Versions(conflict.base().flatMap(text -> tree(path, text)), ours.get(), theirs.get()));
    }

    private static Optional<YamlMapping> tree(StatePath path, String text) {
        try {
            YamlDocument document = YamlReader.read(text);
            return document.problems().isEmpty() && document.root() instanceof YamlMapping mapping
                    ? Optional.of(StateCodec.canonical(path.folder(), mapping))
                    : Optional.empty();
        } catch (YamlException e) {
            return Optional.empty();
        }
    }

    /**
     * The text of a merged file: with Git's markers around what contradicts, so that it stays in conflict until a person has
     * chosen.
     *
     * @param disputed what theirs says of the keys that contradict; ours stands in the tree
     */
    static String text(YamlMapping tree, YamlMapping disputed) {
        StringBuilder text = new StringBuilder("# " + StateFiles.HEADER + "\n");
        tree.values().forEach((key, value) -> {
            String ours = YamlWriter.block(YamlMapping.of(Map.of(key, value)));
            text.append(disputed.get(key)
                    .map(other -> Conflict.marked(ours, YamlWriter.block(YamlMapping.of(Map.of(key, other)))))
                    .orElse(ours));
        });
        return text.toString();
    }
}
