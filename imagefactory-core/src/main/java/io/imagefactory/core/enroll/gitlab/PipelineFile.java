package io.imagefactory.core.enroll.gitlab;

import io.imagefactory.core.enroll.build.Findings;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.yaml.YamlException;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlReader;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A pipeline as one mapping: with the local files that it includes, and jobs with what they extend. */
final class PipelineFile {

    private static final String ROOT = ".gitlab-ci.yml";
    private static final int MAX_FILES = 150;
    private static final int MAX_DEPTH = 11;
    private static final int MAX_LINES = 20_000;
    private static final Set<String> KEYWORDS = Set.of(
            ("default include stages variables workflow image services cache before_script after_script pages spec")
                    .split(" "));

    private final RepositoryFiles files;
    private final Map<String, String> fileOfJob = new HashMap<>();
    private final Map<String, Integer> lineOfJob = new HashMap<>();
    private final Map<String, YamlMapping> extended = new HashMap<>();
    private final List<Findings.Unread> unread = new ArrayList<>();
    private YamlMapping root = YamlMapping.EMPTY;
    private int read;

    private PipelineFile(RepositoryFiles files) {
        this.files = files;
    }

    /** @param definition with what it extends */
    record Job(String name, String file, int line, YamlMapping definition) {}

    static PipelineFile read(RepositoryFiles files) {
        PipelineFile pipeline = new PipelineFile(files);
        pipeline.root = pipeline.file(ROOT, 0);
        return pipeline;
    }

    YamlMapping root() {
        return root;
    }

    List<Findings.Unread> unread() {
        return unread;
    }

    /** Those that run: hidden ones are there to be extended. */
    List<Job> jobs() {
        return root.keys().stream()
                .filter(name -> !name.startsWith(".") && !KEYWORDS.contains(name))
                .filter(name -> root.values().get(name) instanceof YamlMapping)
                .map(name -> new Job(name, fileOfJob.get(name), lineOfJob.get(name), job(name, 0)))
                .toList();
    }

    /** The lines of a script: of the job, of {@code default}, or of the pipeline. */
    List<String> lines(YamlMapping job, String key) {
        List<String> lines = new ArrayList<>();
        job.get(key)
                .or(() -> root.mapping("default").get(key))
                .or(() -> key.equals("script") ? Optional.empty() : root.get(key))
                .ifPresent(script -> addLines(script, lines, 0));
        return lines;
    }

    private void addLines(YamlNode script, List<String> lines, int depth) {
        if (depth > MAX_DEPTH || lines.size() > MAX_LINES) {
            return;
        }
        if (script instanceof YamlSequence list
                && list.tag().filter("!reference"::equals).isPresent()) {
            referenced(list).ifPresent(node -> addLines(node, lines, depth + 1));
        } else if (script instanceof YamlSequence list) {
            list.items().forEach(item -> addLines(item, lines, depth + 1));
        } else if (script instanceof YamlScalar scalar && !scalar.isNull()) {
            lines.add(scalar.text());
        }
    }

    private Optional<YamlNode> referenced(YamlSequence path) {
        Optional<YamlNode> node = Optional.of(root);
        for (YamlNode name : path.items()) {
            node = node.filter(YamlMapping.class::isInstance)
                    .flatMap(mapping -> name instanceof YamlScalar scalar
                            ? ((YamlMapping) mapping).get(scalar.text())
                            : Optional.empty());
        }
        return node;
    }

    private YamlMapping job(String name, int depth) {
        YamlMapping known = extended.get(name);
        if (known != null) {
            return known;
        }
        YamlMapping own = root.mapping(name);
        YamlMapping all = YamlMapping.EMPTY;
        if (depth < MAX_DEPTH) {
            for (String parent : texts(own.get("extends"))) {
                all = merged(all, job(parent, depth + 1));
            }
        }
        YamlMapping job = merged(all, own);
        extended.put(name, job);
        return job;
    }

    private YamlMapping file(String path, int depth) {
        read++;
        Optional<String> text = read > MAX_FILES || depth > MAX_DEPTH ? Optional.empty() : files.text(path);
        List<YamlNode> documents = List.of();
        try {
            documents = text.map(YamlReader::readDocuments).orElse(List.of());
        } catch (YamlException e) {
            int line = Math.max(1, e.problem().position().line());
            unread.add(new Findings.Unread(new Place(path, line), "it is no YAML"));
        }
        YamlMapping all = YamlMapping.EMPTY;
        for (YamlNode document : documents) {
            if (document instanceof YamlMapping mapping) {
                for (String included : included(mapping)) {
                    all = merged(all, file(included, depth + 1));
                }
                mapping.keys().forEach(job -> {
                    fileOfJob.put(job, path);
                    lineOfJob.put(job, mapping.keyPosition(job).line());
                });
                all = merged(all, mapping);
            }
        }
        return all;
    }

    private static List<String> included(YamlMapping pipeline) {
        return items(pipeline.get("include"))
                .flatMap(node -> node instanceof YamlMapping mapping
                        ? texts(mapping.get("local")).stream()
                        : texts(Optional.of(node)).stream())
                .filter(path -> !path.contains("://"))
                .flatMap(path -> RepositoryPath.resolve("", path.replaceFirst("^/+", "")).stream())
                .toList();
    }

    private static Stream<YamlNode> items(Optional<YamlNode> node) {
        return node.stream()
                .flatMap(value -> value instanceof YamlSequence list ? list.items().stream() : Stream.of(value));
    }

    private static List<String> texts(Optional<YamlNode> node) {
        return items(node)
                .filter(item -> item instanceof YamlScalar && !item.isNull())
                .map(item -> ((YamlScalar) item).text())
                .toList();
    }

    /** Mappings are merged key by key; of all else the later one counts. */
    private static YamlMapping merged(YamlMapping earlier, YamlMapping later) {
        Map<String, YamlNode> all = new LinkedHashMap<>(earlier.values());
        later.values()
                .forEach((name, value) -> all.merge(
                        name,
                        value,
                        (a, b) -> a instanceof YamlMapping one && b instanceof YamlMapping other
                                ? merged(one, other)
                                : b));
        return YamlMapping.of(all);
    }
}
