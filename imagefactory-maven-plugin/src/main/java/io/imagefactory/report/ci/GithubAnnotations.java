package io.imagefactory.report.ci;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Workflow commands of GitHub Actions, which mark a line of a file. GitHub shows ten of each level that one step leaves; the
 * others are in the other reports.
 */
public final class GithubAnnotations {

    private static final int SHOWN = 10;

    private GithubAnnotations() {}

    /** A line each, to be written to standard output as it is: what begins a line with two colons acts. */
    public static List<String> of(String goal, List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        Map<Level, Integer> counts = new EnumMap<>(Level.class);
        for (Finding finding : findings) {
            if (counts.merge(finding.level(), 1, Integer::sum) <= SHOWN) {
                lines.add("::" + finding.level().text()
                        + " file=" + property(finding.file())
                        + ",line=" + finding.line()
                        + ",col=" + finding.column()
                        + ",title=" + property("imagefactory:" + goal)
                        + "::" + data(finding.message()));
            }
        }
        return lines;
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
