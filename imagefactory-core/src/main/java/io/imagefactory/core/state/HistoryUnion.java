package io.imagefactory.core.state;

import io.imagefactory.core.state.DigestHistory.Entry;
import io.imagefactory.core.state.Versions.Merged;
import io.imagefactory.core.yaml.YamlMapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Unites the histories of two branches that have watched the same tag: what one of them has seen, and the earliest time at
 * which one has seen it. A digest that has gone and come back stands there as often as one branch has seen it come.
 */
final class HistoryUnion {

    private final List<Seen> ours;

    private HistoryUnion(List<Entry> ours) {
        this.ours = oldestFirst(ours);
    }

    /** An entry, and the time for which it stands, which is that of a newer one where it says none. */
    private record Seen(Entry entry, Instant time) {

        boolean isOf(Seen other) {
            return entry.digest().isPresent()
                    ? entry.digest().equals(other.entry.digest())
                    : entry.asItStands().equals(other.entry.asItStands());
        }

        /** What both say of one digest, first seen when either has. */
        Seen with(Seen other) {
            boolean earlier = !time.isAfter(other.time);
            if (entry.digest().isEmpty()) {
                return earlier ? this : other;
            }
            YamlMapping mine = (YamlMapping) entry.asItStands();
            YamlMapping others = (YamlMapping) other.entry.asItStands();
            Merged merged = earlier
                    ? new Versions(Optional.empty(), mine, others).merge()
                    : new Versions(Optional.empty(), others, mine).merge();
            return new Seen(
                    Entry.of(DigestHistory.inOrder(Release.united(merged.tree(), merged.other()))),
                    earlier ? time : other.time);
        }
    }

    /** Both newest first, as is the result. */
    static List<Entry> of(List<Entry> ours, List<Entry> theirs) {
        return new HistoryUnion(ours).with(oldestFirst(theirs));
    }

    private List<Entry> with(List<Seen> theirs) {
        List<Seen> united = new ArrayList<>();
        Set<Integer> paired = new LinkedHashSet<>();
        Instant before = Instant.MIN;
        for (Seen seen : theirs) {
            Optional<Integer> same = same(seen, before, paired);
            if (same.isPresent()) {
                int place = same.get();
                paired.add(place);
                ours.set(place, ours.get(place).with(seen));
                before = ours.get(place).time();
            } else {
                united.add(seen);
                before = seen.time();
            }
        }
        united.addAll(0, ours);
        united.sort(Comparator.comparing(Seen::time)
                .thenComparing(seen -> seen.entry().firstSeen().isPresent()));
        List<Entry> newestFirst = new ArrayList<>();
        united.forEach(seen -> newestFirst.add(0, seen.entry()));
        return newestFirst;
    }

    /**
     * Where we have the same coming of the digest: the one of both that is later has seen nothing else since the earlier.
     *
     * @param before when they had seen the one before
     */
    private Optional<Integer> same(Seen seen, Instant before, Set<Integer> paired) {
        for (int place = 0; place < ours.size(); place++) {
            Seen own = ours.get(place);
            boolean later = own.time().isAfter(seen.time());
            Instant sinceWhen =
                    later ? place == 0 ? Instant.MIN : ours.get(place - 1).time() : before;
            Instant earlier = later ? seen.time() : own.time();
            if (!paired.contains(place) && own.isOf(seen) && !sinceWhen.isAfter(earlier)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private static List<Seen> oldestFirst(List<Entry> newestFirst) {
        List<Seen> seen = new ArrayList<>();
        Instant time = Instant.MAX;
        for (Entry entry : newestFirst) {
            time = entry.firstSeen().orElse(time);
            seen.add(0, new Seen(entry, time));
        }
        return seen;
    }
}
