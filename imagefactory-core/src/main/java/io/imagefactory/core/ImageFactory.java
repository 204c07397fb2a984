package io.imagefactory.core;

import io.imagefactory.core.discovery.Discoverer;
import io.imagefactory.core.discovery.Discovery;
import io.imagefactory.core.discovery.DiscoveryMerger;
import io.imagefactory.core.enroll.Enroller;
import io.imagefactory.core.enroll.HostedEnroller;
import io.imagefactory.core.enroll.Proposals;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enrollment.EnrollmentFiles;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.NewEnrollment;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.git.CommittedFolder;
import io.imagefactory.core.git.GitHostSettings;
import io.imagefactory.core.git.UnmergedFiles;
import io.imagefactory.core.index.DiscoveryIndex;
import io.imagefactory.core.index.Outcome;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.rebuild.RebuildPlanner;
import io.imagefactory.core.rebuild.RebuildResult;
import io.imagefactory.core.rebuild.Rebuilder;
import io.imagefactory.core.rebuild.ReleaseOrder;
import io.imagefactory.core.rebuild.ReleasedPlan;
import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.refresh.Refreshed;
import io.imagefactory.core.refresh.Refresher;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.source.ListedRepository;
import io.imagefactory.core.source.Origin;
import io.imagefactory.core.source.Sources;
import io.imagefactory.core.state.InvalidStateException;
import io.imagefactory.core.state.MalformedValue;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateChange;
import io.imagefactory.core.state.StateFiles;
import io.imagefactory.core.state.StateStore;
import io.imagefactory.core.state.Turn;
import io.imagefactory.core.text.Conflict;
import io.imagefactory.core.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** The use cases, each a few steps in order. */
public final class ImageFactory {

    private final InfraRepository repository;
    private final Listener listener;
    private final FileReads reads;
    private final StateInGit git;
    private final StateStore store;
    private Optional<Left> left = Optional.empty();

    /** Told of what happens while it happens. */
    public interface Listener extends StateStore.Listener {

        /** An observed value has not the form that it should have; it is kept, and counts as absent. */
        void malformedValue(MalformedValue value);

        /**
         * So much of a step is done; told for each unit of it, from any thread, so that a count may come before a lower
         * one.
         */
        void progress(Step step, int done, int total);

        /** To be called for each unit of a step. */
        default Runnable progress(Step step, int total) {
            AtomicInteger done = new AtomicInteger();
            return () -> progress(step, done.incrementAndGet(), total);
        }

        @Override
        default Runnable writing(int files) {
            return progress(Step.WRITING_STATE, files);
        }
    }

    /** @param turn how this run takes its turn where another one has the state */
    public ImageFactory(InfraRepository repository, Turn turn, Listener listener) {
        this(repository, turn, listener, FileReads.UNNOTED);
    }

    /**
     * @param turn how this run takes its turn where another one has the state
     * @param reads by which images.yaml and the state files are read
     */
    public ImageFactory(InfraRepository repository, Turn turn, Listener listener, FileReads reads) {
        this.repository = repository;
        this.listener = listener;
        this.reads = reads;
        this.git = new StateInGit(repository.stateDirectory());
        this.store = new StateStore(repository.stateDirectory(), repository.stateLabel(), turn, git, listener, reads);
    }

    /**
     * Reads images.yaml, or the folder of such files.
     *
     * @throws io.imagefactory.core.enrollment.InvalidEnrollmentsException with everything that is wrong with them
     */
    public Enrollments enrollments() throws IOException {
        return enrollmentFiles().read();
    }

    private EnrollmentFiles enrollmentFiles() {
        return new EnrollmentFiles(repository.imagesFile(), repository::label, reads);
    }

    /**
     * Finds the images of a repository; writes nothing.
     *
     * @param enrollments what images.yaml has; nothing where there is none yet
     * @param origin of the files
     */
    public Proposals enroll(Enrollments enrollments, RepositoryFiles files, Origin origin) {
        return new Enroller(files, origin).propose(enrollments);
    }

    /**
     * Finds the images of repositories on Git hosts; writes nothing.
     *
     * @param enrollments what images.yaml has; nothing where there is none yet
     */
    public Proposals enroll(Enrollments enrollments, List<ListedRepository> repositories, GitHostSettings settings)
            throws IOException {
        return new HostedEnroller(settings, listener.progress(Step.READING_REPOSITORIES, repositories.size()))
                .propose(enrollments, repositories);
    }

