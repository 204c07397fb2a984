package io.imagefactory.maven;

import io.imagefactory.core.text.MendableException;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of {@code <checkouts>}: a folder in which a repository is checked out. */
public class Checkout {

    /** {@code owner/repo} as in {@code repo:}, a host and a path, or a clone URL. */
    @Nullable
    String repository;

    /** The folder; relative ones are below the project's. */
    @Nullable
    File directory;

    /** The folder of each repository. */
    static Map<String, Path> folders(List<Checkout> checkouts) {
        Map<String, Path> folders = new LinkedHashMap<>();
        for (Checkout checkout : checkouts) {
            if (checkout.repository == null || checkout.directory == null) {
                throw new MendableException("a <checkout> needs <repository> and <directory>");
            }
            if (folders.put(checkout.repository, checkout.directory.toPath()) != null) {
                throw new MendableException("<checkouts> has two folders for " + checkout.repository + "; keep one");
            }
        }
        return folders;
    }
}
