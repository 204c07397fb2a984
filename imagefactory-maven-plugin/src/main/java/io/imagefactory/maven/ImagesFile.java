package io.imagefactory.maven;

import io.imagefactory.core.enrollment.EnrollmentFiles;
import io.imagefactory.core.text.MendableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Where a project's images are enrolled: in images.yaml, or a folder of such files.
 *
 * @param file need not be there
 * @param isNamed whether somebody has named it, so that it is to be there
 */
record ImagesFile(File file, boolean isNamed) {

    static final String NAME = "images.yaml";
    private static final String FOLDER = "images";
    static final String PLUGIN = "io.imagefactory:imagefactory-maven-plugin";

    /** @param named by the user; absent where it is looked for in the project */
    static ImagesFile of(@Nullable File named, MavenProject project) throws IOException {
        return named == null ? new ImagesFile(in(project.getBasedir()), false) : new ImagesFile(named, true);
    }

    /** Whether there is an images.yaml, or a folder of such files, where it is looked for by default. */
    static boolean isIn(MavenProject project) {
        try {
            return in(project.getBasedir()).exists();
        } catch (IOException e) {
            // The goal says so when it reads it.
            return true;
        }
    }

    /**
     * The file or else the folder of a project; the file where there is neither. A folder of that name with a POM is a
     * project of its own, whose images are its own.
     */
    private static File in(File basedir) throws IOException {
        File file = new File(basedir, NAME);
        File folder = new File(basedir, FOLDER);
        boolean isProject = new File(folder, "pom.xml").exists();
        return !file.exists() && !isProject && EnrollmentFiles.isFolder(folder.toPath()) ? folder : file;
    }

    Path path() {
        return file.toPath();
    }

    /** @param isNeeded whether there is nothing to do where it is not there */
    boolean isToBeRead(boolean isNeeded) {
        boolean isThere = file.isFile()
                || file.isDirectory() && (isNamed || !file.getName().equals(NAME));
        return isThere || !file.exists() && !isNeeded;
    }

    /**
     * Makes sure that it is right to do nothing without it.
     *
     * @param projects of the build
     * @param byName whether the goal was called so
     * @throws MendableException if somebody has named it, it is no file, or no other project has one either
     */
    void checkAbsence(List<MavenProject> projects, boolean byName) {
        if (isNamed) {
            throw new MendableException("imagesFile " + file + " is not there; create it, or name another with "
                    + "-Dimagefactory.imagesFile");
        }
        if (file.exists()) {
            throw new MendableException(file + " is no file; " + NAME + " must be one");
        }
        if (byName && projects.stream().noneMatch(ImagesFile::mayBeOf)) {
            throw new MendableException("there is no " + NAME + " to read: looked for " + file
                    + (projects.size() > 1 ? " and in the folder of every other project" : "")
                    + "; create it, or name another file, or a folder, with -Dimagefactory.imagesFile");
        }
    }

    private static boolean mayBeOf(MavenProject other) {
        Plugin plugin = other.getPlugin(PLUGIN);
        boolean namesFile = plugin != null
                && plugin.getConfiguration() != null
                && plugin.getConfiguration().toString().contains("<imagesFile");
        return namesFile || isIn(other);
    }
}