    /**
     * Adds images to images.yaml, or to {@code enrolled.yaml} of the folder; a file that is not there is made.
     *
     * @return the file
     */
    public Path add(List<NewEnrollment> images) throws IOException {
        EnrollmentFiles files = enrollmentFiles();
        files.append(files.enrolled(), images);
        return files.enrolled();
    }

    /**
     * Reads the Dockerfiles and brings the state up to date.
     *
     * @param now the time of the run
     * @param takeInDigests whether digests that others have set are taken into the history
     * @param frozen whether to write nothing, and only tell what would change
     */
    public DiscoverResult discover(
            Enrollments enrollments, Sources sources, Instant now, boolean takeInDigests, boolean frozen)
            throws IOException {
        return discover(enrollments, sources, now, takeInDigests, frozen, DiscoveryIndex.none());
    }

    /**
     * The same, which does not read what the index knows, and keeps there what it has read.
     *
     * @param index asked before if {@linkplain #rediscover less will do}
     */
    public DiscoverResult discover(
            Enrollments enrollments,
            Sources sources,
            Instant now,
            boolean takeInDigests,
            boolean frozen,
            DiscoveryIndex index)
            throws IOException {
        Discovery discovery = discovery(enrollments, sources, index);
        StateStore.Changed<State> changed = store.mending(now)
                .change(
                        frozen,
                        state -> new DiscoveryMerger(state, now, takeInDigests, repository.recordedByKargo())
                                .merge(enrollments, discovery),
                        Function.identity());
        changed.result().malformed().forEach(listener::malformedValue);
        DiscoverResult result = new DiscoverResult(enrollments, discovery, changed.result(), changed.changes());
        if (index.isKept()) {
            left = seen().keep(index, result, changed, frozen);
        }
        return result;
    }

    /**
     * The index of this repository, as far as it counts. There is none where the file system finds a file by a name in another
     * case: it does not tell when only that was changed.
     *
     * @param cache a folder for what may be deleted at any time
     * @param version of the program, and whatever else of it decides what comes of the same files
     * @param takeInDigests as for {@link #discover}
     * @param begun the time by the clock, before which {@code reads} has read nothing
     */
    public DiscoveryIndex index(Path cache, String version, boolean takeInDigests, Instant begun) {
        return seen().index(cache, version, takeInDigests, begun);
    }

    /**
     * The index as one asks it who writes no state: that of the last discovery, whether it took digests in or not.
     *
     * @param cache as above, and so are the others
     */
    public DiscoveryIndex index(Path cache, String version, Instant begun) {
        DiscoveryIndex index = index(cache, version, true, begun);
        return index.isKnown() ? index : index(cache, version, false, begun);
    }

    private SeenFiles seen() {
        return new SeenFiles(repository, enrollmentFiles(), store, reads);
    }

    /**
     * What the discovery of this object leaves for the next goal; empty where the next one has to look itself, since there
     * was something to tell of single files, or not all that was read was noted.
     */
    public Optional<Left> left() {
        return left;
    }

    /** What images.yaml and the state say: what another goal has left, if no file has changed since, or else read now. */
    public Left read(Optional<Left> before) throws IOException {
        Optional<Left> known = stillSo(before);
        if (known.isPresent()) {
            return known.get();
        }
        try (Meanwhile<State> state = Meanwhile.of(this::state)) {
            return new Left(repository, enrollments(), state.result(), Map.of());
        }
    }

    /** What another goal has left, if no file has changed since. */
    public Optional<Left> stillSo(Optional<Left> before) throws IOException {
        return before.isPresent() && git.unmerged().isEmpty() && seen().areStill(before.get())
                ? before
                : Optional.empty();
    }

    /**
     * Discovers where the index tells that nothing has changed, or nothing but a few Dockerfiles, which are read then.
     *
     * @param sources where they are
     * @param now the time of the run
     * @param mayChange whether it may come to a change of the state
     * @param frozen whether to write nothing, and only tell what would change
     * @return empty where everything is to be looked at, and nothing was done
     */
    public Optional<Rediscovery> rediscover(
            DiscoveryIndex index, Sources sources, Instant now, boolean mayChange, boolean frozen) throws IOException {
        if (!git.unmerged().isEmpty()) {
            return Optional.empty();
        }
        Optional<Outcome> unchanged = index.unchanged();
        return unchanged.isPresent()
                ? unchanged.map(Rediscovery::of)
                : new FewDockerfiles(repository, store, index, reads).discover(told(sources), now, mayChange, frozen);
    }

