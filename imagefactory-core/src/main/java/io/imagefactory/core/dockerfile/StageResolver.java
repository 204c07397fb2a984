package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.Node.Step;
import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.dockerfile.shell.ShellLexer;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.InvalidPlatformException;
import io.imagefactory.core.image.InvalidReferenceException;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.text.Suggestion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out which stage needs which images ({@code toDispatchState} in {@code dockerfile2llb/convert.go}). */
final class StageResolver {
    private static final int MAX_TRIGGERS = 100_000;

    private final BuildArgs args;
    private final Budget budget = new Budget();
    private final ShellLexer lexer;
    private final GlobalArgs globalArgs;
    private final StageGraph graph;
    private final List<Node> stages = new ArrayList<>();
    private final Map<String, Command> commands = new HashMap<>();
    private int triggers;

    private StageResolver(Dockerfile dockerfile, BuildArgs args) {
        this.args = args;
        this.lexer = ShellLexer.ofWords(dockerfile.escape());
        this.globalArgs = GlobalArgs.of(dockerfile, args, lexer, budget);
        this.graph = new StageGraph(lexer, budget);
    }

    static List<ExternalImage> resolve(Dockerfile dockerfile, BuildArgs args) {
        StageResolver resolver = new StageResolver(dockerfile, args);
        SourceDateEpoch.resolve(dockerfile, resolver.globalArgs, resolver.lexer, resolver.budget);
        dockerfile.bodies().forEach(resolver::addStage);
        Node target = resolver.target();
        resolver.stages.forEach(resolver::addSteps);
        CycleCheck.verify(resolver.graph.nodes());
        resolver.graph.nodes().forEach(resolver.graph::resolveImage);
        resolver.reach(target);
        StageCheck.verify(resolver.stages, args.platform(), resolver.globalArgs, resolver.lexer, resolver.budget);
        return ExternalImage.of(resolver.stages);
    }

    private void addStage(StageBody body) {
        int line = body.line();
        try {
            Node stage =
                    Node.ofStage(base(body.from()), body, body.from().platform().map(this::platform));
            stages.add(stage);
            graph.addStage(stage);
        } catch (Fault fault) {
            throw new DockerfileParseException(line, fault);
        }
    }

    private String base(Instruction.From from) {
        try {
            MissingArgs variables = new MissingArgs(globalArgs);
            String base = lexer.expand(from.base(), variables, budget).text();
            if (base.isEmpty()) {
                throw new Fault("the image " + Fault.quote(from.base()) + " is empty"
                        + (variables.isEmpty()
                                ? "; does an ARG before the first FROM have a value?"
                                : variables.remedy()));
            }
            if (!variables.isEmpty() && graph.named(base).isEmpty()) {
                checkReference(from.base(), base, variables);
            }
            return base;
        } catch (Fault fault) {
            throw fault.inColumn(from.column());
        }
    }

    private Platform platform(String written) {
        String platform = lexer.expand(written, globalArgs, budget).text();
        if (platform.isEmpty()) {
            throw new Fault("the platform " + Fault.quote(written) + " is empty");
        }
        try {
            return Platform.of(Octets.text(platform));
        } catch (InvalidPlatformException e) {
            throw new Fault(Octets.of(e.getMessage()));
        }
    }

    /** Without a value that it needs, it may be no reference; that is the cause then. */
    private static void checkReference(String written, String base, MissingArgs variables) {
        try {
            ImageReference.of(Octets.text(base));
        } catch (InvalidReferenceException e) {
            throw new Fault("the image " + Fault.quote(written) + " comes to " + Fault.quote(base) + ", which is none"
                    + variables.remedy());
        }
    }

    private Node target() {
        if (args.target().isEmpty()) {
            return stages.get(stages.size() - 1);
        }
        String name = args.target().get();
        return graph.named(Octets.of(name))
                .orElseThrow(() -> new DockerfileParseException(
                        0,
                        "there is no stage " + Fault.quote(Octets.of(name)) + " to build"
                                + Suggestion.after(name, graph.names())));
    }

    private void addSteps(Node stage) {
        for (Command command : stage.body().orElseThrow().commands()) {
            try {
                stage.steps().add(graph.step(stage, command, command.line(), false));
            } catch (Fault fault) {
                throw new DockerfileParseException(command.line(), fault);
            }
        }
    }

    private void reach(Node target) {
        Deque<Node> reached = new ArrayDeque<>();
        reach(target, reached);
        while (!reached.isEmpty()) {
            Node node = reached.remove();
            addTriggers(node);
            node.baseNode().ifPresent(base -> reach(base, reached));
            node.dependencies().forEach(dependency -> reach(dependency, reached));
        }
    }

    private static void reach(Node node, Deque<Node> reached) {
        if (!node.isReachable()) {
            node.setReachable();
            reached.add(node);
        }
    }

    /** Triggers come first in the stage that stands on the one with the ONBUILD, and reach no further. */
    private void addTriggers(Node stage) {
        List<Step> triggered = new ArrayList<>();
        for (Step step : stage.baseNode().map(Node::steps).orElse(List.of())) {
            if (step.instruction() instanceof Instruction.Onbuild onbuild) {
                triggered.add(trigger(stage, onbuild, step.line()));
            }
        }
        stage.steps().addAll(0, triggered);
    }

    private Step trigger(Node stage, Instruction.Onbuild onbuild, int line) {
        try {
            if (++triggers > MAX_TRIGGERS) {
                throw new Fault("ONBUILD instructions are triggered beyond all measure");
            }
            Command command = commands.computeIfAbsent(onbuild.trigger(), this::command);
            Step step = graph.step(stage, new Command(command.instruction(), stage.line()), line, true);
            step.sources().forEach(graph::resolveImage);
            return step;
        } catch (Fault | DockerfileParseException e) {
            String problem =
                    e instanceof DockerfileParseException located ? located.problem() : String.valueOf(e.getMessage());
            throw new DockerfileParseException(
                    stage.line(), "what the ONBUILD in line " + line + " triggers here cannot run: " + problem);
        }
    }

    private Command command(String trigger) {
        Command command = InstructionReader.read(StatementReader.readSingle(trigger, budget), budget);
        if (command.instruction() instanceof Instruction.From) {
            throw new Fault("ONBUILD cannot trigger FROM");
        }
        return command;
    }
}
