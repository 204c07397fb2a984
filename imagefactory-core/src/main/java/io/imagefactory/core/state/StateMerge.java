package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.DigestHistory.Entry;
import io.imagefactory.core.state.Versions.Merged;
import io.imagefactory.core.state.Versions.Side;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Merges two versions of a state file. What images.yaml and the Dockerfiles decide is as the side has it that has looked at
 * them last: it is computed anew anyway. What was observed is united: nothing that one side has seen is lost.
 */
final class StateMerge {

    private static final List<Field<?>> DIGESTS = List.of(
            Field.CURRENT_VERSION,
            Field.CURRENT_DIGEST,
            Field.PREVIOUS_DIGEST,
            Field.LAST_UPDATED,
            Field.UPDATE_HISTORY);

    private final Folder folder;
    private final Versions versions;
    private final Instant now;
    private final Observed ours;
    private final Observed theirs;

    /** What is as both sides together say, by key; null for what is not there. */
    private final Map<String, @Nullable YamlNode> united = new LinkedHashMap<>();

    private StateMerge(Folder folder, Versions versions, Instant now) {
        this.folder = folder;
        this.versions = versions;
        this.now = now;
        this.ours = Observed.of(folder, versions.ours());
        this.theirs = Observed.of(folder, versions.theirs());
    }

    /**
     * @param versions of a file of that folder, in canonical form
     * @param now when a digest counts as seen that has no time
     */
    static Merged merge(Folder folder, Versions versions, Instant now) {
        return new StateMerge(folder, versions, now).merge();
    }

    private Merged merge() {
        decided();
        time(Field.ENROLLED_AT, false);
        time(Field.FIRST_DISCOVERED, false);
        time(Field.LAST_DISCOVERY, true);
        time(Field.LAST_CHECKED, true);
        time(Field.LAST_BUILT, true);
        digests();
        missing();
        takeAll(List.of(Field.PUBLISHED), later(Field.LAST_CHECKED));
        Merged rest = versions.only(key -> !united.containsKey(key)).merge();
        Merged rebuilds = rebuilds(rest);
        return new Merged(inOrder(rebuilds.tree()), inOrder(rebuilds.other()));
    }

    private YamlMapping inOrder(YamlMapping rest) {
        Map<String, YamlNode> all = new LinkedHashMap<>(rest.values());
        united.forEach((key, value) -> {
            if (value != null) {
                all.put(key, value);
            }
        });
        return StateCodec.inOrder(folder, YamlMapping.of(all));
    }

    private void decided() {
        List<Field<?>> fields = Field.of(folder).stream()
                .filter(field -> field.kind() != FieldKind.OBSERVED)
                .toList();
        takeAll(fields, later(Field.LAST_DISCOVERY).or(() -> Optional.of(Side.OURS)));
    }

    /** Also where one side alone has changed it, for the other may have it from elsewhere. */
    private void time(Field<Instant> field, boolean last) {
        Optional<Instant> mine = ours.get(field);
        Optional<Instant> others = theirs.get(field);
        if (mine.isPresent() && others.isPresent()) {
            take(field, mine.get().isBefore(others.get()) == last ? Side.THEIRS : Side.OURS);
        }
    }

    /** Since the earlier of both times at which the tag was gone, unless either side has seen it after that. */
    private void missing() {
        boolean legible = !ours.isMalformed(Field.MISSING_SINCE) && !theirs.isMalformed(Field.MISSING_SINCE);
        if (folder != Folder.KARGO && legible) {
            Optional<Instant> seen = Stream.of(ours, theirs)
                    .flatMap(side -> side.get(Field.LAST_CHECKED).stream())
                    .max(Comparator.naturalOrder());
            YamlNode since = Stream.of(ours, theirs)
                    .flatMap(side -> side.missingSince().stream())
                    .filter(time -> seen.filter(time::isBefore).isEmpty())
                    .min(Comparator.naturalOrder())
                    .map(Form.TIMESTAMP::write)
                    .orElse(null);
            united.put(Field.MISSING_SINCE.key(), since);
        }
    }

