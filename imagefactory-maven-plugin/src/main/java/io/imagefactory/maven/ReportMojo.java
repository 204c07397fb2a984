package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.text.Count;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.html.HtmlReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page for a browser: what there is and what needs a person, the graph of images, tables, and each image in full.
 * The folder works from a file and from any web server, and its page opens no connection. It reads files only.
 *
 * <p>In {@code <reporting>} it is a report of {@code mvn site}, and stands there in the folder {@code imagefactory}.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", threadSafe = true)
public class ReportMojo extends AbstractViewMojo implements MavenReport {

    private static final String SITE_FOLDER = "imagefactory";

    /**
     * The folder of the page, whose {@code index.html} is to be opened. Other files in it are left alone. In {@code mvn site}
     * it is the folder {@code imagefactory} of the site.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "imagefactory.reportDirectory",
            defaultValue = "${project.build.directory}/imagefactory/report",
            required = true)
    File reportDirectory;

    private @Nullable File site;

    @Override
    void run(InfraRepository repository) throws IOException {
        Inventory inventory = inventory(repository);
        Path folder = site == null ? reportDirectory.toPath() : site.toPath().resolve(SITE_FOLDER);
        HtmlReport.write(inventory, project.getName(), folder);
        getLog().info(repository.label(folder.resolve(HtmlReport.INDEX)) + ": "
                + Count.of(inventory.images().size(), "image") + " and "
                + Count.of(inventory.baseImages().size(), "base image"));
    }

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            execute();
        } catch (MojoExecutionException | MojoFailureException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }

    /** A project without images.yaml has no such report. */
    @Override
    public boolean canGenerateReport() {
        return !skip && (imagesFile != null || ImagesFile.isIn(project));
    }

    /** It brings its own page. */
    @Override
    public boolean isExternalReport() {
        return true;
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        site = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return site == null ? reportDirectory : site;
    }

    @Override
    public String getOutputPath() {
        return SITE_FOLDER + "/" + HtmlReport.INDEX.replaceFirst("\\.html$", "");
    }

    /** As older releases of maven-site-plugin ask for it. */
    @Override
    @Deprecated
    public String getOutputName() {
        return getOutputPath();
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Container images";
    }

    @Override
    public String getDescription(Locale locale) {
        return "Which container images there are, what they stand on, and what is to be rebuilt.";
    }
}
