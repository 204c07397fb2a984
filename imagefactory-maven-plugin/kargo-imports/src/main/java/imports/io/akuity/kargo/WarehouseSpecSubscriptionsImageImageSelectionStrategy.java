package imports.io.akuity.kargo;

/**
 * How the current one of the images is told.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.382Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.WarehouseSpecSubscriptionsImageImageSelectionStrategy")
public enum WarehouseSpecSubscriptionsImageImageSelectionStrategy {
    /**
     * Digest.
     */
    DIGEST,
    /**
     * Lexical.
     */
    LEXICAL,
    /**
     * NewestBuild.
     */
    NEWEST_BUILD,
    /**
     * SemVer.
     */
    SEM_VER,
}
