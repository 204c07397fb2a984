package imports.io.akuity.kargo;

/**
 * Whether new Freight is made of itself or by hand.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.346Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.WarehouseSpecFreightCreationPolicy")
public enum WarehouseSpecFreightCreationPolicy {
    /**
     * Automatic.
     */
    AUTOMATIC,
    /**
     * Manual.
     */
    MANUAL,
}
