package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.report.DetailText;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.StatusText;
import io.imagefactory.report.Subject;
import io.imagefactory.report.ci.Findings;
import io.imagefactory.report.ci.MarkdownSummary;
import java.io.IOException;
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

    @Override
    void run(InfraRepository repository) throws IOException {
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
}
