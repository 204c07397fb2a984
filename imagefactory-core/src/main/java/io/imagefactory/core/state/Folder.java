package io.imagefactory.core.state;

/** A folder of state files. */
public enum Folder {
    IMAGES("images"),
    /** What Kargo has recorded of base images. Read before what we know of them. */
    KARGO("kargo"),
    BASE_IMAGES("base-images");

    private final String text;

    Folder(String text) {
        this.text = text;
    }

    /** The folder's name below the state directory. */
    public String text() {
        return text;
    }
}
