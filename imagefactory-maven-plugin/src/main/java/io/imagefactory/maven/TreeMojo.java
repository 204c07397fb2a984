package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.tree.Graph;
import io.imagefactory.report.tree.OutputType;
import io.imagefactory.report.tree.Terminal;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows which image stands on which, as {@code dependency:tree} shows artifacts. What is shared is drawn once, and named
 * from then on. It reads files only.
 *
 * @since 0.1.0
 */
@Mojo(name = "tree", threadSafe = true)
public class TreeMojo extends AbstractViewMojo {

    /**
     * One image, by its name in images.yaml, or one base image, as Dockerfiles name it ({@code node:22}) or by its state
     * file ({@code node-22}): what it stands on, or with {@code dependents} what stands on it. Without it, all images.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.image")
    @Nullable
    String image;

    /**
     * Whether to begin with base images, and show what stands on them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.dependents", defaultValue = "false")
    boolean dependents;

    /**
     * In what form: {@code text}, {@code dot} (Graphviz), {@code mermaid}, {@code graphml} or {@code json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "outputType", defaultValue = "text", required = true)
    String outputType;

    /**
     * A file to write to, in UTF-8, instead of the log.
     *
     * @since 0.1.0
     */
    @Parameter(property = "outputFile")
    @Nullable
    File outputFile;

    /**
     * Whether to tell digests, ages and decisions, and how images stand to their base images.
     *
     * @since 0.1.0
     */
    @Parameter(property = "verbose", defaultValue = "false")
    boolean verbose;

    @Override
    void run(InfraRepository repository) throws IOException {
        OutputType type = OutputType.of(outputType);
        Inventory inventory = inventory(repository);
        Graph graph = Graph.of(inventory, Optional.ofNullable(image), dependents);
        if (outputFile == null) {
            boolean boxes = Terminal.drawsBoxes(
                    session.getRequest().isInteractiveMode(), environment().get("TERM"));
            type.of(graph, verbose, boxes).lines().forEach(getLog()::info);
        } else {
            byte[] content = type.of(graph, verbose, false).getBytes(StandardCharsets.UTF_8);
            AtomicFile.update(outputFile.toPath(), content);
            getLog().info("wrote " + repository.label(outputFile.toPath()));
        }
    }
}
