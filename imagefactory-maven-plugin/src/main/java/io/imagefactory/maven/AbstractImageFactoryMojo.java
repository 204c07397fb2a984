package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.Left;
import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.Place;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.file.PrivateFolder;
import io.imagefactory.core.file.UnreadableFileException;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.StateChange;
import io.imagefactory.core.state.StatePath;
import io.imagefactory.core.state.Turn;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Printable;
import io.imagefactory.report.ci.CiService;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * What all goals have in common: where the files are, when to do nothing, and whose fault an error is.
 *
 * <p>Maven finds parameters in the class of a goal and in its superclasses, and nowhere else. So a goal declares its own,
 * and hands them to objects that do something with them ({@link Registries}, {@link GitAccess}, {@link ReleaseOptions} and
 * others). Two goals with a dozen parameters in common have one class between them and this one; there is no second.
 */
abstract class AbstractImageFactoryMojo extends AbstractMojo {

    private static final int MOST_SECONDS = 86_400;

    private static final String LEFT = "imagefactory.left";

    /**
     * Whether to do nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.skip", defaultValue = "false")
    boolean skip;

    /**
     * The file that enrols the images, or a folder of such files ({@code *.yaml} and {@code *.yml}, one a team). By default
     * {@code ${basedir}/images.yaml} and, where there is none, the folder {@code ${basedir}/images}, if such files are in it.
     * A project without either is passed over, but what is named here must exist.
     *
     * <pre>{@code <imagesFile>${basedir}/config/images.yaml</imagesFile>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.imagesFile")
    @Nullable
    File imagesFile;

    /**
     * The folder of state files, which are committed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.stateDirectory", defaultValue = "${basedir}/state", required = true)
    File stateDirectory;

    /**
     * For how many seconds the goal waits for another run that has the state, before it fails and says which one that is.
     * From 1 to 86400.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.lockTimeout", defaultValue = "600")
    int lockTimeout;

    /**
     * In whose pipeline the run is, and so what it leaves there: {@code github} (annotations on file and line, a summary of
     * the job, SARIF), {@code gitlab} (a code quality report, a JUnit file, SARIF), or {@code none}. By default what the
     * environment says ({@code GITHUB_ACTIONS}, {@code GITLAB_CI}). Files go to {@code target/imagefactory-ci}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.ci")
    @Nullable
    String ci;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    @Inject
    SettingsDecrypter decrypter;

    private @Nullable PipelineReport pipeline;

    /**
     * What the goal does where there are images.
     *
     * @throws MendableException for what the user can mend; all else broke
     */
    abstract void run(InfraRepository repository) throws IOException;

    /** Whether there should be files in the state for Kargo to record digests in; a goal that makes none need not know. */
    boolean isRecordedByKargo() {
        return false;
    }

