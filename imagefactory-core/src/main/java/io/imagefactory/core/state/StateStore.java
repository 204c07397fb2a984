package io.imagefactory.core.state;

import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.text.Conflict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Where the state is kept between runs: a folder of files. It is read and changed by one run at a time, between processes
 * and between threads of one; another one waits.
 *
 * @param directory need not exist yet
 * @param label what messages call it
 * @param turn how this run takes its turn
 * @param git where files may be that are not on disk
 * @param reads by which files are read
 * @param mendedAt the time of the run, where it merges what Git has left in conflict
 */
public record StateStore(
        Path directory,
        String label,
        Turn turn,
        Git git,
        Listener listener,
        FileReads reads,
        Optional<Instant> mendedAt) {

    /** One to which files that Git could not merge are errors. */
    public StateStore(Path directory, String label, Turn turn, Git git, Listener listener, FileReads reads) {
        this(directory, label, turn, git, listener, reads, Optional.empty());
    }

    /**
     * The same, which merges the versions of a file that Git has left in conflict.
     *
     * @param now the time of the run
     */
    public StateStore mending(Instant now) {
        return new StateStore(directory, label, turn, git, listener, reads, Optional.of(now));
    }

    /** What Git has of the files. */
    public interface Git {

        /**
         * Those of the files that Git has.
         *
         * @param paths below the directory, such as {@code images/uv.yaml}
         */
        Map<String, byte[]> contents(Set<String> paths) throws IOException;

        /** The files that Git has not merged, by such a path. */
        Map<String, Conflict> unmerged() throws IOException;
    }

    /** Told of what happens while it happens. */
    public interface Listener {

        /** Another run has the state; this one waits for it to end. */
        void waitingFor(String otherRun);

        /** A file lies among the state files that is none, and is left alone. */
        void foreignFile(String file);

        /** These files are not on disk, and what Git has of them counts. */
        void recovered(List<String> files);

        /**
         * A power failure has emptied these files, which had just been made; nothing observed was in them, and they count as
         * absent.
         */
        void emptied(List<String> files);

        /** So many files are to be written; gives what is called after each. */
        Runnable writing(int files);
    }

    /**
     * What a change has come to.
     *
     * @param result of the change
     * @param changes what became of the files; what would have, where nothing was to be written
     * @param isPlain whether there was nothing to tell of those that were read
     */
    public record Changed<T>(T result, List<StateChange> changes, boolean isPlain) {
        public Changed {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The files on disk and what they say.
     *
     * @throws InvalidStateException with everything that is wrong with them
     */
    public StateFiles read() throws IOException {
        try (StateDirectory opened = open()) {
            return told(opened, reading(opened).onDisk());
        }
    }

    /**
     * What is known now.
     *
     * @throws InvalidStateException with everything that is wrong with the files
     */
    public State state() throws IOException {
        try (StateDirectory opened = open()) {
            return told(opened, reading(opened).files()).state();
        }
    }

    /** What is known now, for a run that changes it later, and is told of foreign files then. */
    public State peek() throws IOException {
        try (StateDirectory opened = open()) {
            return reading(opened).files().state();
        }
    }

    /**
     * Replaces the state by what follows from it. Only files that say something else from now on are written. A file that
     * would be made anew, though Git has it, is taken from there.
     *
     * @param dryRun whether to write nothing
     * @param change called while no other run can change the state; once more where Git has files that it would make anew
     * @param state of what the change has given, what is known from now on
     */
    public <T> Changed<T> change(boolean dryRun, Function<State, T> change, Function<T, State> state)
            throws IOException {
        try (StateDirectory opened = open()) {
            StateReading reading = reading(opened);
            StateFiles files = reading.files();
            T result = change.apply(files.state());
            List<StateChange> changes = files.changesTo(state.apply(result));
            for (Optional<StateFiles> more = reading.withThoseMadeAnew(changes);
                    more.isPresent();
                    more = reading.withThoseMadeAnew(changes)) {
                files = more.get();
                result = change.apply(files.state());
                changes = files.changesTo(state.apply(result));
            }
            told(opened, files);
            if (!dryRun) {
                opened.apply(changes, listener.writing(changes.size()));
            }
            boolean isPlain =
                    isPlain(opened, files) && changes.stream().allMatch(each -> each.kind() != StateChange.Kind.MERGED);
            return new Changed<>(result, changes, isPlain);
        }
    }

    /** Reads some of the files; empty where one of them is not there, or nothing is in it. */
    public interface SomeFiles {

        Optional<State> read(Set<StatePath> paths) throws IOException;
    }

    /** What becomes of some of the files, as the last that were read; empty where those do not tell. */
    public interface SomeChange {

        Optional<State> of(SomeFiles files) throws IOException;
    }

    /**
     * Replaces what some of the files say, without reading the others.
     *
     * @param dryRun whether to write nothing
     * @param known the paths of all files that there are to be
     * @param change called while no other run can change the state
     * @return empty, and nothing is written, where all are to be read: there are others than those, Git has left some in
     *     conflict or has some that would be made anew, or something lies where a new one is to come
     */
    public Optional<Changed<State>> changeSome(boolean dryRun, Set<String> known, SomeChange change)
            throws IOException {
        try (StateDirectory opened = open()) {
            Set<StatePath> all = new HashSet<>(StateDirectory.list(directory));
            if (all.size() != known.size()
                    || !all.stream().allMatch(path -> known.contains(path.toString()))
                    || !git.unmerged().isEmpty()) {
                return Optional.empty();
            }
            AtomicReference<StateFiles> read = new AtomicReference<>(StateFiles.read(Map.of()));
            Optional<State> after = change.of(paths -> {
                Optional<StateFiles> files = opened.read(paths, all);
                files.ifPresent(read::set);
                return files.map(StateFiles::state);
            });
            if (after.isEmpty()) {
                return Optional.empty();
            }
            List<StateChange> changes = read.get().changesTo(after.get());
            if (reading(opened).withThoseMadeAnew(changes).isPresent()) {
                return Optional.empty();
            }
            if (!dryRun) {
                opened.apply(changes, listener.writing(changes.size()));
            }
            return Optional.of(new Changed<>(after.get(), changes, true));
        } catch (InvalidStateException e) {
            // A run that reads all says what is wrong.
            return Optional.empty();
        }
    }

    /**
     * The paths of the state files below the directory, such as {@code images/uv.yaml}, and of what lies in their places.
     *
     * @throws InvalidStateException where a folder of theirs is none
     */
    public List<String> paths() throws IOException {
        return StateDirectory.list(directory).stream().map(StatePath::toString).toList();
    }

    private StateDirectory open() throws IOException {
        return StateDirectory.open(directory, label, turn, reads, listener::waitingFor);
    }

    private StateReading reading(StateDirectory opened) throws IOException {
        return new StateReading(opened, label, git, mendedAt);
    }

    private static boolean isPlain(StateDirectory opened, StateFiles files) {
        return files.recovered().isEmpty()
                && opened.emptied().isEmpty()
                && !opened.hasCopies()
                && files.foreign().stream().allMatch(StatePath::isExample);
    }

    private StateFiles told(StateDirectory opened, StateFiles files) {
        if (!opened.emptied().isEmpty()) {
            listener.emptied(
                    opened.emptied().stream().map(path -> label + "/" + path).toList());
        }
        files.foreign().stream()
                .filter(path -> !path.isExample())
                .forEach(path -> listener.foreignFile(label + "/" + path));
        if (!files.recovered().isEmpty()) {
            listener.recovered(
                    files.recovered().stream().map(path -> label + "/" + path).toList());
        }
        return files;
    }
}
