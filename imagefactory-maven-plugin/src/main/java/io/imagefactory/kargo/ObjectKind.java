package io.imagefactory.kargo;

/** The kinds of objects in a manifest, in the order in which a cluster takes all of them at one go. */
public enum ObjectKind {
    /** Before all others: with it Kargo makes the namespace. */
    PROJECT("Project", -2),
    PROJECT_CONFIG("ProjectConfig", -1),
    PROMOTION_TASK("PromotionTask", -1),
    WAREHOUSE("Warehouse", 0),
    STAGE("Stage", 1);

    private final String text;
    private final int syncWave;

    ObjectKind(String text, int syncWave) {
        this.text = text;
        this.syncWave = syncWave;
    }

    /** When Argo CD applies it: after what it refers to is healthy. 0 is when it applies what does not say. */
    public int syncWave() {
        return syncWave;
    }

    /** As Kubernetes calls it. */
    @Override
    public String toString() {
        return text;
    }
}
