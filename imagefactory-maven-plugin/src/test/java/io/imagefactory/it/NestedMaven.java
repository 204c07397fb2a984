package io.imagefactory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Further builds of a project, by the same Maven and Java as those of the scenario, of which one must have been called with
 * {@code -V}: so these are found. The environment says nothing of a pipeline unless a build is told to.
 */
public final class NestedMaven {

    private static final String LOG = "nested.log";

    private final UserProject project;
    private final File localRepository;

    public NestedMaven(UserProject project, File localRepository) {
        this.project = project;
        this.localRepository = localRepository;
    }

    /** What a build printed that came to its end, and to a good one. */
    public String run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Process build = start(environment, arguments);
        assertThat(build.waitFor()).as(log()).isZero();
        return log();
    }

    /** What the last build has printed by now. */
    public String log() {
        return project.text(LOG);
    }

    Process start(Map<String, String> environment, String... arguments) throws IOException {
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>(List.of(
                Path.of(told("Maven home: (.+)"), "bin", windows ? "mvn.cmd" : "mvn")
                        .toString(),
                "--batch-mode",
                "--offline",
                "-Dmaven.repo.local=" + localRepository,
                // No tracking file: else what another repository's name stands on is not there when offline. Maven up
                // to
                // 3.9 calls it by the first name, later ones by the second.
                "-Daether.enhancedLocalRepository.trackingFilename=none",
                "-Daether.lrm.enhanced.trackingFilename=none"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.path("").toFile())
                .redirectErrorStream(true)
                .redirectOutput(project.path(LOG).toFile());
        builder.environment().put("JAVA_HOME", told("Java version: .*, runtime: (.+)"));
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().put("MAVEN_SKIP_RC", "true");
        builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "CI"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What Maven has said of itself. */
    private String told(String regex) {
        Matcher matcher = Pattern.compile("(?m)^" + regex + "$").matcher(project.log());
        assertThat(matcher.find()).as(regex).isTrue();
        return matcher.group(1);
    }
}
