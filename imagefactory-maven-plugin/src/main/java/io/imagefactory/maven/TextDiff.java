package io.imagefactory.maven;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** Unified diffs of text files. */
final class TextDiff {

    private TextDiff() {}

    static String of(String file, String before, String after) {
        List<String> old = before.lines().toList();
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                before.isEmpty() ? "/dev/null" : "a/" + file,
                "b/" + file,
                old,
                DiffUtils.diff(old, after.lines().toList()),
                3);
        return String.join("\n", lines) + "\n";
    }
}
