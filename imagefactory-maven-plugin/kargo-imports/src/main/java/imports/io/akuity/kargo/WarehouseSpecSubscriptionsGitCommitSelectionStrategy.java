package imports.io.akuity.kargo;

/**
 * How the current one of the commits is told.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.353Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.WarehouseSpecSubscriptionsGitCommitSelectionStrategy")
public enum WarehouseSpecSubscriptionsGitCommitSelectionStrategy {
    /**
     * Lexical.
     */
    LEXICAL,
    /**
     * NewestFromBranch.
     */
    NEWEST_FROM_BRANCH,
    /**
     * NewestTag.
     */
    NEWEST_TAG,
    /**
     * SemVer.
     */
    SEM_VER,
}
