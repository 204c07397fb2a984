package io.imagefactory.core.provider;

/** How a provider is asked for builds. */
public enum CiKind {
    /** By a workflow that begins with {@code workflow_dispatch}. */
    GITHUB_ACTIONS,
    /** By a pipeline of the project. */
    GITLAB_PIPELINES
}
