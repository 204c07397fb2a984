package io.imagefactory.core.state;

import io.imagefactory.core.text.UnifiedDiff;
import io.imagefactory.core.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of one state file.
 *
 * @param kind what happens to it
 * @param path the file; for an archived one, where it goes
 * @param before what it says now, on disk or in Git; absent for a new one
 * @param after what it will say
 * @param disputed where Git had left two versions of it that are one now, what the other one says of the keys that
 *     contradict: those stay between Git's markers
 */
public record StateChange(
        Kind kind, StatePath path, Optional<YamlMapping> before, YamlMapping after, Optional<YamlMapping> disputed) {

    /** What happens to a file. */
    public enum Kind {
        CREATED,
        UPDATED,
        /** Moved below {@code _archive}, as it stands. */
        ARCHIVED,
        /** Moved back, and brought up to date. */
        RESTORED,
        /** Not on disk, though Git has it: written again as Git has it, and brought up to date. */
        RECOVERED,
        /** Git had left two versions of it, which are one now. */
        MERGED
    }

    StateChange(Kind kind, StatePath path, Optional<YamlMapping> before, YamlMapping after) {
        this(kind, path, before, after, Optional.empty());
    }

    /** The keys for which Git's two versions of the file contradict each other, so that a person must choose. */
    public Set<String> contradictions() {
        return disputed.map(YamlMapping::keys).orElse(Set.of());
    }

    /** The text of the file from now on. */
    String text() {
        return disputed.filter(other -> !other.isEmpty())
                .map(other -> Conflicts.text(after, other))
                .orElseGet(() -> StateFiles.text(after));
    }

    /** Whether the file only goes to another place, as it stands. */
    boolean isMove() {
        return kind == Kind.ARCHIVED && disputed.isEmpty();
    }

    /** Where the file is until it is moved to the archive or back; empty where it is not moved. */
    public Optional<StatePath> origin() {
        return Optional.of(path.elsewhere()).filter(any -> kind == Kind.ARCHIVED || kind == Kind.RESTORED);
    }

    /** The images that the file is about: its own, or those that stand on the base image. */
    public List<String> images() {
        return path.folder() == Folder.IMAGES
                ? List.of(path.name())
                : Form.texts(after.get(Field.DEPENDENT_IMAGES.key()));
    }

    /** Whether another run could write the file as well, since nothing observed stands in it. */
    boolean isRemakeable() {
        return kind == Kind.CREATED && Observed.of(path.folder(), after).isRemakeable();
    }

    /** The keys whose values change, in the order of the file. */
    public Set<String> keys() {
        return StateCodec.differences(path.folder(), before.orElse(YamlMapping.EMPTY), after);
    }

    /**
     * Whether images.yaml and the Dockerfiles say otherwise than the file, or that there is none, or should be none, or
     * whether Git has left it in conflict.
     */
    public boolean isStale() {
        boolean kept = kind == Kind.UPDATED || kind == Kind.RECOVERED;
        return !kept || !decided(before.orElseThrow()).equals(decided(after));
    }

    /**
     * The change as a unified diff, only of what images.yaml and the Dockerfiles decide.
     *
     * @param directory how paths begin, such as {@code state}
     */
    public String diff(String directory) {
        boolean gone = kind == Kind.ARCHIVED;
        if (kind == Kind.MERGED) {
            return directory + "/" + path + " was in conflict\n";
        }
        boolean created = kind == Kind.CREATED || kind == Kind.RESTORED;
        String file = directory + "/" + (gone ? path.inArchive(false) : path);
        return UnifiedDiff.of(
                file,
                created ? Optional.empty() : Optional.of(text(before.orElse(after))),
                gone ? Optional.empty() : Optional.of(text(withObservedOfBefore())));
    }

    private YamlMapping withObservedOfBefore() {
        return before.map(tree -> StateCodec.inOrder(
                        path.folder(), decided(after), StateCodec.ofKind(path.folder(), FieldKind.OBSERVED, tree)))
                .orElse(after);
    }

    private String text(YamlMapping tree) {
        return StateFiles.text(StateCodec.inOrder(path.folder(), tree));
    }

    private YamlMapping decided(YamlMapping tree) {
        return StateCodec.decided(path.folder(), tree);
    }
}
