package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals have in common: where the files are, when to do nothing, and whose fault an error is. */
abstract class AbstractImageFactoryMojo extends AbstractMojo {

    static final String IMAGES_FILE = "images.yaml";
    private static final String PLUGIN = "io.imagefactory:imagefactory-maven-plugin";

    /** Whether to do nothing. */
    @Parameter(property = "imagefactory.skip", defaultValue = "false")
    boolean skip;

    /**
     * The file that enrols the images; by default {@code ${basedir}/images.yaml}. A project without that file is passed
     * over, but a file named here must exist.
     *
     * <pre>{@code <imagesFile>${basedir}/config/images.yaml</imagesFile>}</pre>
     */
    @Parameter(property = "imagefactory.imagesFile")
    @Nullable
    File imagesFile;

    /** The folder of state files, which are committed. */
    @Parameter(property = "imagefactory.stateDirectory", defaultValue = "${basedir}/state", required = true)
    File stateDirectory;

    /**
     * The time of the run, such as {@code 2026-01-31T12:00:00Z}; by default the clock's. Pin it to have the same bytes from
     * two runs.
     */
    @Parameter(property = "imagefactory.now")
    @Nullable
    String now;

    /**
     * A folder outside the project for what is fetched, unpacked or made once and used again, shared by all projects; by default
     * {@code imagefactory} in the user's cache folder ({@code XDG_CACHE_HOME}, {@code LOCALAPPDATA},
     * {@code ~/Library/Caches} or {@code ~/.cache}). It may be deleted at any time.
     */
    @Parameter(property = "imagefactory.cacheDirectory")
    @Nullable
    File cacheDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    /** What the goal does where there are images. */
    abstract void run(InfraRepository repository) throws IOException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("imagefactory.skip is set: nothing is done");
            return;
        }
        File file = imagesFile == null ? new File(project.getBasedir(), IMAGES_FILE) : imagesFile;
        if (!file.isFile()) {
            passOver(file);
            return;
        }
        InfraRepository repository =
                new InfraRepository(project.getBasedir().toPath(), file.toPath(), stateDirectory.toPath());
        try {
            run(repository);
        } catch (IOException | RuntimeException e) {
            throw Problem.of(e, goal());
        }
    }

    ImageFactory imageFactory(InfraRepository repository) {
        String run = goal() + " of " + project.getId() + " (process "
                + ProcessHandle.current().pid() + ")";
        return new ImageFactory(repository, run, new LoggingListener(getLog(), repository, progress()));
    }

    Progress progress() {
        return new Progress(System::nanoTime, getLog()::info);
    }

    /** The time of the run, in whole seconds. */
    Instant now() throws MojoFailureException {
        if (now == null) {
            return Instant.now().truncatedTo(ChronoUnit.SECONDS);
        }
        try {
            return Instant.parse(now);
        } catch (DateTimeParseException e) {
            throw new MojoFailureException(
                    "imagefactory.now: \"" + now + "\" is no point in time; write it as 2026-01-31T12:00:00Z");
        }
    }

    /** The folder for what may be deleted at any time. */
    Path cache() {
        return cacheDirectory == null ? UserCache.in(environment().variables()) : cacheDirectory.toPath();
    }

    Environment environment() {
        return Environment.of(session);
    }

    /** Whether the environment says that this is a CI system. */
    boolean isCi() {
        return environment().get("CI").filter(Boolean::parseBoolean).isPresent();
    }

    /** Whether the goal was called by name, as in {@code mvn imagefactory:discover}, rather than bound to a phase. */
    boolean isCalledByName() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    /** As on the command line: {@code imagefactory:discover}. */
    String goal() {
        return "imagefactory:" + execution.getGoal();
    }

    private void passOver(File file) throws MojoFailureException {
        if (imagesFile != null) {
            throw new MojoFailureException("imagesFile " + file + " is not there; create it, or name another with "
                    + "-Dimagefactory.imagesFile");
        }
        if (file.exists()) {
            throw new MojoFailureException(file + " is no file; " + IMAGES_FILE + " must be one");
        }
        if (isCalledByName() && session.getProjects().stream().noneMatch(AbstractImageFactoryMojo::mayHaveImages)) {
            throw new MojoFailureException("there is no " + IMAGES_FILE + " to read: looked for " + file
                    + (session.getProjects().size() > 1 ? " and in the folder of every other project" : "")
                    + "; create it, or name another file with -Dimagefactory.imagesFile");
        }
        getLog().info("no " + IMAGES_FILE + " here: nothing to do");
    }

    private static boolean mayHaveImages(MavenProject other) {
        Plugin plugin = other.getPlugin(PLUGIN);
        boolean namesFile = plugin != null
                && plugin.getConfiguration() != null
                && plugin.getConfiguration().toString().contains("<imagesFile");
        return namesFile || new File(other.getBasedir(), IMAGES_FILE).isFile();
    }
}
