package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.Node.Step;
import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.ShellLexer;
import io.imagefactory.core.image.Platform;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults that BuildKit finds only in stages that it builds ({@code dispatchStages} in {@code convert.go}). */
final class StageCheck {
    private final Map<Node, List<Node>> children = new HashMap<>();
    private final StageVariables variables = new StageVariables();
    private final Deque<Visit> visits = new ArrayDeque<>();
    private final StepCheck.Setting setting;
    private Optional<Problem> first = Optional.empty();

    private StageCheck(StepCheck.Setting setting) {
        this.setting = setting;
    }

    private record Visit(Iterator<Node> children, int mark, Optional<String> workdir, Platform platform) {}

    private record Problem(int stage, DockerfileParseException fault) {}

    /**
     * Judges the reachable stages.
     *
     * @throws DockerfileParseException for the first fault in the order of the file
     */
    static void verify(List<Node> stages, Platform target, GlobalArgs globalArgs, ShellLexer lexer, Budget budget) {
        StageCheck check = new StageCheck(new StepCheck.Setting(globalArgs, lexer, budget));
        List<Node> roots = new ArrayList<>();
        for (Node stage : stages) {
            if (stage.isReachable()) {
                stage.baseNode()
                        .map(base -> check.children.computeIfAbsent(base, b -> new ArrayList<>()))
                        .orElse(roots)
                        .add(stage);
            }
        }
        for (Node root : roots) {
            check.variables.begin(root.isScratch());
            Platform platform = root.isScratch() ? target : root.platform().orElse(target);
            check.visit(root, root.isScratch() ? Optional.of("/") : Optional.empty(), platform);
            check.visitChildren();
        }
        if (check.first.isPresent()) {
            throw check.first.get().fault();
        }
    }

    private void visitChildren() {
        while (!visits.isEmpty()) {
            Visit visit = visits.element();
            if (visit.children().hasNext()) {
                visit(visit.children().next(), visit.workdir(), visit.platform());
            } else {
                variables.returnTo(visit.mark());
                visits.pop();
            }
        }
    }

    /** A faulty stage ends its branch: the stages on top of it come later in the file. */
    private void visit(Node stage, Optional<String> workdir, Platform platform) {
        int mark = variables.mark();
        StepCheck check = new StepCheck(setting, variables, stage, workdir, platform);
        Iterator<Node> next = children.getOrDefault(stage, List.of()).iterator();
        for (Step step : stage.steps()) {
            try {
                check.verify(step);
            } catch (Fault fault) {
                report(stage.index(), new DockerfileParseException(step.line(), fault));
                next = List.<Node>of().iterator();
                break;
            }
        }
        visits.push(new Visit(next, mark, check.workdir(), platform));
    }

    private void report(int stage, DockerfileParseException fault) {
        if (first.isEmpty() || stage < first.get().stage()) {
            first = Optional.of(new Problem(stage, fault));
        }
    }
}
