package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.cdk8s.Synthesizer;
import io.imagefactory.report.DetailText;
import io.imagefactory.report.DiagnosticsText;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.StatusText;
import io.imagefactory.report.Subject;
import io.imagefactory.report.ci.Findings;
import io.imagefactory.report.ci.MarkdownSummary;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows on one screen, however many images there are, what has failed, what is due, what waits, what nobody has looked at
 * and whether the state is stale, each with the command that comes next. It reads files only.
 *
 * @since 0.1.0
 */
@Mojo(name = "status", threadSafe = true)
public class StatusMojo extends AbstractViewMojo {

    /**
     * One image to be shown in full, with its history: an image of images.yaml by its name there, or a base image by the
     * name of its state file ({@code node-22}) or as Dockerfiles name it ({@code node:22}).
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.image")
    @Nullable
    String image;

    /**
     * Whether to print, instead, what a report of a fault needs: versions, the parameters that are set, and how many images
     * there are in which condition, as Markdown. Of parameters only words and numbers of the plugin's own are shown; names,
     * addresses and paths are not. It works where images.yaml or the state cannot be read.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.diagnostics", defaultValue = "false")
    boolean diagnostics;

    /**
     * The release of Kargo that manifests are for, as {@code synth} is told; for {@code diagnostics}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.kargoVersion", defaultValue = "1.12", required = true)
    String kargoVersion;

    /**
     * The executable of Node.js, as {@code synth} is told; {@code diagnostics} asks for its version.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.node")
    @Nullable
    String node;

    @Override
    boolean needsImages() {
        return !diagnostics;
    }

    @Override
    void run(InfraRepository repository) throws IOException {
        if (diagnostics) {
            getLog().info("to be pasted into a report:\n\n" + diagnostics(repository) + "\n");
            return;
        }
        Inventory inventory = inventory(repository);
        pipelineReport().add(Findings.of(inventory, repository.stateLabel()));
        pipelineReport().summarize(MarkdownSummary.of(inventory));
        if (image == null) {
            StatusText.lines(inventory, repository.stateLabel()).forEach(getLog()::info);
        } else {
            Subject.find(inventory, image)
                    .forEach(node -> DetailText.lines(inventory, node).forEach(getLog()::info));
        }
    }

    private String diagnostics(InfraRepository repository) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put(
                "plugin", execution.getMojoDescriptor().getPluginDescriptor().getVersion());
        versions.put("Maven", session.getSystemProperties().getProperty("maven.version", "not known"));
        versions.put("Java", system("java.version") + " (" + system("java.vendor") + ")");
        versions.put("system", system("os.name") + " " + system("os.version") + " (" + system("os.arch") + ")");
        versions.put(
                "Node.js",
                Synthesizer.nodeVersion(nodeExecutable(node), environment().variables())
                        .orElse("none that can be used"));
        versions.put(
                "Kargo, by kargoVersion",
                parsed("kargoVersion", kargoVersion, KargoVersion::of).toString());
        return DiagnosticsText.of(
                versions, SettingNames.said(project, session, ImagesFile.PLUGIN), readable(repository));
    }

    private static String system(String property) {
        return System.getProperty(property, "not known");
    }

    /** What cannot be read, for whatever reason, is a fault that the report may be about. */
    private Optional<Inventory> readable(InfraRepository repository) {
        try {
            return Optional.of(inventory(repository));
        } catch (IOException | RuntimeException e) {
            getLog().debug(e);
            return Optional.empty();
        }
    }
}
