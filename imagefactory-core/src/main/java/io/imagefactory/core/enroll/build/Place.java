package io.imagefactory.core.enroll.build;

/**
 * Where something stands.
 *
 * @param file the path from the root of the repository
 * @param line from 1
 */
public record Place(String file, int line) {

    /** {@code .github/workflows/images.yml:12}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
