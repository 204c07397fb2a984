package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enroll.Confidence;
import io.imagefactory.core.enroll.FolderFiles;
import io.imagefactory.core.enroll.Proposal;
import io.imagefactory.core.enroll.Proposals;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.Warehouses;
import io.imagefactory.core.source.Origin;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Finds the images that the repository around images.yaml builds and runs: in the workflows of its CI, in bake files, in
 * Compose files and in its Dockerfiles. It proposes an entry of images.yaml for each that is not enrolled, says how sure it
 * is and what is missing, and adds them to the file if told to. What stands there is not changed.
 *
 * <p>A project without images.yaml is where it begins: the file is made.
 *
 * @since 0.1.0
 */
@Mojo(name = "enroll", threadSafe = true)
public class EnrollMojo extends AbstractImageFactoryMojo {

    /**
     * Whether to add what is proposed to images.yaml.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.write", defaultValue = "false")
    boolean write;

    /**
     * How sure a proposal is at least: {@code certain}, where CI names the Dockerfile, the image and all that the build
     * depends on; {@code likely}, where a part is not certain; {@code guess}, where no build names the Dockerfile.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.confidence", defaultValue = "likely", required = true)
    String confidence;

    /**
     * Whether to write nothing, and only say what would have been written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * The old name of {@code dryRun}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.frozen", defaultValue = "false")
    boolean frozen;

    @Override
    boolean needsImages() {
        return false;
    }

    @Override
    void run(InfraRepository repository) throws IOException {
        boolean looksOnly = onlyLooks(dryRun, frozen);
        Confidence least = parsed("confidence", confidence, Confidence::of);
        Path folder = repository.imagesFile().getParent();
        if (!Files.isDirectory(folder)) {
            throw new MendableException("the folder " + folder + " is not there; create it, or name another file with "
                    + "-Dimagefactory.imagesFile");
        }
        ImageFactory imageFactory = imageFactory(repository);
        Enrollments enrollments = Files.exists(repository.imagesFile())
                ? imageFactory.enrollments()
                : new Enrollments(List.of(), Warehouses.NONE);
        Proposals found = imageFactory.enroll(enrollments, FolderFiles.around(folder), Origin.around(folder));
        List<Proposal> proposals = found.atLeast(least);
        new EnrollReport(getLog()).print(found, proposals);
        String file = repository.label(repository.imagesFile());
        if (proposals.isEmpty()) {
            getLog().info(file + ": nothing to add");
        } else if (write && !looksOnly) {
            Path written = imageFactory.add(
                    proposals.stream().map(Proposal::enrollment).toList());
            getLog().info(repository.label(written) + ": " + EnrollReport.added(proposals)
                    + "; look at the comments, and run" + " `mvn imagefactory:discover`");
        } else {
            getLog().info(file + ": nothing is written; add " + EnrollReport.them(proposals)
                    + " with -Dimagefactory.write");
        }
    }
}
