package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.Node.Step;
import io.imagefactory.core.dockerfile.check.GoNumbers;
import io.imagefactory.core.dockerfile.shell.Budget;
import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.dockerfile.shell.ShellLexer;
import io.imagefactory.core.dockerfile.shell.Variables;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.InvalidReferenceException;
import io.imagefactory.core.text.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Stages and images by place and name ({@code dispatchStates}, {@code toCommand} and {@code detectRunMount} in
 * {@code dockerfile2llb}).
 *
 * <p>Names are kept in lower case. A FROM compares its base as written, COPY and mounts compare in any case. Images that
 * COPY and mounts name take places of their own behind the stages, which an index in {@code COPY --from=3} can hit.
 */
final class StageGraph {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> byName = new HashMap<>();
    private final ShellLexer lexer;
    private final Budget budget;

    StageGraph(ShellLexer lexer, Budget budget) {
        this.lexer = lexer;
        this.budget = budget;
    }

    List<Node> nodes() {
        return nodes;
    }

    void addStage(Node stage) {
        place(stage);
        Optional.ofNullable(byName.get(stage.base())).ifPresent(stage::standsOn);
        stage.body().flatMap(body -> body.from().name()).ifPresent(name -> byName.put(name, stage));
    }

    private void place(Node node) {
        node.setIndex(nodes.size());
        nodes.add(node);
    }

    Optional<Node> named(String name) {
        return Optional.ofNullable(byName.get(Octets.lower(name)));
    }

    /** The names of all stages, for suggestions. */
    List<String> names() {
        return nodes.stream()
                .flatMap(node -> node.body().stream())
                .flatMap(body -> body.from().name().stream())
                .toList();
    }

    /**
     * Adds a command to a stage, with the nodes that it takes from.
     *
     * @throws Fault if it names what cannot be
     */
    Step step(Node stage, Command command, int namedOn, boolean triggered) {
        List<Node> sources = new ArrayList<>();
        if (command.instruction() instanceof Instruction.Copy copy
                && copy.from().isPresent()) {
            sources.add(copySource(copy.from().get(), namedOn));
        } else if (command.instruction() instanceof Instruction.Run run) {
            for (Optional<String> from : run.froms()) {
                // A mount of nothing counts as one of scratch, which may be the name of a stage.
                String name = from.orElse(Node.SCRATCH);
                sources.add(named(name).orElseGet(() -> Node.ofSource(name, namedOn)));
            }
        }
        for (Node source : sources) {
            stage.dependOn(source, namedOn);
            if (source.index() < 0) {
                place(source);
            }
        }
        return new Step(command.instruction(), sources, command.line(), namedOn, triggered);
    }

    private Node copySource(String from, int line) {
        if (!lexer.expand(from, Variables.none(), budget).text().equals(from)) {
            throw new Fault("\"--from\" takes no variables; name " + Fault.quote(from)
                    + " in a FROM of its own and copy from that stage");
        }
        OptionalLong index = GoNumbers.parseLong(from);
        if (index.isEmpty()) {
            return named(from).orElseGet(() -> Node.ofSource(from, line));
        }
        if (index.getAsLong() < 0 || index.getAsLong() >= nodes.size()) {
            throw new Fault("there is no stage with the index " + from + "; the first has 0");
        }
        return nodes.get((int) index.getAsLong());
    }

    /**
     * Finds the image of a node that is no stage's child, reachable or not.
     *
     * @throws DockerfileParseException if what it names is no image reference
     */
    void resolveImage(Node node) {
        if (node.baseNode().isPresent() || node.isScratch() || node.image().isPresent()) {
            return;
        }
        try {
            node.setImage(ImageReference.of(Octets.text(node.base())));
        } catch (InvalidReferenceException e) {
            throw new DockerfileParseException(
                    node.line(),
                    node.body().map(body -> body.from().column()).orElse(OptionalInt.empty()),
                    e.getMessage() + Suggestion.after(Octets.text(node.base()), names()));
        }
    }
}