    /**
     * Asks registries what they have now, and brings the state up to date. The state is not locked while they are asked.
     *
     * @param now the time of the run
     * @param frozen whether to write nothing, and only tell what would change
     */
    public RefreshResult refresh(
            Enrollments enrollments, Registry registry, RefreshPolicy policy, Instant now, boolean frozen)
            throws IOException {
        Refresher refresher = new Refresher(enrollments, policy, now);
        Refresher.Answers answers =
                refresher.ask(store.peek(), registry, total -> listener.progress(Step.ASKING_REGISTRIES, total));
        StateStore.Changed<Refreshed> changed =
                store.change(frozen, state -> refresher.merge(state, answers), Refreshed::state);
        changed.result().state().malformed().forEach(listener::malformedValue);
        return new RefreshResult(answers, changed.result(), changed.changes());
    }

    /** What is known, as the files say it. */
    public State state() throws IOException {
        return store.state();
    }

    /**
     * Says what is to become of every managed image; writes nothing.
     *
     * @param release what is to be released, only for this answer
     * @param registry asked if it still has what images are to be built from, where there is one to be asked
     * @param now the time of the run
     */
    public ReleasedPlan plan(
            Enrollments enrollments,
            RebuildOptions options,
            Optional<ReleaseOrder> release,
            Optional<Registry> registry,
            Instant now)
            throws IOException {
        State state = state();
        state.malformed().forEach(listener::malformedValue);
        RebuildPlanner planner = new RebuildPlanner(enrollments, options, now);
        ReleasedPlan plan = ReleasedPlan.of(planner, state, release);
        return registry.map(any -> plan.checked(planner, any)).orElse(plan);
    }

    /**
     * Says what the files come to: what is known, what is to become of it, and where the state is stale; writes nothing.
     *
     * @param enrollments what images.yaml says
     * @param planned the same, for the plan: with what waits longer there
     * @param sources where Dockerfiles are looked for; of those that are not there the state is trusted
     * @param index by which of images.yaml, Dockerfiles and state only what has changed is looked at for what is stale
     * @param now the time of the run
     */
    public Overview overview(
            Enrollments enrollments,
            Enrollments planned,
            RebuildOptions options,
            Sources sources,
            DiscoveryIndex index,
            Instant now)
            throws IOException {
        RebuildPlanner planner = new RebuildPlanner(planned, options, now);
        Function<State, ReleasedPlan> plan =
                known -> ReleasedPlan.of(planner, known, Optional.empty()).asHeld(planner);
        Optional<Rediscovery> less = rediscover(index, sources, now, true, true);
        if (less.isPresent()) {
            State known = state();
            known.malformed().forEach(listener::malformedValue);
            return overview(enrollments, plan.apply(known), less.get().changes());
        }
        Discovery discovery = discovery(enrollments, sources, index);
        StateStore.Changed<Looked> changed = store.change(
                true,
                known -> new Looked(
                        known,
                        ForkJoinTask.adapt(() -> plan.apply(known)).fork(),
                        new DiscoveryMerger(known, now, false, repository.recordedByKargo())
                                .merge(enrollments, discovery)),
                Looked::expected);
        changed.result().known().malformed().forEach(listener::malformedValue);
        return overview(enrollments, changed.result().plan().join(), changed.changes());
    }

    private static Overview overview(Enrollments enrollments, ReleasedPlan plan, List<StateChange> changes) {
        return new Overview(
                enrollments,
                plan.state(),
                plan.plan(),
                changes.stream().filter(StateChange::isStale).toList());
    }

