package io.imagefactory.report.tree;

/** Gives the text of a graph. */
@FunctionalInterface
interface Drawing {

    /**
     * The whole text, ending with a line break.
     *
     * @param verbose whether digests and ages are told
     * @param boxes whether text may draw with the characters for that
     */
    String of(Graph graph, boolean verbose, boolean boxes);
}
