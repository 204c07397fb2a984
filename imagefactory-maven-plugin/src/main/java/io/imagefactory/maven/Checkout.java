package io.imagefactory.maven;

import java.io.File;

/** One entry of {@code <checkouts>}: a folder in which a repository is checked out. */
public class Checkout {

    /** {@code owner/repo} as in {@code repo:}, a host and a path, or a clone URL. */
    @org.jspecify.annotations.Nullable
    private String repository;

    /** The folder; relative ones are below the project's. */
    @org.jspecify.annotations.Nullable
    private File directory;

    @org.jspecify.annotations.Nullable
    public String getRepository() {
        return repository;
    }

    public void setRepository(String repository) {
        this.repository = repository;
    }

    @org.jspecify.annotations.Nullable
    public File getDirectory() {
        return directory;
    }

    public void setDirectory(File directory) {
        this.directory = directory;
    }
}
