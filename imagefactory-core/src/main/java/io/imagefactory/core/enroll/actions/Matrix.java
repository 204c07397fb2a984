package io.imagefactory.core.enroll.actions;

import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The combinations of {@code strategy.matrix}, by GitHub's rules for {@code include} and {@code exclude}. */
final class Matrix {

    /** As many jobs as GitHub makes of one. */
    private static final int MAX_JOBS = 256;

    private Matrix() {}

    /**
     * The matrix context of each job; one that is empty where there is no matrix, and one that is not known where it is
     * decided during the run.
     *
     * @param matrix with its expressions replaced
     */
    static List<YamlNode> combinations(YamlNode matrix) {
        if (!(matrix instanceof YamlMapping mapping)) {
            return List.of(matrix.isNull() ? YamlMapping.EMPTY : Expression.UNKNOWN);
        }
        List<Map<String, YamlNode>> jobs = new ArrayList<>(List.of(Map.of()));
        Set<String> axes = new LinkedHashSet<>(mapping.keys());
        axes.removeAll(Set.of("include", "exclude"));
        for (String axis : axes) {
            jobs = multiplied(jobs, axis, items(mapping.values().get(axis)));
        }
        List<YamlMapping> excluded = mappings(mapping, "exclude");
        jobs.removeIf(job -> !job.isEmpty() && excluded.stream().anyMatch(other -> matches(job, other)));
        boolean unknownInclude = mapping.get("include")
                .filter(include -> !(include instanceof YamlSequence) && !include.isNull())
                .isPresent();
        List<Map<String, YamlNode>> all = included(jobs, axes, mappings(mapping, "include"));
        List<YamlNode> contexts = new ArrayList<>();
        all.stream().limit(MAX_JOBS).map(YamlMapping::of).forEach(contexts::add);
        if (unknownInclude) {
            contexts.add(Expression.UNKNOWN);
        }
        return contexts;
    }

    private static List<Map<String, YamlNode>> multiplied(
            List<Map<String, YamlNode>> jobs, String axis, List<YamlNode> values) {
        List<Map<String, YamlNode>> multiplied = new ArrayList<>();
        for (Map<String, YamlNode> job : jobs) {
            for (YamlNode value : values) {
                if (multiplied.size() < MAX_JOBS) {
                    Map<String, YamlNode> with = new LinkedHashMap<>(job);
                    with.put(axis, value);
                    multiplied.add(with);
                }
            }
        }
        return multiplied;
    }

    /** One is added to each job of which it would change no value of an axis, or else is a job of its own. */
    private static List<Map<String, YamlNode>> included(
            List<Map<String, YamlNode>> jobs, Set<String> axes, List<YamlMapping> includes) {
        List<Map<String, YamlNode>> all = new ArrayList<>();
        jobs.stream().filter(job -> !job.isEmpty()).map(LinkedHashMap::new).forEach(all::add);
        int combined = all.size();
        for (YamlMapping include : includes) {
            boolean added = false;
            for (Map<String, YamlNode> job : all.subList(0, combined)) {
                boolean fits = axes.stream()
                        .allMatch(axis -> include.get(axis)
                                .map(value -> value.equals(job.get(axis)))
                                .orElse(true));
                if (fits) {
                    job.putAll(include.values());
                    added = true;
                }
            }
            if (!added && all.size() < MAX_JOBS) {
                all.add(new LinkedHashMap<>(include.values()));
            }
        }
        return all.isEmpty() ? List.of(Map.of()) : all;
    }

    private static List<YamlNode> items(YamlNode values) {
        return values instanceof YamlSequence sequence && !sequence.items().isEmpty()
                ? sequence.items()
                : List.of(Expression.UNKNOWN);
    }

    private static List<YamlMapping> mappings(YamlMapping matrix, String key) {
        return matrix.get(key).filter(YamlSequence.class::isInstance).map(YamlSequence.class::cast).stream()
                .flatMap(list -> list.items().stream())
                .filter(YamlMapping.class::isInstance)
                .map(YamlMapping.class::cast)
                .toList();
    }

    private static boolean matches(Map<String, YamlNode> job, YamlMapping excluded) {
        return excluded.values().entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(job.get(entry.getKey())));
    }
}
