package io.imagefactory.core.rebuild;

/**
 * What happens that should not, as shares of 1.
 *
 * @param moves of base images
 * @param flips of tags back to what they named before
 * @param disappearances of digests from their registry
 * @param ownBuilds of developers
 * @param failures of builds, and of CI's answers
 * @param losses of events: looks at registries, reports of CI, runs of a goal
 * @param crashes of a run, between any two of its steps
 * @param skew whether clocks differ
 * @param checkouts whether a run works in a checkout of its own and pushes it at its end
 */
record Weather(
        double moves,
        double flips,
        double disappearances,
        double ownBuilds,
        double failures,
        double losses,
        double crashes,
        boolean skew,
        boolean checkouts) {

    static final Weather CALM = new Weather(0, 0, 0, 0, 0, 0, 0, false, false);

    /** Nothing happens any more; runs work as they did. */
    Weather calm() {
        return new Weather(0, 0, 0, 0, 0, 0, 0, false, checkouts);
    }
}
