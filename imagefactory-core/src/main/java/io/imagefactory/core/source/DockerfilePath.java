package io.imagefactory.core.source;

import io.imagefactory.core.git.TreePath;
import java.util.List;
import java.util.Optional;

/** The path of a Dockerfile, or of a file that belongs to one, as written, judged without looking at a disk, alike on every operating system. */
final class DockerfilePath {

    /** Longer than any path that an operating system takes. */
    private static final int MAX_LENGTH = 4096;

    private DockerfilePath() {}

    /** Why the path is not accepted; {@code upwards} says whether it may begin by leaving its folder. */
    static Optional<String> problem(String path, boolean upwards) {
        return fault(path, upwards, upwards ? "the folder of images.yaml" : "the repository's root")
                .map(fault -> "dockerfile " + fault);
    }

    /**
     * The path from where that of the Dockerfile begins.
     *
     * @throws IllegalArgumentException if it is not accepted
     */
    static String beside(String dockerfile, String path, boolean upwards) {
        String whole = dockerfile.substring(0, dockerfile.lastIndexOf('/') + 1) + path;
        String folder = "the folder of the Dockerfile";
        fault(path, true, folder).or(() -> fault(whole, upwards, folder)).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return String.join("/", TreePath.segments(whole));
    }

    private static Optional<String> fault(String path, boolean upwards, String base) {
        if (path.isBlank()) {
            return Optional.of("is empty; leave it out for " + Source.DEFAULT_DOCKERFILE);
        }
        if (path.length() > MAX_LENGTH) {
            return Optional.of("is longer than " + MAX_LENGTH + " characters");
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("has a control character in its path");
        }
        if (path.indexOf('\\') >= 0) {
            return Optional.of(quoted(path) + " has a backslash; write / between folders");
        }
        if (path.startsWith("/") || hasDrive(path)) {
            return Optional.of(quoted(path) + " is absolute; write it relative to " + base);
        }
        if (path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..") || path.equals(".")) {
            return Optional.of(quoted(path) + " names a folder; name the file in it, such as Dockerfile");
        }
        List<String> segments = TreePath.segments(path);
        if (!upwards && segments.get(0).equals("..")) {
            return Optional.of(quoted(path) + " leaves the repository");
        }
        if (segments.stream().anyMatch(TreePath::isGitFolder)) {
            return Optional.of(quoted(path) + " lies in the folder .git, which is no part of the tree");
        }
        return Optional.empty();
    }

    private static boolean hasDrive(String path) {
        char letter = path.charAt(0);
        return path.startsWith(":", 1) && (letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z');
    }

    private static String quoted(String path) {
        return "\"" + path + "\"";
    }
}
