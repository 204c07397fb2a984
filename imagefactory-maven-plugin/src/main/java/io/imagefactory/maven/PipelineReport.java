package io.imagefactory.maven;

import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.report.ci.CiService;
import io.imagefactory.report.ci.CodeQuality;
import io.imagefactory.report.ci.Finding;
import io.imagefactory.report.ci.Findings;
import io.imagefactory.report.ci.GithubAnnotations;
import io.imagefactory.report.ci.JunitXml;
import io.imagefactory.report.ci.Level;
import io.imagefactory.report.ci.MarkdownSummary;
import io.imagefactory.report.ci.SarifLog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** Leaves in a pipeline what its CI system shows of a goal. */
final class PipelineReport {

    private final CiService service;
    private final Environment environment;
    private final Path project;
    private final Path directory;
    private final String goal;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> summary = Optional.empty();

    /**
     * Nothing is found yet.
     *
     * @param project the folder that findings name files from
     * @param directory for files
     * @param goal as in {@code verify}
     */
    PipelineReport(CiService service, Environment environment, Path project, Path directory, String goal) {
        this.service = service;
        this.environment = environment;
        this.project = project;
        this.directory = directory;
        this.goal = goal;
    }

    void add(List<Finding> found) {
        String folder = folder();
        found.forEach(finding -> findings.add(finding.in(folder)));
    }

    /** What a goal fails with, where what was found does not tell it. */
    void fail(String message) {
        if (findings.stream().noneMatch(finding -> finding.level() == Level.ERROR)) {
            add(Findings.of(goal, message, "pom.xml"));
        }
    }

    /** From the root of the repository to the project: there files are looked for. */
    private String folder() {
        Path root = project.toAbsolutePath().normalize();
        return environment
                .get(service.checkout())
                .map(checkout -> Path.of(checkout).toAbsolutePath().normalize())
                .filter(checkout -> root.startsWith(checkout) && !root.equals(checkout))
                .map(checkout -> checkout.relativize(root).toString().replace('\\', '/') + "/")
                .orElse("");
    }

    /** To be shown in the summary of the job, instead of what was found. */
    void summarize(String markdown) {
        summary = Optional.of(markdown);
    }

    /** Leaves it there. That it cannot is told, and fails nothing. */
    void publish(Log log) {
        try {
            switch (service) {
                case GITHUB -> {
                    annotate();
                    writeSummary();
                    write("sarif", SarifLog.of(goal, findings));
                }
                case GITLAB -> {
                    write("code-quality.json", CodeQuality.of(findings));
                    write("junit.xml", JunitXml.of(goal, findings));
                    write("sarif", SarifLog.of(goal, findings));
                }
                case NONE -> {
                    // A person reads the log.
                }
            }
        } catch (IOException e) {
            log.warn("what imagefactory.ci=" + service.text() + " leaves for the pipeline cannot be written: "
                    + e.getMessage());
        }
    }

    /**
     * To where GitHub looks for it: Maven writes its level before each line of the log, and before those of
     * {@code System.out} since version 4, and what does not begin a line is no command.
     */
    private void annotate() throws IOException {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        for (String line : GithubAnnotations.of(goal, findings)) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }

    private void writeSummary() throws IOException {
        Optional<Path> file = environment.get("GITHUB_STEP_SUMMARY").map(Path::of);
        Optional<String> markdown = summary.or(
                () -> findings.isEmpty() ? Optional.empty() : Optional.of(MarkdownSummary.of(goal, findings)));
        if (file.isPresent() && markdown.isPresent()) {
            Files.writeString(file.get(), markdown.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private void write(String ending, String text) throws IOException {
        AtomicFile.update(directory.resolve(goal + "." + ending), text.getBytes(StandardCharsets.UTF_8));
    }
}
