package io.imagefactory.core.enroll.actions;

import io.imagefactory.core.enroll.bake.BakeReader;
import io.imagefactory.core.enroll.build.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code docker/metadata-action} makes of names and rules for tags; most tags are decided by what triggers a run. */
final class Metadata {

    private Metadata() {}

    static Map<String, String> outputs(Inputs inputs) {
        List<String> images = inputs.lines("images").stream()
                .flatMap(line -> image(line).stream())
                .toList();
        Set<String> tags = tags(inputs);
        List<String> names = new ArrayList<>();
        images.forEach(image -> tags.forEach(tag -> names.add(image + ":" + tag)));
        String generated = BakeReader.GENERATED_TAGS + String.join("|", names);
        return Map.of(
                "bake-file",
                generated,
                "bake-file-tags",
                generated,
                "tags",
                String.join(separator(inputs), names),
                "version",
                tags.size() == 1 ? tags.iterator().next() : Unknown.TEXT,
                "labels",
                Unknown.TEXT,
                "json",
                Unknown.TEXT);
    }

    private static String separator(Inputs inputs) {
        String separator = inputs.text("sep-tags");
        return separator.isEmpty() ? "\n" : separator;
    }

    /** A name alone, or {@code name=...,enable=...}. */
    private static List<String> image(String line) {
        List<String> names = new ArrayList<>();
        for (String field : Inputs.fields(line)) {
            int equals = field.indexOf('=');
            String value = equals < 0 ? field : field.substring(equals + 1);
            if (equals < 0 || field.startsWith("name=")) {
                names.add(value.toLowerCase(Locale.ROOT));
            } else if (field.equals("enable=false")) {
                return List.of();
            }
        }
        return names;
    }

    private static Set<String> tags(Inputs inputs) {
        Set<String> tags = new LinkedHashSet<>();
        List<String> flavor = inputs.list("flavor");
        String suffix = value(flavor, "suffix").orElse("");
        String prefix = value(flavor, "prefix").orElse("");
        for (String rule : inputs.lines("tags")) {
            List<String> fields = Inputs.fields(rule);
            String type = value(fields, "type").orElse("raw");
            String raw = value(fields, "value").orElse(fields.size() == 1 && !rule.contains("=") ? rule : "");
            if (value(fields, "enable").filter("false"::equals).isPresent()) {
                continue;
            }
            if (type.equals("raw") && !raw.isEmpty() && !raw.contains("{{")) {
                tags.add(value(fields, "prefix").orElse(prefix)
                        + raw
                        + value(fields, "suffix").orElse(suffix));
            } else {
                tags.add(value(fields, "prefix").orElse(prefix)
                        + Unknown.TEXT
                        + value(fields, "suffix").orElse(suffix));
            }
        }
        if (value(flavor, "latest").filter("true"::equals).isPresent()) {
            tags.add("latest");
        }
        if (tags.isEmpty()) {
            tags.add(prefix + Unknown.TEXT + suffix);
        }
        return tags;
    }

    private static Optional<String> value(List<String> fields, String key) {
        return fields.stream()
                .filter(field -> field.startsWith(key + "="))
                .map(field -> field.substring(key.length() + 1))
                .findFirst();
    }
}
