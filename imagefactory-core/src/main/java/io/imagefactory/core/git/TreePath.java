package io.imagefactory.core.git;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** A path in a tree as written, without looking at a disk, alike on every operating system. */
public final class TreePath {

    private static final Pattern GIT_FOLDER = Pattern.compile("(?i)(?:\\.git|git~\\d+)[. ]*");

    private TreePath() {}

    /** The names on the way, without {@code .} and with every {@code ..} resolved but those that lead. */
    public static List<String> segments(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")
                    && !segments.isEmpty()
                    && !segments.peekLast().equals("..")) {
                segments.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return List.copyOf(segments);
    }

    /** Also by the short name that Windows gives it, and with what Windows leaves out at a name's end. */
    public static boolean isGitFolder(String name) {
        boolean maybe = name.startsWith(".") || name.startsWith("g") || name.startsWith("G");
        return maybe && GIT_FOLDER.matcher(name).matches();
    }
}
