package io.imagefactory.core.state;

/** Where a value in a state file comes from, and so who may replace it. */
enum FieldKind {
    /** Copied from images.yaml: always replaced. */
    DECLARED,
    /** Computed from images.yaml and the Dockerfiles: always replaced. */
    DERIVED,
    /** Seen once, by us or by others: never lost. So is every key that this version does not know. */
    OBSERVED
}
