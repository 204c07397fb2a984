package io.imagefactory.core.enrollment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What images.yaml says under {@code warehouses:}. What is said of one counts before what is said of its kind, and that
 * before what is said of all.
 *
 * @param named by the name of the Warehouse, in the order written
 */
public record Warehouses(
        WarehouseSettings all, WarehouseSettings external, WarehouseSettings base, Map<String, Named> named) {

    /** Nothing is said. */
    public static final Warehouses NONE =
            new Warehouses(WarehouseSettings.NONE, WarehouseSettings.NONE, WarehouseSettings.NONE, Map.of());

    public Warehouses {
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /**
     * What is said of one Warehouse.
     *
     * @param place where its name stands
     */
    public record Named(Place place, WarehouseSettings settings) {}

    /** These, and for what they leave open those; of single ones, those of both. */
    Warehouses with(Warehouses others) {
        Map<String, Named> both = new LinkedHashMap<>(named);
        others.named.forEach(both::putIfAbsent);
        return new Warehouses(all.or(others.all), external.or(others.external), base.or(others.base), both);
    }

    /** What counts for the Warehouse of an external image. */
    public WarehouseSettings ofExternal(String name) {
        return named(name).or(external).or(all);
    }

    /** What counts for the Warehouse of a base image. */
    public WarehouseSettings ofBase(String name) {
        return named(name).or(base).or(all);
    }

    private WarehouseSettings named(String name) {
        return Optional.ofNullable(named.get(name)).map(Named::settings).orElse(WarehouseSettings.NONE);
    }
}
