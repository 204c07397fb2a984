package io.imagefactory.core.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.Optional;

/** How a file would change, in the form that {@code git diff} and {@code patch} know: three lines around each change. */
public final class UnifiedDiff {

    private static final String NO_FILE = "/dev/null";
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /**
     * The difference, ending with a line break. Line ends count for nothing.
     *
     * @param file what the file is called in it
     * @param before the text now; empty where there is no file
     * @param after the text then; empty where there will be no file
     */
    public static String of(String file, Optional<String> before, Optional<String> after) {
        List<String> old = lines(before);
        List<String> updated = lines(after);
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                before.isPresent() ? "a/" + file : NO_FILE,
                after.isPresent() ? "b/" + file : NO_FILE,
                old,
                DiffUtils.diff(old, updated),
                CONTEXT);
        return String.join("\n", diff) + "\n";
    }

    private static List<String> lines(Optional<String> text) {
        return text.map(content -> content.lines().toList()).orElse(List.of());
    }
}
