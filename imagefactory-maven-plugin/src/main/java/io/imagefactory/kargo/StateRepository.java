package io.imagefactory.kargo;

/**
 * The Git repository that holds the state, as Kargo reaches it.
 *
 * @param url {@code https://}, without credentials: Kargo finds them in a Secret, by this URL
 * @param branch the branch that is read and pushed to
 * @param path the state folder in the repository, with {@code /} between folders
 */
public record StateRepository(String url, String branch, String path) {

    /** The file of a base image in which Kargo records, from the root of the repository. */
    public String kargoFile(String name) {
        return path + "/kargo/" + name + ".yaml";
    }
}
