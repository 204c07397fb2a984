package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.Node.Step;
import java.util.List;

/** The faults that BuildKit finds only in stages that it builds ({@code dispatchStages} in {@code convert.go}). */
final class StageCheck {
    private StageCheck() {}

    /** @throws DockerfileParseException if a reachable stage has one */
    static void verify(List<Node> stages, GlobalArgs globalArgs, ShellLexer lexer, Budget budget) {
        for (Node stage : stages) {
            for (Step step : stage.isReachable() ? stage.steps() : List.<Step>of()) {
                for (Node source : step.sources()) {
                    if (source.body().isPresent() && source.index() > stage.index()) {
                        throw new DockerfileParseException(
                                step.line(), "the stage that this takes from is defined below; it must stand above");
                    }
                }
            }
        }
    }
}
