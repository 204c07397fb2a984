package io.imagefactory.kargo.cdk8s;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one step of a promotion is told, which Kargo's definition of a step leaves open. The components are called as the
 * fields of Kargo's schemas ({@code pkg/promotion/runner/builtin/schemas}).
 */
sealed interface StepConfig {

    /** What Kargo calls this kind of step. */
    String uses();

    record GitClone(String repoURL, List<Checkout> checkout) implements StepConfig {

        record Checkout(String branch, String path) {}

        @Override
        public String uses() {
            return "git-clone";
        }
    }

    record YamlParse(String path, List<Output> outputs) implements StepConfig {
        @Override
        public String uses() {
            return "yaml-parse";
        }
    }

    /** Changes scalars that are there, and nothing else. */
    record YamlUpdate(String path, List<Update> updates) implements StepConfig {

        record Update(String key, String value) {}

        @Override
        public String uses() {
            return "yaml-update";
        }
    }

    /** Since Kargo 1.8. */
    record SetMetadata(List<Update> updates) implements StepConfig {

        record Update(String kind, String name, Map<String, Object> values) {}

        @Override
        public String uses() {
            return "set-metadata";
        }
    }

    record GitCommit(String path, String message) implements StepConfig {
        @Override
        public String uses() {
            return "git-commit";
        }
    }

    record GitPush(String path, String targetBranch) implements StepConfig {
        @Override
        public String uses() {
            return "git-push";
        }
    }

    /**
     * @param pollInterval since Kargo 1.11
     * @param errorExpression since Kargo 1.11
     */
    record Http(
            String method,
            String url,
            String timeout,
            Optional<String> pollInterval,
            List<Header> headers,
            String body,
            String successExpression,
            String failureExpression,
            Optional<String> errorExpression,
            List<Output> outputs)
            implements StepConfig {

        record Header(String name, String value) {}

        @Override
        public String uses() {
            return "http";
        }
    }

    /** A value that other steps can ask for, by a bare expression: one without Kargo's marks around it. */
    record Output(String name, String fromExpression) {}

    /** The configuration as Kargo has it; what is absent is left out. */
    default Object toObject() {
        return toObject(this);
    }

    private static Object toObject(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(StepConfig::toObject).toList();
        }
        if (!(value instanceof Record)) {
            return value;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object field = RecordWriter.component(value, component);
            Optional<?> present = field instanceof Optional<?> optional ? optional : Optional.of(field);
            present.ifPresent(known -> fields.put(component.getName(), toObject(known)));
        }
        return fields;
    }
}
