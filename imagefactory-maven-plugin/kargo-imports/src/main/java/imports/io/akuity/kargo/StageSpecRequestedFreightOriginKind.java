package imports.io.akuity.kargo;

/**
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.326Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.StageSpecRequestedFreightOriginKind")
public enum StageSpecRequestedFreightOriginKind {
    /**
     * Warehouse.
     */
    WAREHOUSE,
}
