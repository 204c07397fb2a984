package io.imagefactory.core.enrollment;

import io.imagefactory.core.image.DnsName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code warehouses:}. */
final class WarehousesParser {

    private static final Set<String> KEYS = Set.of("all", "external", "base", "named");
    private static final Set<String> SETTINGS = Set.of("interval", "discoveryLimit", "freightCreationPolicy", "shard");

    private WarehousesParser() {}

    /** @param file what messages call the one in which they stand */
    static Warehouses parse(Fields warehouses, String file) {
        warehouses.checkKeys(KEYS);
        Fields byName = warehouses.in("named", "named warehouses");
        Map<String, Warehouses.Named> named = new LinkedHashMap<>();
        for (String name : byName.mapping().keys()) {
            named.put(
                    name,
                    new Warehouses.Named(new Place(file, byName.mapping().keyPosition(name)), settings(byName, name)));
        }
        return new Warehouses(
                settings(warehouses, "all"), settings(warehouses, "external"), settings(warehouses, "base"), named);
    }

    private static WarehouseSettings settings(Fields of, String key) {
        Fields settings = of.in(key, "warehouses \"" + key + "\"");
        settings.checkKeys(SETTINGS);
        return new WarehouseSettings(
                settings.parsed("interval", Interval::of),
                settings.parsed("discoveryLimit", WarehousesParser::discoveryLimit),
                settings.parsed("freightCreationPolicy", FreightCreationPolicy::of),
                settings.parsed("shard", WarehousesParser::shard));
    }

    /** Kargo labels objects with it. */
    private static String shard(String text) {
        if (!DnsName.isLabel(text)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no name of a controller here; write letters a-z, digits"
                            + " and - between them, at most 63, as its chart has them under controller.shardName");
        }
        return text;
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
