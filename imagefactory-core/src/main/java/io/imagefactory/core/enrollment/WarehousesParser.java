package io.imagefactory.core.enrollment;

import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code warehouses:}. */
final class WarehousesParser {

    private static final Set<String> KEYS = Set.of("all", "external", "base", "named");
    private static final Set<String> SETTINGS = Set.of("interval", "discoveryLimit", "freightCreationPolicy");

    private final Fields fields;
    private final List<YamlProblem> problems;

    WarehousesParser(YamlMapping warehouses, List<YamlProblem> problems) {
        this.fields = new Fields(warehouses, "warehouses", problems);
        this.problems = problems;
    }

    Warehouses parse() {
        fields.checkKeys(KEYS);
        return new Warehouses(settings(fields, "all"), settings(fields, "external"), settings(fields, "base"), named());
    }

    private Map<String, Warehouses.Named> named() {
        YamlMapping written = fields.mapping("named");
        Fields byName = new Fields(written, "named warehouses", problems);
        Map<String, Warehouses.Named> named = new LinkedHashMap<>();
        written.keys()
                .forEach(name ->
                        named.put(name, new Warehouses.Named(written.keyPosition(name), settings(byName, name))));
        return named;
    }

    private WarehouseSettings settings(Fields of, String key) {
        Fields settings = new Fields(of.mapping(key), "warehouses \"" + key + "\"", problems);
        settings.checkKeys(SETTINGS);
        return new WarehouseSettings(
                settings.parsed("interval", Interval::of),
                settings.parsed("discoveryLimit", WarehousesParser::discoveryLimit),
                settings.parsed("freightCreationPolicy", FreightCreationPolicy::of));
    }

    private static int discoveryLimit(String text) {
        try {
            int limit = Integer.parseInt(text);
            WarehouseSettings.discoveryLimitFault(limit).ifPresent(fault -> {
                throw new IllegalArgumentException("\"" + text + "\" " + fault);
            });
            return limit;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no whole number", e);
        }
    }
}
