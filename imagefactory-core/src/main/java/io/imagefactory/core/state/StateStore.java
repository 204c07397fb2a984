package io.imagefactory.core.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Where the state is kept between runs: a folder of files. It is read and changed by one run at a time, between processes
 * and between threads of one; another one waits.
 *
 * @param directory need not exist yet
 * @param label what messages call it
 * @param run what this run is called, for another one that must wait for it
 */
public record StateStore(Path directory, String label, String run, Listener listener) {
    /** Told of what happens while it happens. */
    public interface Listener {

        /** Another run has the state; this one waits for it to end. */
        void waitingFor(String otherRun);

        /** A file lies among the state files that is none, and is left alone. */
        void foreignFile(String file);

        /** So many files are to be written; gives what is called after each. */
        Runnable writing(int files);
    }

    /**
     * What a change has come to.
     *
     * @param result of the change
     * @param changes what became of the files; what would have, where nothing was to be written
     */
    public record Changed<T>(T result, List<StateChange> changes) {
        public Changed {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The files and what they say.
     *
     * @throws InvalidStateException with everything that is wrong with them
     */
    public StateFiles read() throws IOException {
        try (StateDirectory opened = open()) {
            return told(files(opened));
        }
    }

    /** What is known now, for a run that changes it later, and is told of foreign files then. */
    public State peek() throws IOException {
        try (StateDirectory opened = open()) {
            return files(opened).state();
        }
    }

    /**
     * Replaces the state by what follows from it. Only files that say something else from now on are written.
     *
     * @param dryRun whether to write nothing
     * @param change called once, while no other run can change the state
     * @param state of what the change has given, what is known from now on
     */
    public <T> Changed<T> change(boolean dryRun, Function<State, T> change, Function<T, State> state)
            throws IOException {
        try (StateDirectory opened = open()) {
            StateFiles files = told(files(opened));
            T result = change.apply(files.state());
            List<StateChange> changes = files.changesTo(state.apply(result));
            if (!dryRun) {
                opened.apply(changes, listener.writing(changes.size()));
            }
            return new Changed<>(result, changes);
        }
    }

    private StateDirectory open() throws IOException {
        return StateDirectory.open(directory, run, listener::waitingFor);
    }

    private StateFiles files(StateDirectory opened) throws IOException {
        try {
            return opened.read();
        } catch (InvalidStateException e) {
            throw e.in(label);
        }
    }

    private StateFiles told(StateFiles files) {
        files.foreign().stream()
                .filter(path -> !path.isExample())
                .forEach(path -> listener.foreignFile(label + "/" + path));
        return files;
    }
}