    /** Whether there is nothing to do where no images.yaml is. */
    boolean needsImages() {
        return true;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            SettingNames.of(execution.getMojoDescriptor().getPluginDescriptor()).check(execution, project, session);
            if (skip) {
                getLog().info("imagefactory.skip is set: nothing is done");
                return;
            }
            pipeline = new PipelineReport(
                    ci == null ? CiService.in(environment()::get) : CiService.of(ci),
                    environment(),
                    project.getBasedir().toPath(),
                    Path.of(project.getBuild().getDirectory()).resolve("imagefactory-ci"),
                    execution.getGoal());
            run();
            pipeline.publish(getLog());
        } catch (MendableException e) {
            tellPipeline(e.getMessage());
            throw new MojoFailureException(e.getMessage(), PlainCause.of(e));
        } catch (IOException | RuntimeException e) {
            String message = Printable.of(goal() + " " + whatBroke(e));
            tellPipeline(message);
            throw new MojoExecutionException(message, PlainCause.of(e));
        }
    }

    private void run() throws IOException {
        ImagesFile images = ImagesFile.of(imagesFile, project);
        if (images.isToBeRead(needsImages())) {
            run(new InfraRepository(
                    project.getBasedir().toPath(), images.path(), stateDirectory.toPath(), isRecordedByKargo()));
        } else {
            images.checkAbsence(session.getProjects(), isCalledByName());
            getLog().info("no " + ImagesFile.NAME + " here: nothing to do");
        }
    }

    private void tellPipeline(String failure) {
        if (pipeline != null) {
            pipeline.fail(failure);
            pipeline.publish(getLog());
        }
    }

    /** What the goal leaves in a pipeline, of all that it finds. */
    PipelineReport pipelineReport() {
        return Objects.requireNonNull(pipeline);
    }

    /** The one way to Maven's log. */
    @Override
    public final Log getLog() {
        return new PlainLog(super.getLog());
    }

    ImageFactory imageFactory(InfraRepository repository) {
        return imageFactory(repository, FileReads.UNNOTED);
    }

    /** @param reads by which images.yaml and the state files are read */
    ImageFactory imageFactory(InfraRepository repository, FileReads reads) {
        String run = goal() + " of " + project.getId() + " (process "
                + ProcessHandle.current().pid() + ")";
        Turn turn = new Turn(run, environment().cache().resolve("locks"), seconds("lockTimeout", lockTimeout));
        return new ImageFactory(repository, turn, new LoggingListener(getLog(), repository, progress()), reads);
    }

    /** What reads the Dockerfiles that are on this machine; to be closed. */
    LocalSources localSources(InfraRepository repository, List<Checkout> checkouts) throws IOException {
        return localSources(repository, checkouts, FileReads.UNNOTED);
    }

    /** @param reads by which those are read that lie relative to the folder of images.yaml */
    LocalSources localSources(InfraRepository repository, List<Checkout> checkouts, FileReads reads)
            throws IOException {
        // What CI says the working tree is about to be merged into.
        Set<String> baseBranches = Arrays.stream(Provider.values())
                .flatMap(provider -> provider.baseBranchVariable().flatMap(environment()::get).stream())
                .collect(Collectors.toSet());
        return new LocalSources(repository.imagesFile().getParent(), Checkout.folders(checkouts), baseBranches, reads);
    }

    /** Who we are to hosts, by settings.xml. */
    Credentials servers(List<HostServer> credentials) {
        return ServerCredentials.of(session.getSettings(), decrypter, credentials, getLog());
    }

    Progress progress() {
        return new Progress(System::nanoTime, getLog()::info);
    }

    /** The time of the run, in whole seconds. */
    static Instant time(@Nullable String now) {
        if (now == null) {
            return Instant.now().truncatedTo(ChronoUnit.SECONDS);
        }
        try {
            return Instant.parse(now);
        } catch (DateTimeParseException e) {
            throw new MendableException(
                    "imagefactory.now: \"" + now + "\" is no point in time; write it as 2026-01-31T12:00:00Z");
        }
    }

    /** What the text of a parameter means. */
    static <T> T parsed(String parameter, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MendableException("imagefactory." + parameter + ": " + e.getMessage());
        }
    }

    static Duration seconds(String parameter, int seconds) {
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new MendableException(
                    "imagefactory." + parameter + ": " + seconds + " is out of range; from 1 to " + MOST_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }

    /** Whether the goal is only to look, as it was told by the name for that or by the old one. */
    boolean onlyLooks(boolean dryRun, boolean frozen) {
        if (frozen) {
            getLog().warn("imagefactory.frozen is an old name; use imagefactory.dryRun, which means the same");
        }
        return dryRun || frozen;
    }

    /** The folder for what may be deleted at any time. */
    Path cache(@Nullable File directory) throws IOException {
        return PrivateFolder.make(cacheFolder(directory));
    }

    Path cacheFolder(@Nullable File directory) {
        return directory == null ? environment().cache() : directory.toPath();
    }

    /** Which program this is: the same version may be another one while it is worked on. */
    static String programVersion() {
        return Stream.of(ImageFactory.class, AbstractImageFactoryMojo.class)
                .map(type -> new File(
                        type.getProtectionDomain().getCodeSource().getLocation().getPath()))
                .map(file -> file + " " + file.length() + " " + file.lastModified())
                .collect(Collectors.joining(", "));
    }

    /** What is to be run as Node.js: a path is one from the project's folder; a name is one to be looked for. */
    Optional<String> nodeExecutable(@Nullable String configured) {
        return Optional.ofNullable(configured)
                .map(text -> text.indexOf('/') >= 0 || text.indexOf(File.separatorChar) >= 0
                        ? project.getBasedir().toPath().resolve(text).toString()
                        : text);
    }

    Environment environment() {
        return Environment.of(session);
    }

    /** Whether the environment says that this is a CI system. */
    boolean isCi() {
        return environment().get("CI").filter(Boolean::parseBoolean).isPresent();
    }

    /** What bound goals had to change in this build of the project: it was stale when the build began. */
    @SuppressWarnings("unchecked")
    List<StaleFile> regenerated() {
        Map<String, Object> ofProject = getPluginContext();
        return (List<StaleFile>)
                ofProject.computeIfAbsent("imagefactory.regenerated", any -> new ArrayList<StaleFile>());
    }

    /** What an earlier goal of this build of the project has left. */
    Optional<Left> left() {
        return Optional.ofNullable(pluginContext()).map(context -> (Left) context.get(LEFT));
    }

    /** Leaves something, or nothing, for later goals of this build of the project. */
    void leave(Optional<Left> left) {
        Map<String, Object> context = pluginContext();
        if (context != null) {
            context.remove(LEFT);
            left.ifPresent(known -> context.put(LEFT, known));
        }
    }

    /** Null where nobody keeps one. */
    @SuppressWarnings("unchecked")
    private @Nullable Map<String, Object> pluginContext() {
        return getPluginContext();
    }

    /** A state file that says otherwise than it should. */
    static StaleFile stale(InfraRepository repository, Enrollments enrollments, StateChange change) {
        String state = repository.stateLabel();
        // Nobody sees a mark in a file that is not there.
        boolean inImagesFile =
                change.path().folder() == Folder.IMAGES || change.before().isEmpty();
        Optional<Place> place = change.images().stream()
                .filter(name -> inImagesFile)
                .flatMap(name -> enrollments.find(name).stream())
                .findFirst()
                .map(Enrollment::place);
        StatePath file = change.origin().orElse(change.path());
        return new StaleFile("discover", state, state + "/" + file, place, change.diff(state));
    }

    /** Whether the goal was called by name, as in {@code mvn imagefactory:discover}, rather than bound to a phase. */
    boolean isCalledByName() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    /** @param why half a sentence, of what the goal would ask */
    void checkOnline(String why) {
        if (session.isOffline()) {
            throw new MendableException(
                    "Maven is offline (-o), and " + goal() + " " + why + "; run it without -o, or leave it out");
        }
    }

    /** As on the command line: {@code imagefactory:discover}. */
    private String goal() {
        return "imagefactory:" + execution.getGoal();
    }

    private static String whatBroke(Exception e) {
        if (e instanceof FileSystemException file) {
            return "cannot use " + file.getFile() + ": " + UnreadableFileException.reason(file);
        }
        return "failed: " + Optional.ofNullable(e.getMessage()).orElse(e.toString());
    }
}