    /**
     * Has the images rebuilt that are due. The state is not locked while registries and CI are asked, and says what is asked
     * for before it is.
     *
     * @param release what is released before
     * @param planned told, before anything is asked for, what the release changes
     * @param frozen whether to write, claim and ask CI for nothing; registries are asked all the same
     */
    public RebuildResult rebuild(
            Rebuilder rebuilder, Optional<ReleaseOrder> release, Consumer<ReleasedPlan> planned, boolean frozen)
            throws IOException {
        Rebuilder.Listener told = new Rebuilder.Listener() {
            @Override
            public void known(ReleasedPlan plan) {
                release.ifPresent(any -> planned.accept(plan));
                plan.state().malformed().forEach(listener::malformedValue);
            }

            @Override
            public void asked(int done, int total) {
                listener.progress(Step.ASKING_CI, done, total);
            }
        };
        return rebuilder.run(new Store(store, frozen), release, told, frozen);
    }

    /**
     * Compares the state files, on disk and if asked in the commit that is checked out, with what images.yaml and the
     * Dockerfiles say; writes nothing.
     *
     * @param committed whether to look at the commit too
     */
    public Verification verify(Sources sources, Instant now, boolean committed) throws IOException {
        try (Meanwhile<StateFiles> onDisk = Meanwhile.of(store::read)) {
            Enrollments enrollments = enrollments();
            return verification(enrollments, discovery(enrollments, sources), onDisk.result(), now, committed);
        }
    }

    /**
     * The same, which does not read what a discovery has left: that is what the files say, to the last key, while a state that
     * was only read may lack what somebody has written into derived keys.
     *
     * @param known what is {@linkplain #stillSo still so}
     */
    public Verification verify(Left known, Sources sources, Instant now, boolean committed) throws IOException {
        Discovery discovery = discovery(known.enrollments(), sources);
        return verification(known.enrollments(), discovery, StateFiles.of(known.state()), now, committed);
    }

    private Verification verification(
            Enrollments enrollments, Discovery discovery, StateFiles onDisk, Instant now, boolean committed)
            throws IOException {
        Optional<StateFiles> inCommit = committed ? inCommit() : Optional.empty();
        Function<StateFiles, State> merged =
                files -> new DiscoveryMerger(files.state(), now, false, repository.recordedByKargo())
                        .merge(enrollments, discovery);
        State expected = merged.apply(onDisk);
        return new Verification(
                enrollments,
                stale(onDisk, expected),
                inCommit.map(files -> stale(files, merged.apply(files))).orElse(List.of()),
                discovery,
                expected);
    }

    /**
     * What is known, and what should be by images.yaml and the Dockerfiles.
     *
     * @param plan for what is known, made while that is compared with what should be
     */
    private record Looked(State known, ForkJoinTask<ReleasedPlan> plan, State expected) {}

    /** The state files, which stay as they are where nothing is to be written. */
    private record Store(StateStore files, boolean dryRun) implements Rebuilder.Store {

        @Override
        public <T> T change(Function<State, T> step, Function<T, State> after) throws IOException {
            return files.change(dryRun, step, after).result();
        }
    }

    /** The state files that Git has. */
    private record StateInGit(Path directory) implements StateStore.Git {

        @Override
        public Map<String, byte[]> contents(Set<String> paths) throws IOException {
            return CommittedFolder.tracked(directory, paths, YamlReader.MAX_BYTES + 1);
        }

        @Override
        public Map<String, Conflict> unmerged() throws IOException {
            return UnmergedFiles.in(directory, YamlReader.MAX_BYTES + 1);
        }
    }

    private Discovery discovery(Enrollments enrollments, Sources sources) throws IOException {
        return discovery(enrollments, sources, DiscoveryIndex.none());
    }

    private Discovery discovery(Enrollments enrollments, Sources sources, DiscoveryIndex index) throws IOException {
        return new Discoverer(told(sources), index).discover(enrollments);
    }

    private Sources told(Sources sources) {
        return (asked, receiver) -> {
            Runnable one = listener.progress(Step.READING_DOCKERFILES, asked.size());
            sources.read(asked, (source, content) -> {
                one.run();
                receiver.accept(source, content);
            });
        };
    }

    private static List<StateChange> stale(StateFiles files, State expected) {
        return files.changesTo(expected).stream().filter(StateChange::isStale).toList();
    }

    private Optional<StateFiles> inCommit() throws IOException {
        try {
            return CommittedFolder.read(repository.stateDirectory()).map(StateFiles::read);
        } catch (InvalidStateException e) {
            throw e.in("HEAD:" + repository.stateLabel());
        }
    }
}