    private void digests() {
        Optional<Side> right = versions.right(keys(DIGESTS));
        if (right.isPresent()) {
            DIGESTS.forEach(field -> take(field, right.get()));
            return;
        }
        boolean same = ours.get(Field.CURRENT_DIGEST).equals(theirs.get(Field.CURRENT_DIGEST));
        Optional<Side> current = same ? Optional.of(Side.OURS) : laterDigest();
        List<Entry> history = history(same, current.isPresent());
        if (!history.isEmpty()) {
            united.put(Field.UPDATE_HISTORY.key(), new DigestHistory(history).tree());
        }
        current.ifPresent(side -> {
            takeAll(List.of(Field.CURRENT_VERSION), Optional.of(side));
            take(Field.CURRENT_DIGEST, side);
            if (same) {
                time(Field.LAST_UPDATED, false);
            } else {
                take(Field.LAST_UPDATED, side);
            }
            came(history).ifPresent(time -> united.put(Field.LAST_UPDATED.key(), Form.TIMESTAMP.write(time)));
            Observed digest = side == Side.OURS ? ours : theirs;
            Observed other = side == Side.OURS ? theirs : ours;
            previous(digest, history)
                    .or(() -> same ? Optional.empty() : other.get(Field.CURRENT_DIGEST))
                    .ifPresent(before -> united.put(Field.PREVIOUS_DIGEST.key(), Form.DIGEST.write(before)));
        });
    }

    /** With digests that others have set, unless nobody can tell in what order; of Kargo's file there is none. */
    private List<Entry> history(boolean same, boolean ordered) {
        if (folder == Folder.KARGO
                || ours.isMalformed(Field.UPDATE_HISTORY)
                || theirs.isMalformed(Field.UPDATE_HISTORY)) {
            return List.of();
        }
        List<Entry> mine = DigestIntake.entries(ours);
        List<Entry> others = DigestIntake.entries(theirs);
        return !ordered || same && mine.isEmpty() && others.isEmpty()
                ? HistoryUnion.of(mine, others)
                : HistoryUnion.of(DigestIntake.history(ours, now), DigestIntake.history(theirs, now));
    }

    /** When the current digest, which is the newest, has come. */
    private Optional<Instant> came(List<Entry> history) {
        return history.stream()
                .filter(entry -> entry.digest().isPresent())
                .findFirst()
                .filter(entry -> entry.digest().equals(digest()))
                .flatMap(Entry::firstSeen);
    }

    /** The last one in the history that is not the current one. */
    private static Optional<Digest> previous(Observed digest, List<Entry> history) {
        return history.stream()
                .flatMap(entry -> entry.digest().stream())
                .filter(before -> !Optional.of(before).equals(digest.get(Field.CURRENT_DIGEST)))
                .findFirst();
    }

    /** The side whose digest is the newer one; empty where nothing tells. */
    private Optional<Side> laterDigest() {
        if (ours.get(Field.CURRENT_DIGEST).isEmpty()) {
            return Optional.of(Side.THEIRS);
        }
        return theirs.get(Field.CURRENT_DIGEST).isEmpty()
                ? Optional.of(Side.OURS)
                : later(Field.LAST_UPDATED).or(() -> later(Field.LAST_BUILT)).or(() -> later(Field.LAST_CHECKED));
    }

    /** The side that has the later time there; empty where one has none, or both the same. */
    private Optional<Side> later(Field<Instant> field) {
        Optional<Instant> mine = ours.get(field);
        Optional<Instant> others = theirs.get(field);
        return mine.isEmpty() || others.isEmpty() || mine.equals(others)
                ? Optional.empty()
                : Optional.of(mine.get().isAfter(others.get()) ? Side.OURS : Side.THEIRS);
    }

    /** What an image was built from stands in two places, which are of one side. */
    private Merged rebuilds(Merged rest) {
        return folder == Folder.IMAGES
                ? new RebuildMerge(versions, digest(), later(Field.LAST_CHECKED)).merge(rest)
                : rest;
    }

    private Optional<Digest> digest() {
        return Optional.ofNullable(united.get(Field.CURRENT_DIGEST.key())).flatMap(Form.DIGEST::read);
    }

    /** As the side has them that alone has changed them, and else as the other one given. */
    private void takeAll(List<Field<?>> fields, Optional<Side> otherwise) {
        versions.right(keys(fields)).or(() -> otherwise).ifPresent(side -> fields.forEach(field -> take(field, side)));
    }

    private void take(Field<?> field, Side side) {
        united.put(field.key(), versions.of(side).get(field.key()).orElse(null));
    }

    private static List<String> keys(List<Field<?>> fields) {
        return fields.stream().<String>map(Field::key).toList();
    }
}
