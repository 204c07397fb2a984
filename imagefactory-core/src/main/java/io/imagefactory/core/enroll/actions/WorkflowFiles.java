package io.imagefactory.core.enroll.actions;

import io.imagefactory.core.enroll.build.Findings;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.yaml.YamlException;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The workflows and actions of a repository, each read once, and how much of them may still be gone through. */
final class WorkflowFiles {

    /** As many steps as no repository has; matrices and calls repeat them. */
    private static final int MAX_STEPS = 50_000;

    private final RepositoryFiles files;
    private final Map<String, Optional<YamlMapping>> read = new HashMap<>();
    private final SortedMap<String, Findings.Unread> unread = new TreeMap<>();
    private int steps;

    WorkflowFiles(RepositoryFiles files) {
        this.files = files;
    }

    RepositoryFiles files() {
        return files;
    }

    /** A file that is one mapping; empty for any other. */
    Optional<YamlMapping> mapping(String path) {
        return read.computeIfAbsent(path, this::parsed);
    }

    private Optional<YamlMapping> parsed(String path) {
        try {
            return files.text(path)
                    .flatMap(text -> YamlReader.readDocuments(text).stream().findFirst())
                    .filter(YamlMapping.class::isInstance)
                    .map(YamlMapping.class::cast);
        } catch (YamlException e) {
            unread.put(
                    path,
                    new Findings.Unread(
                            new Place(path, Math.max(1, e.problem().position().line())),
                            "it is no YAML: " + e.problem().message()));
            return Optional.empty();
        }
    }

    /** What could not be read, by path. */
    SortedMap<String, Findings.Unread> unread() {
        return unread;
    }

    /** Whether one more step, or one more job of a matrix, may be looked at. */
    boolean takesStep() {
        steps++;
        return steps <= MAX_STEPS;
    }
}
