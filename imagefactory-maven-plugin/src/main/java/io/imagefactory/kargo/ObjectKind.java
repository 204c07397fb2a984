package io.imagefactory.kargo;

/** The kinds of objects in a manifest, in the order in which a cluster takes all of them at one go. */
public enum ObjectKind {
    WAREHOUSE("Warehouse");

    private final String text;

    ObjectKind(String text) {
        this.text = text;
    }

    /** As Kubernetes calls it. */
    @Override
    public String toString() {
        return text;
    }
}
